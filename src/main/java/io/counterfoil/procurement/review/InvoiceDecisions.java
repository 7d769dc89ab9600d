package io.counterfoil.procurement.review;

import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice.Status;
import io.counterfoil.procurement.invoice.SupplierInvoices;
import io.counterfoil.procurement.invoicematch.HoldReleases;
import io.counterfoil.procurement.invoicematch.InvoiceMatching;
import io.counterfoil.procurement.matching.Check;
import io.counterfoil.procurement.order.PurchaseOrders;
import io.counterfoil.procurement.settlement.PartPayments;
import io.counterfoil.procurement.tolerance.ToleranceVersion;
import io.counterfoil.workflow.CaseRegister;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what people decide about invoices that could not be paid by themselves. */
@Service
@Transactional
public class InvoiceDecisions {
    private static final String ENTER_INVOICE = "ENTER_INVOICE";
    private static final String RELEASE_INVOICE = PriceReleases.RELEASE_INVOICE;

    private final SupplierInvoices invoices;
    private final PurchaseOrders orders;
    private final InvoiceMatching matching;
    private final HoldReleases releases;
    private final PriceReleases prices;
    private final PartPayments parts;
    private final CaseRegister cases;
    private final SegregationOfDuties duties;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    InvoiceDecisions(
            SupplierInvoices invoices,
            PurchaseOrders orders,
            InvoiceMatching matching,
            HoldReleases releases,
            PriceReleases prices,
            PartPayments parts,
            CaseRegister cases,
            SegregationOfDuties duties,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.invoices = invoices;
        this.orders = orders;
        this.matching = matching;
        this.releases = releases;
        this.prices = prices;
        this.parts = parts;
        this.cases = cases;
        this.duties = duties;
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Lets the findings pass that a role answers for. What is let pass stays so until its figures change; findings of
     * other roles still hold. A price beyond what the role releases alone is only proposed to others: nothing is let
     * pass before they agree.
     *
     * @param role group id whose findings are decided
     * @return whether it is released; otherwise it is proposed
     * @throws BusinessRuleViolation {@code HOLD_NOT_RELEASABLE} if a reason cannot be lifted by deciding
     * @throws io.counterfoil.kernel.Forbidden if this person received the goods or entered the invoice
     * @throws io.counterfoil.kernel.InvalidInput without a reason
     */
    public boolean release(String businessKey, String role, String person, String reason) {
        requireReason(reason);
        cases.judgedBy(businessKey, ToleranceVersion.keysOf(setsThatJudged(businessKey)));
        duties.check(businessKey, RELEASE_INVOICE, person);
        var invoice = invoices.findById(businessKey).orElseThrow();
        matching.lockOrder(invoice);
        var result = matching.evaluate(invoice);
        var decided = PriceReleases.findingsOf(role, result);
        var keys = keys(decided);
        HoldDecision.RELEASE.mustBePossible(businessKey, keys, keys);
        if (prices.needsAgreement(result, role)) {
            prices.propose(invoice, result, role, person, reason);
            return false;
        }
        duties.perform(businessKey, RELEASE_INVOICE, person);
        releases.release(businessKey, decided, person, reason);
        record(invoice, person, "INVOICE_RELEASED", reason, keys);
        return true;
    }

    /**
     * Rejects the invoice; what was paid of it while it was held is then claimed.
     *
     * @param role group id whose findings are decided
     * @throws io.counterfoil.kernel.InvalidInput without a reason
     */
    public void reject(String businessKey, String role, String person, String reason) {
        requireReason(reason);
        var invoice = invoices.findById(businessKey).orElseThrow();
        matching.lockOrder(invoice);
        var keys = keys(PriceReleases.findingsOf(role, matching.evaluate(invoice)));
        reject(invoice, person, reason);
        record(invoice, person, "INVOICE_REJECTED", reason, keys);
        if (invoice.orderNumber() != null) {
            matching.factsChanged(invoice.orderNumber());
        }
    }

    private static List<String> keys(List<Check> checks) {
        return checks.stream().map(Check::key).distinct().toList();
    }

    /**
     * Sends a parked invoice to the match again, perhaps with the order it belongs to, or rejects it.
     *
     * @param orderNumber the right order; blank leaves the invoice's own
     * @throws BusinessRuleViolation {@code PURCHASE_ORDER_UNKNOWN}
     * @throws Conflict {@code INVOICE_DUPLICATE} if the seller, known by now, billed this number before with the same
     *     amount and date
     * @throws io.counterfoil.kernel.Forbidden if this person, or who entered it, performed a duty on the order that
     *     excludes entering its invoice
     */
    public void clarify(String businessKey, String person, boolean matchAgain, String orderNumber, String reason) {
        requireReason(reason);
        var invoice = invoices.findById(businessKey).orElseThrow();
        if (!matchAgain) {
            matching.lockOrder(invoice);
            reject(invoice, person, reason);
        } else if (!orderNumber.isBlank()) {
            assign(businessKey, orderNumber.strip());
        }
        if (matchAgain) {
            refuseBilledBefore(businessKey);
            recogniseSupplier(businessKey);
            joinOrder(businessKey, person);
        }
        record(invoice, person, matchAgain ? "INVOICE_CLARIFIED" : "INVOICE_REJECTED", reason, List.of());
    }

    /** Notes how the supplier was told that the invoice is rejected. */
    public void noteReturn(String businessKey, String person, String reason) {
        requireReason(reason);
        record(invoices.findById(businessKey).orElseThrow(), person, "INVOICE_RETURNED", reason, List.of());
    }

    private String setsThatJudged(String businessKey) {
        return jdbc.sql("select tolerance_set from invoice_match where invoice_key = :key"
                        + " order by attempt desc limit 1")
                .param("key", businessKey)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private void assign(String businessKey, String orderNumber) {
        if (orders.findById(orderNumber).isEmpty()) {
            throw new BusinessRuleViolation(
                    "PURCHASE_ORDER_UNKNOWN", "orderNumber: no purchase order " + orderNumber + "; check the number");
        }
        jdbc.sql("update supplier_invoice set order_number = :order where business_key = :key")
                .param("order", orderNumber)
                .param("key", businessKey)
                .update();
        jdbc.sql("update supplier_invoice_line set order_number = :order where invoice_key = :key")
                .param("order", orderNumber)
                .param("key", businessKey)
                .update();
    }

    /** What was free of conflicts as a case of its own may not be so beside its order. */
    private void joinOrder(String businessKey, String person) {
        var invoice = invoices.findById(businessKey).orElseThrow();
        var order = Optional.ofNullable(invoice.orderNumber()).flatMap(orders::findById);
        if (order.isPresent()) {
            cases.follow(businessKey, order.get().orderNumber());
            duties.perform(businessKey, ENTER_INVOICE, person);
            duties.check(businessKey, ENTER_INVOICE, invoice.enteredBy());
        }
    }

    /** While the seller was unknown its number could not be held against the supplier's. */
    private void refuseBilledBefore(String businessKey) {
        jdbc.sql("""
                        select other.business_key from supplier_invoice i
                        join supplier s on i.seller_key in (s.vat_id, s.legal_id)
                        join supplier_invoice other on other.supplier_number = s.supplier_number
                            and other.invoice_number = i.invoice_number and other.business_key <> i.business_key
                            and (other.kind, other.currency, other.gross_amount, other.issue_date)
                                = (i.kind, i.currency, i.gross_amount, i.issue_date)
                        where i.business_key = :key and i.supplier_number is null and other.status <> 'REJECTED'
                        limit 1
                        """).param("key", businessKey).query(String.class).optional().ifPresent(first -> {
            throw new Conflict(
                    "INVOICE_DUPLICATE",
                    "invoice " + businessKey + " is registered as " + first + " already; reject this one");
        });
    }

    /** The seller may have been entered in the master data since the invoice came. */
    private void recogniseSupplier(String businessKey) {
        jdbc.sql("""
                        update supplier_invoice i set supplier_number = s.supplier_number
                        from supplier s where i.business_key = :key and i.supplier_number is null
                            and i.seller_key in (s.vat_id, s.legal_id)
                        """).param("key", businessKey).update();
        invoices.findById(businessKey)
                .map(SupplierInvoice::supplierNumber)
                .ifPresent(supplier -> cases.concern(businessKey, supplier));
    }

    private void reject(SupplierInvoice invoice, String person, String reason) {
        parts.reject(invoice, person, reason);
        setStatus(invoice.businessKey(), Status.REJECTED, reason);
    }

    private void setStatus(String businessKey, Status status, String reason) {
        jdbc.sql("update supplier_invoice set status = :status, status_reason = :reason where business_key = :key")
                .param("status", status.name())
                .param("reason", reason)
                .param("key", businessKey)
                .update();
    }

    private void record(SupplierInvoice invoice, String person, String action, String reason, List<String> holds) {
        events.publishEvent(new AuditFact(
                invoice.businessKey(),
                person,
                action,
                reason,
                Map.of(
                        "payable",
                        new Money(invoice.payableAmount(), invoice.currency()).toString(),
                        "holds",
                        String.join(",", holds))));
    }

    private static void requireReason(String reason) {
        new InputCheck().text("reason", reason, 2000).done();
    }
}
