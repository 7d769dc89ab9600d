package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.process.ApprovalProcess.APPROVERS;
import static io.counterfoil.procurement.process.ApprovalProcess.NEXT;

import io.counterfoil.procurement.approval.Approvals;
import io.counterfoil.procurement.approval.Approver;
import io.counterfoil.procurement.approval.MatrixRow;
import io.counterfoil.procurement.approval.NobodyMayApprove;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Turns the answers of the decision table into the people who are asked next. */
@Component
class ApproverNaming {
    private final Approvals approvals;
    private final ApprovalSubjects subjects;
    private final ApprovalMatrixTable matrix;

    ApproverNaming(Approvals approvals, ApprovalSubjects subjects, ApprovalMatrixTable matrix) {
        this.approvals = approvals;
        this.subjects = subjects;
        this.matrix = matrix;
    }

    /** Those levels of the table's answers that are asked at all: of an amendment, those that must decide again. */
    List<MatrixRow> relevant(String key, List<MatrixRow> rows) {
        return subjects.amendment(key)
                .map(amendment -> matrix.toAskAgain(amendment, rows))
                .orElse(rows);
    }

    /**
     * Who is asked next; empty once nobody is left to ask.
     *
     * @throws NobodyMayApprove if somebody must and nobody may
     */
    List<Approver> next(String key, List<MatrixRow> rows) {
        if (rows.isEmpty() && subjects.amendment(key).isPresent()) {
            return List.of(); // every level's last approval covers the amendment
        }
        return approvals.next(subjects.of(key), rows);
    }

    /** Names them to the process. That nobody may is an answer too: the process then waits, and an operator is told. */
    void name(DelegateExecution execution, List<MatrixRow> rows) {
        var asked = new ArrayList<>();
        try {
            next(execution.getProcessBusinessKey(), rows).forEach(one -> asked.add(AskedApprover.variableOf(one)));
            NEXT.set(execution, asked.isEmpty() ? "DONE" : "ASK");
        } catch (NobodyMayApprove nobody) {
            NEXT.set(execution, "NOBODY");
        }
        APPROVERS.set(execution, asked);
    }
}
