package io.counterfoil.governance.process;

import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.governance.closing.DecayDecisions;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.kernel.Money;
import io.counterfoil.workflow.JsonVariable;
import io.counterfoil.workflow.TaskCard;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Shows value that went away to the controller. */
@Component("describeDecay")
class DescribeDecayListener implements TaskListener {
    private final DecayDecisions decisions;
    private final Measures measures;
    private final JsonVariable json;

    DescribeDecayListener(DecayDecisions decisions, Measures measures, JsonVariable json) {
        this.decisions = decisions;
        this.measures = measures;
        this.json = json;
    }

    @Override
    public void notify(DelegateTask task) {
        var event = decisions.get(task.getExecution().getProcessBusinessKey());
        var measure = measures.get(event.measure());
        var profile = measure.profile();
        var runRate = new Money(event.runRate(), profile.currency()).rounded().shown();
        json.show(
                task,
                "decay",
                Map.of(
                        "measure", measure.measure(),
                        "name", profile.name(),
                        "owner", profile.owner(),
                        "words", event.words(),
                        "runRate", runRate,
                        "measureLink", "/measures/" + measure.measure(),
                        "caseLink", "/cases/" + BusinessKeyPath.encode(measure.measure())));
        task.setVariableLocal(TaskCard.DOCUMENT, measure.measure());
        task.setVariableLocal(TaskCard.AMOUNT, runRate);
        task.setVariableLocal(TaskCard.PARTNER, profile.owner());
        task.setVariableLocal(TaskCard.ABOUT, "Confirmed value went away: " + profile.name());
        task.setVariableLocal(TaskCard.WHY, "You control the measure, whose confirmed value went away.");
    }
}
