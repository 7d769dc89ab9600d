package io.counterfoil.procurement.claim;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.Money;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.procurement.claim.SupplierClaim.Kind;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.workflow.CaseRegister;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Claims against suppliers. A shortfall ends by credit notes of its order, the oldest claim first, or by a person with a
 * reason; until then it stands as a receivable. It is not deducted from payments: only a credit note is. A paid part
 * ends by the order's next invoices, which are paid less by it.
 */
@Service
@Transactional
public class SupplierClaims {
    private static final String CLAIM = "select * from supplier_claim ";

    private final ClaimPostings postings;
    private final CaseRegister cases;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SupplierClaims(
            ClaimPostings postings,
            CaseRegister cases,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.postings = postings;
        this.cases = cases;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens a claim and books it, once per cause and order line; the same again gives the first.
     *
     * @param cause number of the return or reversal, or what else shows the shortfall
     * @param amount without tax, in the order's currency; positive
     * @param person login, or {@link AuditFact#SYSTEM}
     */
    public SupplierClaim open(PurchaseOrder order, int orderLine, String cause, Money amount, String person) {
        return open(Kind.SHORTFALL, order, orderLine, cause, amount, person);
    }

    public SupplierClaim open(
            Kind kind, PurchaseOrder order, int orderLine, String cause, Money amount, String person) {
        var number = insert(kind, order, orderLine, cause, amount, person);
        if (number.isEmpty()) {
            return jdbc.sql(CLAIM + "where cause = :cause and order_line = :line")
                    .param("cause", cause)
                    .param("line", orderLine)
                    .query(SupplierClaim.class)
                    .single();
        }
        var claim = find(number.get());
        cases.follow(claim.claimNumber(), order.orderNumber());
        postings.opened(claim);
        record(claim, person, "CLAIM_OPENED", cause, amount);
        return claim;
    }

    /** Lets a booked credit note settle open shortfalls of its order. The order's row is locked. */
    public void settleBy(SupplierInvoice credit) {
        var left = new Money(credit.netAmount(), credit.currency()).rounded();
        for (var claim : openOf(Kind.SHORTFALL, String.valueOf(credit.orderNumber()), credit.currency())) {
            var amount = left.minus(claim.open()).isPositive() ? claim.open() : left;
            if (amount.isPositive()) {
                settle(claim, amount, credit.businessKey(), credit.businessKey());
                left = left.minus(amount);
            }
        }
    }

    /**
     * Gives a claim up.
     *
     * @throws NotFound {@code CLAIM_UNKNOWN}
     * @throws Conflict {@code CLAIM_CLOSED}
     * @throws io.counterfoil.kernel.InvalidInput without a reason
     */
    public SupplierClaim waive(String claimNumber, String person, String reason) {
        new InputCheck().text("reason", reason, 2000).done();
        jdbc.sql("select 1 from supplier_claim where claim_number = :number for update")
                .param("number", claimNumber)
                .query(Integer.class)
                .optional();
        var claim = find(claimNumber);
        if (claim.state() != SupplierClaim.State.OPEN) {
            throw new Conflict("CLAIM_CLOSED", "claim " + claimNumber + " is " + claim.state() + " already");
        }
        postings.waived(claim);
        jdbc.sql("update supplier_claim set state = 'WAIVED', closed_by = :by, closed_at = :at, close_reason = :reason"
                        + " where claim_number = :number")
                .param("by", person)
                .param("at", now())
                .param("reason", reason)
                .param("number", claimNumber)
                .update();
        record(claim, person, "CLAIM_WAIVED", reason, claim.open());
        return find(claimNumber);
    }

    /** @throws NotFound {@code CLAIM_UNKNOWN} */
    @Transactional(readOnly = true)
    public SupplierClaim find(String claimNumber) {
        return jdbc.sql(CLAIM + "where claim_number = :number")
                .param("number", claimNumber)
                .query(SupplierClaim.class)
                .optional()
                .orElseThrow(() -> new NotFound("CLAIM_UNKNOWN", "there is no claim " + claimNumber));
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<SupplierClaim> newest(int size, long offset) {
        return jdbc.sql(CLAIM + "order by opened_at desc, claim_number desc limit :size offset :offset")
                .param("size", size)
                .param("offset", offset)
                .query(SupplierClaim.class)
                .list();
    }

    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql("select count(*) from supplier_claim").query(Long.class).single();
    }

    /** Oldest first, locked. */
    public List<SupplierClaim> openOf(Kind kind, String orderNumber, String currency) {
        return jdbc.sql(CLAIM + "where order_number = :order and currency = :currency and state = 'OPEN'"
                        + " and kind = :kind"
                        + " order by opened_at, claim_number for update")
                .param("kind", kind.name())
                .param("order", orderNumber)
                .param("currency", currency)
                .query(SupplierClaim.class)
                .list();
    }

    /**
     * @param documentKey what ends it, or this much of it
     * @param invoiceKey of a paid part: whose payable takes it up
     */
    public void settle(SupplierClaim claim, Money amount, String documentKey, String invoiceKey) {
        postings.taken(claim, amount, documentKey, invoiceKey);
        jdbc.sql("""
                        update supplier_claim set settled = settled + :amount,
                            state = case when settled + :amount = amount then 'SETTLED' else state end,
                            closed_by = case when settled + :amount = amount then :document end,
                            closed_at = case when settled + :amount = amount then cast(:at as timestamptz) end
                        where claim_number = :number
                        """)
                .param("amount", amount.amount())
                .param("document", documentKey)
                .param("at", now())
                .param("number", claim.claimNumber())
                .update();
        record(claim, AuditFact.SYSTEM, "CLAIM_SETTLED", "by " + documentKey, amount);
    }

    private Optional<String> insert(
            Kind kind, PurchaseOrder order, int line, String cause, Money amount, String person) {
        return jdbc.sql("""
                        insert into supplier_claim (claim_number, supplier_number, order_number, order_line, cause, currency,
                            amount, opened_by, opened_at, kind)
                        values ('CLM-' || nextval('supplier_claim_number'), :supplier, :order, :line, :cause, :currency,
                            :amount, :by, :at, :kind)
                        on conflict (cause, order_line) do nothing returning claim_number
                        """)
                .param("kind", kind.name())
                .param("supplier", order.supplierNumber())
                .param("order", order.orderNumber())
                .param("line", line)
                .param("cause", cause)
                .param("currency", amount.currency())
                .param("amount", amount.amount())
                .param("by", person)
                .param("at", now())
                .query(String.class)
                .optional();
    }

    private void record(SupplierClaim claim, String person, String action, String reason, Money amount) {
        events.publishEvent(new AuditFact(
                claim.claimNumber(),
                person,
                action,
                reason,
                Map.of("order", claim.orderNumber(), "amount", amount.toString())));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
