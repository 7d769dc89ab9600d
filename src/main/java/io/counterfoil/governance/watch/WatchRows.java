package io.counterfoil.governance.watch;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what is still to be looked at. */
@Repository
class WatchRows {
    private final JdbcClient jdbc;

    WatchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One look at all measures. */
    record Round(String watch, YearMonth period) {}

    /** What is asked for already stays as it is. */
    void add(Round round, Collection<String> measures, Instant at) {
        jdbc.sql("insert into period_watch (watch, period, measure, due_at)"
                        + " select :watch, :period, measure, :at from unnest(:measures::text[]) measure"
                        + " on conflict do nothing")
                .param("watch", round.watch())
                .param("period", round.period().toString())
                .param("measures", measures.toArray(String[]::new))
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Those with anything due, the earliest period first. */
    List<Round> rounds(Instant now) {
        return jdbc.sql("select distinct watch, period from period_watch where due_at <= :now order by period, watch")
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Round(row.getString("watch"), YearMonth.parse(row.getString("period"))))
                .list();
    }

    /** No more than this many are counted. */
    long countUpTo(int most) {
        return jdbc.sql("select count(*) from (select from period_watch limit :most) counted")
                .param("most", most)
                .query(Long.class)
                .single();
    }

    /** Measures after a key. */
    List<String> due(Round round, String after, int most, Instant now) {
        return jdbc.sql("select measure from period_watch where watch = :watch and period = :period"
                        + " and measure > :after and due_at <= :now order by measure limit :most")
                .param("watch", round.watch())
                .param("period", round.period().toString())
                .param("after", after)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Those of them that nobody has looked at meanwhile; whoever is looking is waited for. */
    List<String> take(Round round, Collection<String> measures) {
        return jdbc.sql("select measure from period_watch where watch = :watch and period = :period"
                        + " and measure = any(:measures) order by measure for update")
                .param("watch", round.watch())
                .param("period", round.period().toString())
                .param("measures", measures.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    void remove(Round round, Collection<String> measures) {
        jdbc.sql("delete from period_watch where watch = :watch and period = :period and measure = any(:measures)")
                .param("watch", round.watch())
                .param("period", round.period().toString())
                .param("measures", measures.toArray(String[]::new))
                .update();
    }

    /** To be tried again: after as many minutes as it has failed times, an hour at most. */
    void failed(Round round, String measure, String failure, Instant now) {
        jdbc.sql("""
                        update period_watch set tries = tries + 1, failure = :failure,
                            due_at = :now::timestamptz + least(tries + 1, 60) * interval '1 minute'
                        where watch = :watch and period = :period and measure = :measure
                        """)
                .param("failure", failure)
                .param("now", Timestamp.from(now))
                .param("watch", round.watch())
                .param("period", round.period().toString())
                .param("measure", measure)
                .update();
    }
}
