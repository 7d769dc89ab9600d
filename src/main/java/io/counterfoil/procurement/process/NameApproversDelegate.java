package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.process.ApprovalProcess.ROWS;

import io.counterfoil.procurement.approval.MatrixRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Behind the service task "Name approvers". */
@Component("nameApprovers")
class NameApproversDelegate implements JavaDelegate {
    private final ApproverNaming naming;

    NameApproversDelegate(ApproverNaming naming) {
        this.naming = naming;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var rows = rowsOf(execution);
        execution.removeVariable(ROWS.name());
        naming.name(execution, rows);
    }

    @SuppressWarnings("unchecked") // the engine's result list
    static List<MatrixRow> rowsOf(DelegateExecution execution) {
        var rows = new ArrayList<MatrixRow>();
        ROWS.from(execution).forEach(row -> rows.add(MatrixRow.of((Map<String, Object>) row)));
        return rows;
    }
}
