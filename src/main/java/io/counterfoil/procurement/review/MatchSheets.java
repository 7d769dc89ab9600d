package io.counterfoil.procurement.review;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoiceLine;
import io.counterfoil.procurement.invoice.SupplierInvoices;
import io.counterfoil.procurement.invoicematch.KeptMatches;
import io.counterfoil.procurement.matching.LineFigures;
import io.counterfoil.procurement.matching.MatchResult;
import io.counterfoil.procurement.matching.Order;
import io.counterfoil.procurement.matching.Verdict;
import io.counterfoil.procurement.order.PurchaseOrderLine;
import io.counterfoil.procurement.order.PurchaseOrders;
import io.counterfoil.procurement.settlement.PaymentStanding;
import io.counterfoil.procurement.settlement.PaymentStandings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the sheet of an invoice from what its last match kept. */
@Service
@Transactional(readOnly = true)
public class MatchSheets {
    private final SupplierInvoices invoices;
    private final PurchaseOrders orders;
    private final KeptMatches matches;
    private final OtherInvoices others;
    private final FollowUps followUps;
    private final PaymentStandings standings;

    MatchSheets(
            SupplierInvoices invoices,
            PurchaseOrders orders,
            KeptMatches matches,
            OtherInvoices others,
            FollowUps followUps,
            PaymentStandings standings) {
        this.invoices = invoices;
        this.orders = orders;
        this.matches = matches;
        this.others = others;
        this.followUps = followUps;
        this.standings = standings;
    }

    /** Empty if there is no such invoice. */
    public Optional<MatchSheet> of(String businessKey) {
        return invoices.findById(businessKey).map(this::of);
    }

    /** The sheet of an invoice as it stands. */
    public MatchSheet of(SupplierInvoice invoice) {
        var kept = matches.newest(invoice.businessKey());
        var result = kept.map(KeptMatches.Kept::result).orElse(null);
        return new MatchSheet(
                invoice.businessKey(),
                kind(invoice.kind()),
                invoice.invoiceNumber(),
                invoice.sellerName(),
                invoice.payable().shown(),
                invoice.orderNumber(),
                invoice.costCentre(),
                Wording.day(invoice.issueDate()),
                invoice.status(),
                verdict(invoice, result),
                kept.map(KeptMatches.Kept::matchedAt).orElse(null),
                result == null ? "" : result.toleranceSets(),
                result == null ? List.of() : lines(invoice, result),
                invoice.lines().stream().map(line -> billed(line, invoice)).toList(),
                result == null
                        ? List.of()
                        : result.checks().stream().map(SheetFinding::of).toList(),
                followUps.of(invoice),
                others.creditsOf(invoice),
                standings.of(invoice).map(PaymentStanding::sentence).orElse(""));
    }

    private List<SheetLine> lines(SupplierInvoice invoice, MatchResult result) {
        var numbers = result.lines().stream()
                .map(line -> line.figures().ordered().number())
                .collect(Collectors.toSet());
        var earlier = others.ofLines(invoice, numbers);
        var ordered = orderLines(invoice);
        return result.lines().stream()
                .map(line -> SheetLines.line(
                        line,
                        result,
                        Optional.ofNullable(ordered.get(line.figures().ordered().number())),
                        inOtherUnits(invoice, line.figures()),
                        earlier.getOrDefault(line.figures().ordered().number(), List.of())))
                .sorted(Comparator.comparing((SheetLine line) -> !line.failed()).thenComparing(SheetLine::number))
                .toList();
    }

    private static String inOtherUnits(SupplierInvoice invoice, LineFigures figures) {
        var lines = invoice.lines().stream()
                .filter(line -> figures.invoiceLines().contains(line.lineNumber()))
                .toList();
        return figures.ordered().terms().kind() != Order.Kind.GOODS
                        || lines.stream()
                                .allMatch(line ->
                                        line.unit().equals(figures.ordered().unit()))
                ? ""
                : lines.stream()
                        .map(line -> Wording.quantity(line.quantity(), line.unit()))
                        .collect(Collectors.joining(" + "));
    }

    private static MatchSheet.Billed billed(SupplierInvoiceLine line, SupplierInvoice invoice) {
        return new MatchSheet.Billed(
                line.lineNumber(),
                line.description(),
                Wording.quantity(line.quantity(), line.unit()),
                new Money(line.unitPrice(), invoice.currency()).shown(),
                new Money(line.netAmount(), invoice.currency()).rounded().shown());
    }

    private Map<Integer, PurchaseOrderLine> orderLines(SupplierInvoice invoice) {
        return Optional.ofNullable(invoice.orderNumber()).flatMap(orders::findById).stream()
                .flatMap(order -> order.lines().stream())
                .collect(Collectors.toMap(PurchaseOrderLine::lineNumber, Function.identity()));
    }

    private static String verdict(SupplierInvoice invoice, @Nullable MatchResult result) {
        return switch (invoice.status()) {
            case RECEIVED -> "Received: not matched yet";
            case REJECTED -> "Rejected: tell the supplier";
            case PARKED -> "Parked: " + reasons(invoice, result);
            case HELD -> "On hold: " + reasons(invoice, result);
            case MATCHED -> "Matched: to be posted";
            case POSTED -> "Posted: should be paid";
        };
    }

    /** What was parked after the match, as for its budget, says why itself. */
    private static String reasons(SupplierInvoice invoice, @Nullable MatchResult result) {
        if (result == null || result.reasonKeys().isEmpty()) {
            return invoice.statusReason();
        }
        return invoice.status() == SupplierInvoice.Status.PARKED && result.verdict() == Verdict.HOLD
                ? invoice.statusReason()
                : CheckWords.of(result.reasonKeys());
    }

    private static String kind(IncomingInvoice.Kind kind) {
        return switch (kind) {
            case INVOICE -> "Invoice";
            case CREDIT_NOTE, VALUE_CREDIT -> "Credit note";
            case SUBSEQUENT_DEBIT -> "Subsequent debit";
            case PREPAYMENT_REQUEST -> "Prepayment request";
            case RETENTION_RELEASE -> "Retention release";
            case SELF_BILLED -> "Self-billed invoice";
        };
    }
}
