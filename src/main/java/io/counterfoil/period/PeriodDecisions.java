package io.counterfoil.period;

import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.workflow.Tasks;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The decision on a period that is cut off, from wherever a person makes it: always by completing the task of its
 * process, so that every rule of the task holds.
 */
@Component
@Transactional
public class PeriodDecisions {
    private static final String CLOSE = "Task_CloseReportingPeriod";

    private final ReportingPeriods periods;
    private final Tasks tasks;

    PeriodDecisions(ReportingPeriods periods, Tasks tasks) {
        this.periods = periods;
        this.tasks = tasks;
    }

    /** Id of the task at which the period waits for its closing; empty if it does not wait there. */
    public Optional<String> taskOf(YearMonth period) {
        return tasks.openAt(period.toString(), CLOSE);
    }

    /**
     * Closes the period as {@link PeriodClosing#close}.
     *
     * @throws NotFound {@code PERIOD_UNKNOWN}
     * @throws Conflict {@code PERIOD_NOT_CUT_OFF}, or {@code TASK_TAKEN} if somebody else decides at the same moment
     */
    public void close(YearMonth period, String remark, String person) {
        decide(period, "close", remark, person);
    }

    /** Lets owners enter values again as {@link PeriodClosing#sendBack}; refused as {@link #close}. */
    public void sendBack(YearMonth period, String reason, String person) {
        decide(period, "open", reason, person);
    }

    private void decide(YearMonth month, String decision, String reason, String person) {
        var period = periods.get(month);
        var task = taskOf(month)
                .orElseThrow(() ->
                        new Conflict("PERIOD_NOT_CUT_OFF", period.standing() + "; only one that is cut off is closed"));
        tasks.decideTask(person, task, Map.of("decision", decision, "reason", reason));
    }
}
