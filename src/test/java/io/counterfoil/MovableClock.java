package io.counterfoil;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * A clock that stands until a test moves it, for the application and its engine alike. It stands in the past only: the
 * engine's clock is that of all applications of the JVM, and none of their timers may fire early.
 */
public final class MovableClock extends Clock {
    private volatile Instant now;

    private MovableClock(Instant now) {
        this.now = now;
    }

    /** Takes the place of the system's clock. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class InPlace {
        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock(Instant.parse("2025-01-02T08:00:00Z"));
        }
    }

    /** Forward, and not beyond the real time. */
    public void moveTo(Instant moment) {
        if (moment.isBefore(now) || moment.isAfter(Instant.now())) {
            throw new IllegalArgumentException(moment + " is not between " + now + " and the real time");
        }
        now = moment;
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    /** Gives the engine its own clock back. */
    public void release() {
        ClockUtil.reset();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
