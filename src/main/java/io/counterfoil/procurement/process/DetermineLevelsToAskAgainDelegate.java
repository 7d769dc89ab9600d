package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.process.ApprovalProcess.ROWS;

import io.counterfoil.procurement.approval.MatrixRow;
import java.util.ArrayList;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Determine levels to ask again"; the step after it names people for what is left. */
@Component("determineLevelsToAskAgain")
class DetermineLevelsToAskAgainDelegate implements JavaDelegate {
    private final ApproverNaming naming;

    DetermineLevelsToAskAgainDelegate(ApproverNaming naming) {
        this.naming = naming;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var answers = new ArrayList<Map<String, Object>>();
        naming.relevant(execution.getProcessBusinessKey(), NameApproversDelegate.rowsOf(execution))
                .forEach(row -> answers.add(answer(row)));
        ROWS.set(execution, answers);
    }

    private static Map<String, Object> answer(MatrixRow row) {
        return Map.of("level", row.level(), "approverGroup", row.role(), "parallel", row.parallel(), "why", row.why());
    }
}
