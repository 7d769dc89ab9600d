package io.counterfoil.procurement.process;

import io.counterfoil.procurement.requisition.SpendFacts;
import io.counterfoil.workflow.ProcessVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Names that the approval in {@code requisition-approval}, {@code order-amendment} and {@code invoice-to-pay} shares. */
final class ApprovalProcess {
    /** The answers of the table {@code ApprovalMatrix}; read and removed by the step after it. */
    @SuppressWarnings("rawtypes")
    static final ProcessVariable<Collection> ROWS = new ProcessVariable<>("approvalRows", Collection.class);

    /** Who is asked now: one {@link AskedApprover} for each task. */
    @SuppressWarnings("rawtypes")
    static final ProcessVariable<Collection> APPROVERS = new ProcessVariable<>("approvers", Collection.class);

    /** {@code ASK}, {@code DONE} or {@code NOBODY}. */
    static final ProcessVariable<String> NEXT = new ProcessVariable<>("nextApprovers", String.class);

    static final ProcessVariable<Boolean> APPROVED = new ProcessVariable<>("approved", Boolean.class);

    /** In the budget currency, as plain decimal text: decision tables compare it exactly. */
    private static final ProcessVariable<String> NET_AMOUNT = new ProcessVariable<>("netAmount", String.class);

    private static final ProcessVariable<Boolean> CAPEX = new ProcessVariable<>("capex", Boolean.class);
    private static final ProcessVariable<Boolean> NEW_SUPPLIER = new ProcessVariable<>("newSupplier", Boolean.class);
    private static final ProcessVariable<Boolean> WITH_ORDER = new ProcessVariable<>("withOrder", Boolean.class);

    @SuppressWarnings("rawtypes")
    private static final ProcessVariable<Collection> CATEGORIES = new ProcessVariable<>("categories", Collection.class);

    private ApprovalProcess() {}

    /** Hands the decision table its inputs. */
    static void show(VariableScope scope, SpendFacts facts) {
        inputs(facts).forEach(scope::setVariable);
    }

    /** The inputs of the decision table by their names. */
    static Map<String, Object> inputs(SpendFacts facts) {
        return Map.of(
                NET_AMOUNT.name(), facts.base().toPlainString(),
                CATEGORIES.name(), new ArrayList<>(facts.categories()),
                CAPEX.name(), facts.capex(),
                NEW_SUPPLIER.name(), facts.newSupplier(),
                WITH_ORDER.name(), facts.withOrder());
    }

    /** The same, as the process carries them. */
    static Map<String, Object> inputs(VariableScope scope) {
        return Map.of(
                NET_AMOUNT.name(), NET_AMOUNT.from(scope),
                CATEGORIES.name(), List.copyOf(CATEGORIES.from(scope)),
                CAPEX.name(), CAPEX.from(scope),
                NEW_SUPPLIER.name(), NEW_SUPPLIER.from(scope),
                WITH_ORDER.name(), WITH_ORDER.from(scope));
    }
}
