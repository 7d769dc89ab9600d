package io.counterfoil.exchange;

import io.counterfoil.exchange.lane.LaneWork;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Does what is due in the exchange, by the test and nothing else, where the scheduler is switched off. */
public final class DueWork {
    private final JdbcClient jdbc;
    private final List<LaneWork> works;

    public DueWork(JdbcClient jdbc, List<LaneWork> works) {
        this.jdbc = jdbc;
        this.works = works;
    }

    private record Due(String name, String instance) {}

    /** Until nothing is due any more. */
    public void doAll(Instant now) {
        for (var due = next(now); !due.isEmpty(); due = next(now)) {
            due.forEach(this::perform);
        }
    }

    /** What is due now, each once; what is tried again later stays. */
    public void doOnce(Instant now) {
        next(now).forEach(this::perform);
    }

    private List<Due> next(Instant now) {
        return jdbc.sql("select task_name, task_instance from scheduled_tasks where execution_time <= :now"
                        + " order by execution_time, task_instance::bigint")
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Due(row.getString(1), row.getString(2)))
                .list();
    }

    private void perform(Due due) {
        var work = works.stream()
                .filter(one -> one.name().equals(due.name()))
                .findFirst()
                .orElseThrow();
        var again = work.work(Long.parseLong(due.instance()));
        var row = " where task_name = :name and task_instance = :instance";
        jdbc.sql(
                        again.isPresent()
                                ? "update scheduled_tasks set execution_time = :at" + row
                                : "delete from scheduled_tasks" + row)
                .param("at", again.map(Timestamp::from).orElse(null))
                .param("name", due.name())
                .param("instance", due.instance())
                .update();
    }
}
