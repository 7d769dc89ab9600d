package io.counterfoil.exchange.process;

import io.counterfoil.exchange.held.HeldDecision;
import io.counterfoil.exchange.held.HeldRecords;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import io.counterfoil.workflow.FormInput;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Records the steward's decision; a refusal there keeps the task open. */
@Component("decideHeldRecord")
class DecideHeldRecordListener implements TaskListener {
    private final HeldRecords records;

    DecideHeldRecordListener(HeldRecords records) {
        this.records = records;
    }

    @Override
    public void notify(DelegateTask task) {
        var decision = FormInput.choice(task, "decision", HeldDecision.class);
        records.decide(
                task.getExecution().getProcessBusinessKey(),
                decision,
                decision == HeldDecision.CORRECT ? fields(FormInput.text(task, "corrected")) : Map.of(),
                FormInput.text(task, "reason"),
                task.getAssignee());
    }

    /** One field to a line: {@code paymentDays = 30}. */
    private static Map<String, String> fields(String lines) {
        var fields = new TreeMap<String, String>();
        for (var line : lines.lines().filter(one -> !one.isBlank()).toList()) {
            var parts = line.split("=", 2);
            if (parts.length < 2 || fields.put(parts[0].strip(), parts[1].strip()) != null) {
                throw new InvalidInput(List.of(new FieldProblem(
                        "corrected",
                        "must be lines such as paymentDays = 30, each field once, but has '" + line + "'")));
            }
        }
        return fields;
    }
}
