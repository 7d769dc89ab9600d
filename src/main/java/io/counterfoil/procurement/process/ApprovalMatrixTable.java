package io.counterfoil.procurement.process;

import io.counterfoil.procurement.amendment.AmendmentDecisions;
import io.counterfoil.procurement.amendment.OrderAmendment;
import io.counterfoil.procurement.approval.MatrixRow;
import io.counterfoil.procurement.approval.NobodyMayApprove;
import io.counterfoil.procurement.requisition.SpendFacts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks the decision tables who must agree, and which levels must agree again. */
@Component
class ApprovalMatrixTable {
    private static final String ACCOUNT_CHANGED =
            "The supplier's bank account changed after the order was placed: all levels decide again.";

    private final DecisionService tables;
    private final AmendmentDecisions decisions;

    ApprovalMatrixTable(@Lazy DecisionService tables, AmendmentDecisions decisions) {
        this.tables = tables;
        this.decisions = decisions;
    }

    /** What a diagram's own step found, or the same answers without one. */
    List<MatrixRow> rows(VariableScope scope) {
        return rows(ApprovalProcess.inputs(scope));
    }

    List<MatrixRow> rows(SpendFacts facts) {
        return rows(ApprovalProcess.inputs(facts));
    }

    /**
     * Those levels whose last approval does not cover the amendment, by the table {@code ReapprovalLimit}. Nobody where
     * each level's does: the amendment is recorded only (approvals.md section 2). Measured against what each level itself
     * approved, so that small steps add up.
     *
     * @throws NobodyMayApprove if the table {@code ApprovalMatrix} asked for nobody at all
     */
    List<MatrixRow> toAskAgain(OrderAmendment amendment, List<MatrixRow> rows) {
        if (rows.isEmpty()) {
            throw NobodyMayApprove.emptyMatrix();
        }
        var lastApproved = decisions.lastApproved(amendment.orderNumber());
        var account = decisions.accountChangedSince(amendment.orderNumber());
        return rows.stream()
                .filter(row -> mustDecide(amendment, lastApproved.get(row.role())))
                .map(row -> account ? row.alsoBecause(ACCOUNT_CHANGED) : row)
                .toList();
    }

    private List<MatrixRow> rows(Map<String, Object> inputs) {
        return tables
                .evaluateDecisionTableByKey("ApprovalMatrix")
                .variables(Variables.fromMap(inputs))
                .evaluate()
                .getResultList()
                .stream()
                .map(MatrixRow::of)
                .toList();
    }

    private boolean mustDecide(OrderAmendment amendment, @Nullable BigDecimal lastApproved) {
        var facts = Variables.fromMap(Map.of(
                "approvedBefore", lastApproved != null,
                "lastApproved", (lastApproved == null ? BigDecimal.ZERO : lastApproved).toPlainString(),
                "netAmount", amendment.budgetAfter().toPlainString(),
                "weakensControl", amendment.weakensControl(),
                "priceRisePercent", amendment.priceRisePercent().toPlainString()));
        return tables.evaluateDecisionTableByKey("ReapprovalLimit")
                .variables(facts)
                .evaluate()
                .<Boolean>getSingleEntry();
    }
}
