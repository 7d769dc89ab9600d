package io.counterfoil.procurement.process;

import io.counterfoil.procurement.RequisitionDraft;
import io.counterfoil.procurement.RequisitionLine;
import io.counterfoil.workflow.JsonVariable;
import java.math.BigDecimal;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The fields of the requisition forms, and of the engine's start call. */
final class RequisitionInput {
    private static final List<String> FIELDS =
            List.of("supplierNumber", "costCentre", "currency", "purpose", "neededBy", "lines");

    /** A line as the forms have it: nothing is agreed there beyond quantity and price. */
    record Line(String description, BigDecimal quantity, String unit, BigDecimal unitPrice) {
        static Line of(RequisitionLine line) {
            return new Line(line.description(), line.quantity(), line.unit(), line.unitPrice());
        }
    }

    private RequisitionInput() {}

    static RequisitionDraft read(VariableScope scope, JsonVariable json) {
        return new RequisitionDraft(
                FormInput.text(scope, "supplierNumber"),
                FormInput.text(scope, "costCentre"),
                FormInput.text(scope, "currency"),
                FormInput.text(scope, "purpose"),
                FormInput.date(scope, "neededBy"),
                json.list(scope, "lines", Line.class).stream()
                        .map(line -> new RequisitionLine(line.description, line.quantity, line.unit, line.unitPrice))
                        .toList());
    }

    /** What was entered is now a document; the process keeps no second copy of it. */
    static void forget(VariableScope scope) {
        scope.removeVariables(FIELDS);
    }
}
