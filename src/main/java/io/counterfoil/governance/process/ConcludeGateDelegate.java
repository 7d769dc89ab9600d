package io.counterfoil.governance.process;

import io.counterfoil.governance.gate.GateConclusions;
import io.counterfoil.governance.gate.Gates;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Conclude gate". */
@Component("concludeGate")
class ConcludeGateDelegate implements JavaDelegate {
    private final GateConclusions conclusions;
    private final Gates gates;

    ConcludeGateDelegate(GateConclusions conclusions, Gates gates) {
        this.conclusions = conclusions;
        this.gates = gates;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var passage = execution.getProcessBusinessKey();
        // Nobody is left to ask: either all have agreed, or the last count ended it.
        var held = conclusions.conclude(passage, !GateProcess.ASKS_PEOPLE.from(execution));
        GateProcess.OUTCOME.set(execution, held ? "HOLD" : "SETTLED");
        if (held) {
            var review = gates.review(passage);
            execution.setVariable("holdReviewers", new ArrayList<>(List.of(review.owner())));
            execution.setVariable(
                    "reviewDue",
                    Date.from(Objects.requireNonNull(review.on())
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()));
        }
    }
}
