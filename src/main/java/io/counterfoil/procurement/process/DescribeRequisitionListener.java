package io.counterfoil.procurement.process;

import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.Supplier;
import io.counterfoil.masterdata.Suppliers;
import io.counterfoil.procurement.approval.LevelDecision;
import io.counterfoil.procurement.requisition.Requisition;
import io.counterfoil.procurement.requisition.RequisitionDecisions;
import io.counterfoil.procurement.requisition.Requisitions;
import io.counterfoil.procurement.requisition.SpendAssessment;
import io.counterfoil.workflow.EnteredValues;
import io.counterfoil.workflow.JsonVariable;
import io.counterfoil.workflow.TaskCard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Shows the requisition to whoever decides on it or corrects it. */
@Component("describeRequisition")
class DescribeRequisitionListener implements TaskListener {
    private final Requisitions requisitions;
    private final RequisitionDecisions decisions;
    private final Suppliers suppliers;
    private final SpendAssessment spend;
    private final JsonVariable json;

    DescribeRequisitionListener(
            Requisitions requisitions,
            RequisitionDecisions decisions,
            Suppliers suppliers,
            SpendAssessment spend,
            JsonVariable json) {
        this.requisitions = requisitions;
        this.decisions = decisions;
        this.suppliers = suppliers;
        this.spend = spend;
        this.json = json;
    }

    @Override
    public void notify(DelegateTask task) {
        EnteredValues.forgetEarlier(task);
        var requisition = requisitions
                .findById(task.getExecution().getProcessBusinessKey())
                .orElseThrow();
        task.setName(task.getName() + " " + requisition.requisitionNumber());
        task.setVariableLocal(TaskCard.DOCUMENT, requisition.requisitionNumber());
        task.setVariableLocal(TaskCard.AMOUNT, requisition.total().shown());
        task.setVariableLocal(TaskCard.PARTNER, requisition.requester());
        task.setVariableLocal(TaskCard.ABOUT, requisition.purpose());
        AskedApprover.of(task).explainAt(task);
        json.show(task, "sheet", sheet(requisition, AskedApprover.of(task)));
        prefill(task, requisition);
    }

    private Map<String, Object> sheet(Requisition requisition, AskedApprover asked) {
        var sheet = new LinkedHashMap<String, Object>();
        sheet.put("number", requisition.requisitionNumber());
        sheet.put("total", requisition.total().shown());
        sheet.put("requester", requisition.requester());
        sheet.put(
                "supplier",
                suppliers
                        .findById(requisition.supplierNumber())
                        .map(Supplier::name)
                        .orElse(""));
        sheet.put("costCentre", requisition.costCentre());
        sheet.put("purpose", requisition.purpose());
        sheet.put("need", requisition.neededBy() == null ? "" : ", needed by " + Shown.day(requisition.neededBy()));
        sheet.put("level", SheetVariable.role(asked.role()));
        sheet.put("why", asked.why());
        sheet.put("flag", String.join(". ", spend.suspicionsOn(requisition.requisitionNumber())));
        sheet.put("caseLink", Shown.caseLink(requisition.requisitionNumber()));
        sheet.put("returnReason", requisition.returnReason());
        sheet.put(
                "lines",
                requisition.lines().stream()
                        .map(line -> Map.of(
                                "description", line.description(),
                                "quantity", Shown.quantity(line.quantity(), line.unit()),
                                "unitPrice",
                                        Shown.price(
                                                line.unitPrice(), line.unit(), line.terms(), requisition.currency()),
                                "net",
                                        new Money(line.netAmount(), requisition.currency())
                                                .rounded()
                                                .shown()))
                        .toList());
        sheet.put("terms", AgreedTerms.of(requisition));
        sheet.put("decisions", shown(decisions.of(requisition.requisitionNumber())));
        sheet.put("earlier", shown(decisions.before(requisition.requisitionNumber())));
        return sheet;
    }

    private static List<Map<String, String>> shown(List<LevelDecision> decided) {
        return decided.stream()
                .map(decision -> Map.of(
                        "who", decision.who(),
                        "decision", decision.approved() ? "approved" : "refused",
                        "reason", decision.reason()))
                .toList();
    }

    /** The requester corrects what stands there instead of typing it again. */
    private void prefill(DelegateTask task, Requisition requisition) {
        if (task.getTaskDefinitionKey().equals("Task_CorrectRequisition")) {
            task.setVariableLocal("supplierNumber", requisition.supplierNumber());
            task.setVariableLocal("costCentre", requisition.costCentre());
            task.setVariableLocal("currency", requisition.currency());
            task.setVariableLocal("purpose", requisition.purpose());
            task.setVariableLocal(
                    "neededBy",
                    requisition.neededBy() == null ? "" : requisition.neededBy().toString());
            json.show(
                    task,
                    "lines",
                    requisition.lines().stream().map(RequisitionInput.Line::of).toList());
        }
    }
}
