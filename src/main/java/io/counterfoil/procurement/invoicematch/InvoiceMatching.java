package io.counterfoil.procurement.invoicematch;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice.Status;
import io.counterfoil.procurement.invoice.SupplierInvoices;
import io.counterfoil.procurement.matching.Check;
import io.counterfoil.procurement.matching.MatchResult;
import io.counterfoil.procurement.matching.Party;
import io.counterfoil.procurement.matching.Verdict;
import io.counterfoil.procurement.order.OrderFactsChanged;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.Processes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Matches invoices against orders and receipts, and again whenever a fact of their order changes.
 *
 * <p>One invoice of an order at a time: the order's row is locked until the transaction ends, so that two invoices
 * never count on the same goods.
 */
@Service
@Transactional
public class InvoiceMatching {
    /** Tells a held invoice that what it waits for may have come. */
    public static final String FACTS_CHANGED = "Message_MatchingFactsChanged";

    private final SupplierInvoices invoices;
    private final MatchDocuments documents;
    private final CaseRegister cases;
    private final Processes processes;
    private final JdbcClient jdbc;
    private final HoldReleases releases;
    private final HeldPayments parts;
    private final MatchJson json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InvoiceMatching(
            SupplierInvoices invoices,
            MatchDocuments documents,
            CaseRegister cases,
            Processes processes,
            JdbcClient jdbc,
            HoldReleases releases,
            HeldPayments parts,
            MatchJson json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.invoices = invoices;
        this.documents = documents;
        this.cases = cases;
        this.processes = processes;
        this.jdbc = jdbc;
        this.releases = releases;
        this.parts = parts;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** What the next step of the invoice's process is. */
    public enum Next {
        PAYABLE,
        HELD,
        PARKED
    }

    /**
     * The outcome of a match as the process needs it.
     *
     * @param owner role that can end the hold; accounts payable if nothing is held
     */
    public record Outcome(Next next, String owner) {}

    /**
     * Matches a registered invoice, keeps the result with its figures, and sets the invoice's state. What is scheduled of
     * a held invoice follows what nobody doubts.
     */
    public Outcome match(String businessKey) {
        // The order may have been placed, or assigned, after the invoice was registered as a case of its own.
        documents.lockOrderOf(businessKey).ifPresent(order -> cases.follow(businessKey, order));
        var invoice = documents.invoice(businessKey);
        var isFirst = invoice.status() == Status.RECEIVED && !invoice.kind().isCredit();
        var waiting = isFirst
                ? invoices.waitingFor(invoice.sellerKey(), invoice.invoiceNumber())
                : List.<SupplierInvoice>of();
        matchCredits(waiting);
        var result = evaluate(invoice);
        var next = next(result.verdict());
        keep(invoice, result, next);
        parts.follow(invoice, result);
        tell(waiting.stream().filter(later -> !later.kind().isCredit()).toList());
        if (invoice.orderNumber() != null && changesOthers(invoice, next)) {
            factsChanged(invoice.orderNumber());
        }
        events.publishEvent(new AuditFact(
                businessKey,
                AuditFact.SYSTEM,
                "INVOICE_MATCHED",
                sentences(result),
                Map.of("verdict", result.verdict().name(), "reasons", String.join(",", result.reasonKeys()))));
        return new Outcome(next, owner(result));
    }

    /** Keeps other invoices of the order from being matched until the transaction ends. */
    public void lockOrder(SupplierInvoice invoice) {
        documents.lockOrderOf(invoice.businessKey());
    }

    /** Matches without keeping anything. */
    @Transactional(readOnly = true)
    public MatchResult evaluate(SupplierInvoice invoice) {
        var result = documents.match(invoice);
        // What was never matched was never held, and nobody could let any of it pass.
        return invoice.status() == Status.RECEIVED ? result : releases.applied(invoice.businessKey(), result);
    }

    /**
     * Lets the invoices of an order that wait for a person be matched again, those registered first before the others.
     * Where nothing they wait for changed they are left alone, so that nobody loses a task at work.
     */
    public void factsChanged(String orderNumber) {
        tell(invoices.waiting(orderNumber));
    }

    @EventListener
    void factsChanged(OrderFactsChanged change) {
        factsChanged(change.orderNumber());
    }

    private void tell(List<SupplierInvoice> waitingInvoices) {
        waitingInvoices.stream()
                .filter(this::faresOtherwise)
                .forEach(waiting -> processes.tell(FACTS_CHANGED, waiting.businessKey()));
    }

    private boolean faresOtherwise(SupplierInvoice waiting) {
        var result = evaluate(waiting);
        return !sentences(result).equals(waiting.statusReason()) || parts.isBehind(waiting, result);
    }

    /** Credit notes that came before their invoice count from its first match on. */
    private void matchCredits(List<SupplierInvoice> waiting) {
        waiting.stream()
                .filter(later -> later.kind().isCredit())
                .map(SupplierInvoice::businessKey)
                .filter(credit -> match(credit).next() != Next.PARKED)
                .forEach(credit -> processes.tell(FACTS_CHANGED, credit));
    }

    /** A credit that counts helps the invoice it names; parking gives quantity back, and leaving it takes some. */
    private static boolean changesOthers(SupplierInvoice invoice, Next next) {
        return invoice.kind().isCredit() && next == Next.PAYABLE
                || (invoice.status() == Status.PARKED) != (next == Next.PARKED);
    }

    private static Next next(Verdict verdict) {
        return switch (verdict) {
            case TOUCHLESS, WITHIN_TOL -> Next.PAYABLE;
            case HOLD -> Next.HELD;
            case PARK, REJECT -> Next.PARKED;
        };
    }

    private static String owner(MatchResult result) {
        return result.parties().stream()
                .findFirst()
                .orElse(Party.ACCOUNTS_PAYABLE)
                .role();
    }

    private static String sentences(MatchResult result) {
        return result.reasons().stream().map(Check::sentence).collect(Collectors.joining(" "));
    }

    private static Status status(Next next) {
        return switch (next) {
            case PAYABLE -> Status.MATCHED;
            case HELD -> Status.HELD;
            case PARKED -> Status.PARKED;
        };
    }

    /** The result, what its units are in those of the order, and the state that follows, in one statement. */
    private void keep(SupplierInvoice invoice, MatchResult result, Next next) {
        jdbc.sql("""
                        with kept as (
                            insert into invoice_match
                                (invoice_key, attempt, matched_at, verdict, tolerance_set, reasons, result)
                            select :key, coalesce(max(attempt), 0) + 1, :at, :verdict, :set, :reasons, cast(:result as jsonb)
                            from invoice_match where invoice_key = :key),
                        converted as (
                            update supplier_invoice_line l set unit_numerator = f.numerator, unit_denominator = f.denominator
                            from jsonb_to_recordset(cast(:units as jsonb))
                                as f (line integer, numerator numeric, denominator numeric)
                            where l.invoice_key = :key and l.line_number = f.line)
                        update supplier_invoice set status = :status, status_reason = :reason where business_key = :key
                        """)
                .param("key", invoice.businessKey())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("verdict", result.verdict().name())
                .param("set", result.toleranceSets())
                .param("reasons", String.join(",", result.reasonKeys()))
                .param("result", json.write(result))
                .param("units", OrderUnits.changed(invoice, result))
                .param("status", status(next).name())
                .param("reason", sentences(result))
                .update();
    }
}
