package io.counterfoil.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The clock of an installation with a demo story: the system's, but for the thread that tells the story, which may
 * live through days that are past. Everybody else, timers and people at the screen included, sees the real time.
 */
final class StoryClock extends Clock {
    private final Clock real;
    private final ThreadLocal<@Nullable Instant> told;

    StoryClock(Clock real) {
        this(real, new ThreadLocal<>());
    }

    private StoryClock(Clock real, ThreadLocal<@Nullable Instant> told) {
        this.real = real;
        this.told = told;
    }

    /** The calling thread is at this moment from now on; at the real time where that is not reached yet. */
    void travelTo(Instant moment) {
        var now = real.instant();
        told.set(moment.isBefore(now) ? moment : now);
    }

    /** The calling thread is back in the real time. */
    void comeBack() {
        told.remove();
    }

    @Override
    public Instant instant() {
        var moment = told.get();
        return moment == null ? real.instant() : moment;
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new StoryClock(real.withZone(zone), told);
    }
}
