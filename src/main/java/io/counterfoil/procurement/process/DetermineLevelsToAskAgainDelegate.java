package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.process.OrderAmendmentApproval.APPROVER_GROUPS;

import io.counterfoil.procurement.amendment.AmendmentDecisions;
import io.counterfoil.procurement.amendment.OrderAmendment;
import io.counterfoil.procurement.amendment.OrderAmendments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Behind the service task "Determine levels to ask again". The decision table {@code ReapprovalLimit} answers for each
 * level; where no level need decide again the first one does, so that nobody changes an order alone.
 */
@Component("determineLevelsToAskAgain")
class DetermineLevelsToAskAgainDelegate implements JavaDelegate {
    private final OrderAmendments amendments;
    private final AmendmentDecisions decisions;

    DetermineLevelsToAskAgainDelegate(OrderAmendments amendments, AmendmentDecisions decisions) {
        this.amendments = amendments;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var amendment = amendments.findById(execution.getProcessBusinessKey()).orElseThrow();
        var lastApproved = decisions.lastApproved(amendment.orderNumber());
        var tables = execution.getProcessEngineServices().getDecisionService();
        // Variables are kept as JSON, which reads lists of this class again.
        var levels = new ArrayList<String>();
        APPROVER_GROUPS.from(execution).forEach(level -> levels.add(String.valueOf(level)));
        var first = levels.get(0);
        levels.removeIf(level -> !mustDecide(tables, amendment, lastApproved.get(level)));
        if (levels.isEmpty()) {
            levels.add(first);
        }
        APPROVER_GROUPS.set(execution, levels);
    }

    private static boolean mustDecide(
            DecisionService tables, OrderAmendment amendment, @Nullable BigDecimal lastApproved) {
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
