package io.counterfoil.exchange.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How deliveries are tried again: {@code counterfoil.exchange.retry.*}. Pauses double from the first to the longest, each
 * shortened by a random part so that what failed together does not come back together.
 *
 * @param first pause after the first failure
 * @param longest pause at most
 * @param jitterPercent by how much a pause may be shortened at random
 * @param giveUpAfter how long a message that nobody takes is tried before it is dead
 * @param defects after so many failures that no outage explains it is dead
 * @param failuresToOpen of the last ten deliveries to one system so many failures open its circuit: nothing is sent
 *     until a trial succeeds
 * @param openFor how long an open circuit waits for its trial
 */
@ConfigurationProperties("counterfoil.exchange.retry")
record RetrySettings(
        @DefaultValue("PT5S") Duration first,
        @DefaultValue("PT10M") Duration longest,
        @DefaultValue("20") int jitterPercent,
        @DefaultValue("P2D") Duration giveUpAfter,
        @DefaultValue("5") int defects,
        @DefaultValue("5") int failuresToOpen,
        @DefaultValue("PT30S") Duration openFor) {

    /** Pause before the next try. */
    Duration pauseAfter(int attempts, RandomGenerator random) {
        var doubled = first.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 30));
        return shortened(doubled.compareTo(longest) < 0 ? doubled : longest, random);
    }

    /** Pause while the circuit is open. */
    Duration pauseWhileOpen(RandomGenerator random) {
        return openFor.plus(openFor).minus(shortened(openFor, random));
    }

    private Duration shortened(Duration pause, RandomGenerator random) {
        return pause.minus(pause.multipliedBy(random.nextInt(jitterPercent + 1)).dividedBy(100));
    }
}
