package io.counterfoil.procurement.process;

import io.counterfoil.procurement.invoice.InvoiceValidation;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoices;
import io.counterfoil.procurement.review.MatchSheets;
import io.counterfoil.workflow.EnteredValues;
import io.counterfoil.workflow.JsonVariable;
import io.counterfoil.workflow.TaskCard;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Shows an invoice with what the match and the official rules found to whoever must deal with it: when the task opens,
 * and again as things stand then when somebody claims it, because payments go on meanwhile.
 */
@Component("describeInvoice")
class DescribeInvoiceListener implements TaskListener {
    private final SupplierInvoices invoices;
    private final MatchSheets sheets;
    private final InvoiceValidation validation;
    private final JsonVariable json;

    DescribeInvoiceListener(
            SupplierInvoices invoices, MatchSheets sheets, InvoiceValidation validation, JsonVariable json) {
        this.invoices = invoices;
        this.sheets = sheets;
        this.validation = validation;
        this.json = json;
    }

    @Override
    public void notify(DelegateTask task) {
        if (!TaskListener.EVENTNAME_ASSIGNMENT.equals(task.getEventName())) {
            open(task);
        }
        var invoice =
                invoices.findById(task.getExecution().getProcessBusinessKey()).orElseThrow();
        json.show(task, "sheet", sheet(invoice, AskedApprover.of(task)));
    }

    private void open(DelegateTask task) {
        EnteredValues.forgetEarlier(task);
        var invoice =
                invoices.findById(task.getExecution().getProcessBusinessKey()).orElseThrow();
        task.setName(task.getName() + " " + invoice.invoiceNumber());
        task.setVariableLocal(TaskCard.DOCUMENT, invoice.businessKey());
        task.setVariableLocal(TaskCard.AMOUNT, invoice.payable().shown());
        task.setVariableLocal(TaskCard.PARTNER, invoice.sellerName());
        AskedApprover.of(task).explainAt(task);
    }

    private Map<String, Object> sheet(SupplierInvoice invoice, AskedApprover asked) {
        var shown = SheetVariable.of(sheets.of(invoice));
        shown.put("rejection", invoice.statusReason());
        shown.put("level", SheetVariable.role(asked.role()));
        shown.put("why", asked.why());
        shown.put(
                "findings",
                validation.findings(invoice.businessKey()).stream()
                        .map(finding -> Map.of("rule", finding.rule(), "message", withoutRule(finding.message())))
                        .toList());
        return shown;
    }

    /** The official texts begin with the rule's id, which has a column of its own. */
    private static String withoutRule(String message) {
        return message.replaceFirst("^\\[[^\\]]+]\\s*-?\\s*", "");
    }
}
