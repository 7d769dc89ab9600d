package io.counterfoil.procurement.process;

import io.counterfoil.procurement.approval.MatrixRow;
import io.counterfoil.procurement.review.PriceRelease;
import io.counterfoil.procurement.review.PriceReleaseRule;
import io.counterfoil.workflow.ProcessVariable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code PriceRelease}, for its own process and wherever else a price is released. */
@Component
class PriceReleaseTable implements PriceReleaseRule {
    /** Plain decimal text: decision tables compare it exactly. */
    private static final ProcessVariable<String> PERCENT = new ProcessVariable<>("variancePercent", String.class);

    private static final ProcessVariable<String> AMOUNT = new ProcessVariable<>("varianceAmount", String.class);

    private final DecisionService tables;

    PriceReleaseTable(@Lazy DecisionService tables) {
        this.tables = tables;
    }

    /** Hands the table of the diagram its inputs. */
    static void show(VariableScope scope, PriceRelease proposal) {
        inputs(proposal.percent(), proposal.amount()).forEach(scope::setVariable);
    }

    /** The answers for a process that agrees on a price; empty for any other. */
    Optional<List<MatrixRow>> rows(VariableScope scope) {
        return scope.hasVariable(PERCENT.name())
                ? Optional.of(approvers(new BigDecimal(PERCENT.from(scope)), new BigDecimal(AMOUNT.from(scope))))
                : Optional.empty();
    }

    @Override
    public List<MatrixRow> approvers(BigDecimal percent, BigDecimal amount) {
        return tables
                .evaluateDecisionTableByKey("PriceRelease")
                .variables(Variables.fromMap(inputs(percent, amount)))
                .evaluate()
                .getResultList()
                .stream()
                .map(MatrixRow::of)
                .toList();
    }

    private static Map<String, Object> inputs(BigDecimal percent, BigDecimal amount) {
        return Map.of(PERCENT.name(), percent.toPlainString(), AMOUNT.name(), amount.toPlainString());
    }
}
