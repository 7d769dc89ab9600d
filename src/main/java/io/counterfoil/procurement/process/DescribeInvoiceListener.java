package io.counterfoil.procurement.process;

import io.counterfoil.procurement.InvoiceMatching;
import io.counterfoil.procurement.InvoiceValidation;
import io.counterfoil.procurement.SupplierInvoice;
import io.counterfoil.procurement.SupplierInvoices;
import io.counterfoil.procurement.matching.Check;
import io.counterfoil.procurement.matching.LineFigures;
import io.counterfoil.procurement.matching.LineMatch;
import io.counterfoil.procurement.matching.MatchResult;
import io.counterfoil.workflow.EnteredValues;
import io.counterfoil.workflow.JsonVariable;
import io.counterfoil.workflow.TaskCard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
        EnteredValues.forgetEarlier(task);
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
        sheet.put("caseLink", Shown.caseLink(invoice.businessKey()));
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
                        .map(finding -> Map.of("rule", finding.rule(), "message", withoutRule(finding.message())))
                        .toList());
        return sheet;
    }

    /** The official texts begin with the rule's id, which has a column of its own. */
    private static String withoutRule(String message) {
        return message.replaceFirst("^\\[[^\\]]+]\\s*-?\\s*", "");
    }

    private static String verdict(SupplierInvoice invoice, MatchResult result) {
        var reasons = result.reasonKeys().stream().map(CheckWords::of).collect(Collectors.joining(", "));
        return switch (invoice.status()) {
            case REJECTED -> "Rejected: tell the supplier";
            case PARKED -> "Parked: " + reasons;
            default -> "On hold: " + reasons;
        };
    }

    private static Map<String, String> line(LineFigures figures) {
        var unit = figures.ordered().unit();
        return Map.of(
                "line", String.valueOf(figures.ordered().number()),
                "ordered",
                        Shown.quantity(figures.ordered().quantity(), unit) + " at "
                                + figures.ordered().price().amount().shown(),
                "received", Shown.quantity(figures.received().kept(), unit),
                "before", Shown.quantity(figures.before().quantity().shown(), unit),
                "invoiced",
                        Shown.quantity(figures.invoiced().shown(), unit) + " for "
                                + figures.amount().shown(),
                "difference", difference(figures));
    }

    /** What is too much, in money and in goods; nothing is said about what fits. */
    private static String difference(LineFigures figures) {
        var variance = figures.variance();
        var money = variance == null || variance.isZero()
                ? Stream.<String>empty()
                : Stream.of(variance.shown() + (variance.isPositive() ? " too dear" : " cheaper"));
        var goods = figures.excess().signum() > 0
                ? Stream.of(Shown.quantity(
                                figures.excess().shown(), figures.ordered().unit()) + " too many")
                : Stream.<String>empty();
        return Optional.of(Stream.concat(money, goods).collect(Collectors.joining(", ")))
                .filter(Predicate.not(String::isEmpty))
                .orElse("none");
    }

    private static List<Map<String, String>> checks(MatchResult result) {
        return Stream.concat(result.reasons().stream(), result.warnings().stream())
                .map(DescribeInvoiceListener::check)
                .toList();
    }

    private static Map<String, String> check(Check check) {
        return Map.of("check", CheckWords.of(check.key()), "explanation", check.sentence());
    }
}
