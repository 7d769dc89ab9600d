package io.counterfoil.procurement.process;

import io.counterfoil.procurement.receipt.GoodsMovement.Kind;
import io.counterfoil.procurement.receipt.GoodsMovementLine;
import io.counterfoil.procurement.receipt.GoodsMoving;
import io.counterfoil.procurement.receipt.MovementDraft;
import io.counterfoil.workflow.FormInput;
import io.counterfoil.workflow.ProcessVariable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The fields of the form "Record a return or inspection": one quantity of one order line. */
final class MovementInput {
    static final ProcessVariable<Boolean> CREDIT_NOTE_OWED =
            new ProcessVariable<>(GoodsMoving.CREDIT_NOTE_OWED, Boolean.class);

    private static final List<String> FIELDS = List.of(
            "receiptNumber", "movement", "orderLine", "quantity", "fromAccepted", "happenedOn", "note", "reason");

    private MovementInput() {}

    static MovementDraft read(VariableScope scope, Clock clock) {
        var kind = FormInput.choice(scope, "movement", GoodsMovementLine.Kind.class);
        return new MovementDraft(
                FormInput.text(scope, "receiptNumber"),
                documentOf(kind),
                FormInput.text(scope, "note"),
                FormInput.text(scope, "reason"),
                Optional.ofNullable(FormInput.date(scope, "happenedOn")).orElseGet(() -> LocalDate.now(clock)),
                List.of(new MovementDraft.Line(
                        "quantity",
                        FormInput.wholeNumber(scope, "orderLine"),
                        kind,
                        FormInput.number(scope, "quantity"),
                        FormInput.isTicked(scope, "fromAccepted"))));
    }

    /** What was entered is now a document; the process keeps no second copy of it. */
    static void forget(VariableScope scope) {
        scope.removeVariables(FIELDS);
    }

    private static Kind documentOf(GoodsMovementLine.Kind kind) {
        return switch (kind) {
            case REVERSAL -> Kind.REVERSAL;
            case ACCEPTANCE, REJECTION -> Kind.INSPECTION;
            case RETURN -> Kind.RETURN;
        };
    }
}
