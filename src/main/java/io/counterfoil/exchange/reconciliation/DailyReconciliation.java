package io.counterfoil.exchange.reconciliation;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.ExternalSystemUnavailable;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares the last week of every flow once a day. Two nodes may both do it: a difference that waits is not held twice.
 * A system that does not answer is asked again the next day, over a week that holds this one.
 */
@Component
@ConditionalOnProperty(name = "counterfoil.exchange.lanes.enabled", matchIfMissing = true)
class DailyReconciliation {
    private static final Logger LOG = LoggerFactory.getLogger(DailyReconciliation.class);
    private static final int DAYS = 7;

    private final Reconciliations reconciliations;
    private final Clock clock;

    DailyReconciliation(Reconciliations reconciliations, Clock clock) {
        this.reconciliations = reconciliations;
        this.clock = clock;
    }

    @Scheduled(cron = "${counterfoil.exchange.reconciled-at:0 30 3 * * *}")
    void run() {
        var yesterday = LocalDate.now(clock).minusDays(1);
        for (var contract : reconciliations.contracts()) {
            try {
                reconciliations.run(contract, yesterday.minusDays(DAYS - 1), yesterday, AuditFact.SYSTEM);
            } catch (ExternalSystemUnavailable silent) {
                LOG.warn("{} is not reconciled today: {}", contract, silent.getMessage());
            }
        }
    }
}
