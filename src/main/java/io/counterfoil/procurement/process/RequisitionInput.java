package io.counterfoil.procurement.process;

import io.counterfoil.procurement.requisition.Requisition;
import io.counterfoil.procurement.requisition.RequisitionDraft;
import io.counterfoil.procurement.requisition.RequisitionLine;
import io.counterfoil.workflow.FormInput;
import io.counterfoil.workflow.JsonVariable;
import java.math.BigDecimal;
import java.util.ArrayList;
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

    /** As {@link #read}; what the form does not show, the terms of the order and of each line by its place, stays. */
    static RequisitionDraft read(VariableScope scope, JsonVariable json, Requisition before) {
        var entered = read(scope, json);
        var lines = new ArrayList<RequisitionLine>();
        for (var line : entered.lines()) {
            var place = lines.size();
            lines.add(
                    place < before.lines().size()
                            ? line.onTermsOf(before.lines().get(place))
                            : line);
        }
        return new RequisitionDraft(
                entered.supplierNumber(),
                entered.costCentre(),
                entered.currency(),
                entered.purpose(),
                entered.neededBy(),
                before.terms(),
                lines);
    }

    /** What was entered is now a document; the process keeps no second copy of it. */
    static void forget(VariableScope scope) {
        scope.removeVariables(FIELDS);
    }
}
