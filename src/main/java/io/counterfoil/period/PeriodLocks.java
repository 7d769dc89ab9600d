package io.counterfoil.period;

import java.time.YearMonth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps entering a value and closing its period apart until the transaction ends: many enter at the same time, one
 * closes alone. By advisory lock, so that it also holds for a month that nobody opened yet. Whoever needs two takes the
 * earlier month first. The journal's trigger takes the same lock.
 */
@Component
class PeriodLocks {
    private static final int SPACE = 7_246_010;
    private static final int MONTHS = 100;

    private final JdbcClient jdbc;

    PeriodLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For who enters something. */
    void share(YearMonth period) {
        take("select pg_advisory_xact_lock_shared(:space, :month)::text", period);
    }

    /** For who changes the state; waits for everybody who is entering something. */
    void seize(YearMonth period) {
        take("select pg_advisory_xact_lock(:space, :month)::text", period);
    }

    private void take(String sql, YearMonth period) {
        jdbc.sql(sql)
                .param("space", SPACE)
                .param("month", period.getYear() * MONTHS + period.getMonthValue())
                .query(String.class)
                .list();
    }
}
