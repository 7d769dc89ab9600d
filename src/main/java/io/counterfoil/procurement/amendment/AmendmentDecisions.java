package io.counterfoil.procurement.amendment;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.masterdata.BankAccountChange;
import io.counterfoil.masterdata.BankAccountChanges;
import io.counterfoil.procurement.approval.LevelDecision;
import io.counterfoil.procurement.approval.LevelDecisions;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrders;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what approvers decide about amendments, and remembers what each level approved before. */
@Service
@Transactional
public class AmendmentDecisions {
    /** A refused amendment is proposed anew, as another document. */
    private static final int ONLY_ROUND = 1;

    private final OrderAmendments amendments;
    private final PurchaseOrders orders;
    private final BankAccountChanges accounts;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final AwaitedAmendments awaited;
    private final LevelDecisions decisions;

    AmendmentDecisions(
            OrderAmendments amendments,
            PurchaseOrders orders,
            BankAccountChanges accounts,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            AwaitedAmendments awaited,
            LevelDecisions decisions) {
        this.awaited = awaited;
        this.amendments = amendments;
        this.orders = orders;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.events = events;
        this.decisions = decisions;
    }

    /**
     * Records one level's decision. A refusal needs a reason and ends the amendment; the order stays as it is.
     *
     * @throws Forbidden if this person already decided another level of it
     * @throws io.counterfoil.kernel.InvalidInput if a refusal has no reason
     */
    public void decide(String number, LevelDecision decision) {
        var reason = decision.reason();
        var approved = decision.approved();
        new InputCheck()
                .that(approved || !reason.isBlank(), "reason", "say why you refuse; the proposer reads it")
                .that(reason.length() <= 2000, "reason", "must have at most 2000 characters")
                .done();
        var amendment = known(number);
        decisions.record(number, ONLY_ROUND, decision);
        if (!approved) {
            end(number, "REFUSED", reason);
        }
        events.publishEvent(new AuditFact(
                number,
                decision.approver(),
                approved ? "AMENDMENT_LEVEL_APPROVED" : "AMENDMENT_REFUSED",
                reason,
                decision.figures("order", amendment.orderNumber())));
        if (!approved) {
            awaited.refused(number);
        }
    }

    /** Nobody decided in time: refused, never approved. */
    public void lapse(String number) {
        end(number, "REFUSED", LevelDecisions.LAPSED);
        events.publishEvent(
                new AuditFact(number, AuditFact.SYSTEM, "AMENDMENT_LAPSED", LevelDecisions.LAPSED, Map.of()));
        awaited.refused(number);
    }

    /** All levels agreed that had to. */
    public void confirm(String number) {
        end(number, "APPROVED", "");
        events.publishEvent(new AuditFact(
                number,
                AuditFact.SYSTEM,
                "AMENDMENT_APPROVED",
                of(number).isEmpty() ? "Recorded only: what each level last approved covers it." : "",
                Map.of("order", known(number).orderNumber())));
    }

    /** The decisions in their order. */
    @Transactional(readOnly = true)
    public List<LevelDecision> of(String number) {
        return decisions.of(number, ONLY_ROUND);
    }

    /**
     * What each level last approved of an order, in the budget currency: with the requisition, or with an amendment that
     * was applied. Levels that never decided are absent, and so are those that decided before the supplier's bank account
     * changed last: money would go elsewhere than they agreed to (approvals.md section 2).
     */
    @Transactional(readOnly = true)
    public Map<String, BigDecimal> lastApproved(String orderNumber) {
        var byLevel = new HashMap<String, BigDecimal>();
        var since = orders.findById(orderNumber).flatMap(this::accountChange).orElse(Instant.EPOCH);
        jdbc.sql("""
                        select distinct on (approver_group) approver_group, amount from (
                            select a.approver_group, r.budget_amount as amount, a.decided_at
                            from purchase_order o
                            join requisition r on r.requisition_number = o.requisition_number
                            join level_decision a
                                on a.document_key = r.requisition_number and a.round = r.round
                            where o.order_number = :order and a.approved
                            union all
                            select a.approver_group, m.budget_after, a.decided_at
                            from order_amendment m
                            join level_decision a on a.document_key = m.amendment_number
                            where m.order_number = :order and m.status = 'APPLIED' and a.approved
                        ) approvals where decided_at > :since order by approver_group, decided_at desc
                        """)
                .param("order", orderNumber)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, index) -> byLevel.put(row.getString("approver_group"), row.getBigDecimal("amount")))
                .list();
        return byLevel;
    }

    /** Whether the bank account of the supplier changed after the order was placed. */
    @Transactional(readOnly = true)
    public boolean accountChangedSince(String orderNumber) {
        return orders.findById(orderNumber)
                .filter(order ->
                        accountChange(order).filter(order.placedAt()::isBefore).isPresent())
                .isPresent();
    }

    private Optional<Instant> accountChange(PurchaseOrder order) {
        return accounts.newestInForce(order.supplierNumber()).map(BankAccountChange::changedAt);
    }

    private void end(String number, String status, String reason) {
        jdbc.sql("update order_amendment set status = :status, refusal_reason = :reason"
                        + " where amendment_number = :number")
                .param("status", status)
                .param("reason", reason)
                .param("number", number)
                .update();
    }

    private OrderAmendment known(String number) {
        return amendments
                .findById(number)
                .orElseThrow(() -> new NotFound("AMENDMENT_UNKNOWN", "no amendment " + number));
    }
}
