package io.counterfoil.governance.process;

import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.governance.alarm.StatusAlarm;
import io.counterfoil.governance.alarm.StatusAlarms;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.workflow.JsonVariable;
import io.counterfoil.workflow.TaskCard;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Shows both lights of a measure to its controller. */
@Component("describeStatusAlarm")
class DescribeStatusAlarmListener implements TaskListener {
    private final StatusAlarms alarms;
    private final Measures measures;
    private final JsonVariable json;

    DescribeStatusAlarmListener(StatusAlarms alarms, Measures measures, JsonVariable json) {
        this.alarms = alarms;
        this.measures = measures;
        this.json = json;
    }

    @Override
    public void notify(DelegateTask task) {
        var alarm = alarms.get(task.getExecution().getProcessBusinessKey());
        var profile = measures.get(alarm.measure()).profile();
        json.show(task, "alarm", shown(alarm, profile.name(), profile.owner()));
        task.setVariableLocal(TaskCard.DOCUMENT, alarm.measure());
        task.setVariableLocal(TaskCard.PARTNER, profile.owner());
        task.setVariableLocal(TaskCard.ABOUT, alarm.kind().words() + ": " + profile.name());
        task.setVariableLocal(TaskCard.WHY, "You control the measure, and its two lights contradict each other.");
    }

    private static Map<String, String> shown(StatusAlarm alarm, String name, String owner) {
        return Map.of(
                "measure",
                alarm.measure(),
                "name",
                name,
                "owner",
                owner,
                "kind",
                alarm.kind().words(),
                "period",
                alarm.period().toString(),
                "implementation",
                alarm.implementation() + ": " + alarm.implementationWords(),
                "potential",
                alarm.potential() + ": " + alarm.potentialWords(),
                "measureLink",
                "/measures/" + alarm.measure(),
                "caseLink",
                "/cases/" + BusinessKeyPath.encode(alarm.measure()));
    }
}
