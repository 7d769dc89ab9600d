package io.counterfoil.procurement.process;

import io.counterfoil.procurement.InvoiceMatching;
import io.counterfoil.procurement.InvoiceValidation;
import io.counterfoil.procurement.SupplierInvoice;
import io.counterfoil.procurement.SupplierInvoices;
import io.counterfoil.procurement.matching.Check;
import io.counterfoil.procurement.matching.Comparison;
import io.counterfoil.procurement.matching.LineFigures;
import io.counterfoil.procurement.matching.LineMatch;
import io.counterfoil.procurement.matching.MatchResult;
import io.counterfoil.workflow.JsonVariable;
import io.counterfoil.workflow.TaskCard;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Shows an invoice with what the match and the official rules found to whoever must deal with it. */
@Component("describeInvoice")
class DescribeInvoiceListener implements TaskListener {
    private final SupplierInvoices invoices;
    private final InvoiceMatching matching;
    private final InvoiceValidation validation;
    private final JsonVariable json;

    DescribeInvoiceListener(
            SupplierInvoices invoices, InvoiceMatching matching, InvoiceValidation validation, JsonVariable json) {
        this.invoices = invoices;
        this.matching = matching;
        this.validation = validation;
        this.json = json;
    }

    @Override
    public void notify(DelegateTask task) {
        var invoice =
                invoices.findById(task.getExecution().getProcessBusinessKey()).orElseThrow();
        task.setName(task.getName() + " " + invoice.invoiceNumber());
        task.setVariableLocal(TaskCard.DOCUMENT, invoice.businessKey());
        task.setVariableLocal(TaskCard.AMOUNT, invoice.payable().shown());
        task.setVariableLocal(TaskCard.PARTNER, invoice.sellerName());
        json.show(task, "sheet", sheet(invoice, matching.evaluate(invoice)));
    }

    private Map<String, Object> sheet(SupplierInvoice invoice, MatchResult result) {
        var sheet = new LinkedHashMap<String, Object>();
        sheet.put("verdict", verdict(invoice, result));
        sheet.put("invoiceNumber", invoice.invoiceNumber());
        sheet.put("seller", invoice.sellerName());
        sheet.put("payable", invoice.payable().shown());
        sheet.put("orderNumber", invoice.orderNumber() == null ? "none" : invoice.orderNumber());
        sheet.put("issueDate", Shown.day(invoice.issueDate()));
        sheet.put("rejection", invoice.statusReason());
        sheet.put("caseLink", "/cases?key=" + URLEncoder.encode(invoice.businessKey(), StandardCharsets.UTF_8));
        sheet.put(
                "lines",
                result.lines().stream()
                        .map(LineMatch::figures)
                        .map(DescribeInvoiceListener::line)
                        .toList());
        sheet.put("checks", checks(result));
        sheet.put(
                "findings",
                validation.findings(invoice.businessKey()).stream()
                        .map(finding -> Map.of(
                                "rule", finding.rule(), "message", finding.message(), "location", finding.location()))
                        .toList());
        return sheet;
    }

    private static String verdict(SupplierInvoice invoice, MatchResult result) {
        return switch (invoice.status()) {
            case REJECTED -> "REJECTED";
            case PARKED -> "PARKED: " + String.join(", ", result.reasonKeys());
            default -> "ON HOLD: " + String.join(", ", result.reasonKeys());
        };
    }

    private static Map<String, String> line(LineFigures figures) {
        var unit = " " + figures.ordered().unit();
        var variance = figures.variance();
        return Map.of(
                "line", String.valueOf(figures.ordered().number()),
                "ordered",
                        Shown.quantity(figures.ordered().quantity()) + unit + " at "
                                + figures.ordered().price().amount().shown(),
                "received", Shown.quantity(figures.received().kept()) + unit,
                "before", Shown.quantity(figures.before().quantity()) + unit,
                "invoiced",
                        Shown.quantity(figures.invoiced()) + unit + " for "
                                + figures.amount().shown(),
                "difference",
                        (variance == null ? "–" : variance.shown()) + ", "
                                + Shown.quantity(
                                        figures.excess().signum() > 0
                                                ? figures.excess()
                                                : figures.excess().negate())
                                + unit + (figures.excess().signum() > 0 ? " too many" : " left"));
    }

    private static List<Map<String, String>> checks(MatchResult result) {
        return Stream.concat(result.reasons().stream(), result.warnings().stream())
                .map(DescribeInvoiceListener::check)
                .toList();
    }

    private static Map<String, String> check(Check check) {
        var comparison = check instanceof Comparison compared ? compared : null;
        return Map.of(
                "line",
                comparison == null ? "all" : String.valueOf(comparison.orderLine()),
                "check",
                check.key(),
                "explanation",
                check.sentence(),
                "limit",
                comparison == null
                        ? "–"
                        : comparison.limit().words() + " (" + comparison.limit().source() + ")");
    }
}
