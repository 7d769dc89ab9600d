package io.counterfoil.governance.alarm;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.period.PeriodClosed;
import io.counterfoil.period.PeriodCutOff;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When the lights of measures are compared: of one in the transaction of what changed it, of all after a period ended. */
@Component
class StatusWatch {
    /** Facts under the key of a measure that move one of its lights. */
    private static final Set<String> MOVES = Set.of(
            "FORECAST_STATED",
            "FORECAST_CONFIRMED",
            "ACTUAL_ENTERED",
            "PRIOR_PERIOD_CORRECTED",
            "ACTUALS_VALIDATED",
            "MILESTONE_FORECAST",
            "MILESTONE_DONE");

    private final StatusAlarms alarms;

    StatusWatch(StatusAlarms alarms) {
        this.alarms = alarms;
    }

    @EventListener
    void changed(AuditFact fact) {
        if (MOVES.contains(fact.action())) {
            alarms.look(fact.businessKey());
        }
    }

    @EventListener
    void cutOff(PeriodCutOff ended) {
        alarms.lookAtAll(ended.period());
    }

    @EventListener
    void closed(PeriodClosed ended) {
        alarms.lookAtAll(ended.period());
    }
}
