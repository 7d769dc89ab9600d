package io.counterfoil.procurement;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.procurement.RequisitionDecisions.Decision;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what approvers decide about amendments, and remembers what each level approved before. */
@Service
@Transactional
public class AmendmentDecisions {
    private final OrderAmendments amendments;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final AwaitedAmendments awaited;
    private final Clock clock;

    AmendmentDecisions(
            OrderAmendments amendments,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            AwaitedAmendments awaited,
            Clock clock) {
        this.awaited = awaited;
        this.amendments = amendments;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records one level's decision. A refusal needs a reason and ends the amendment; the order stays as it is.
     *
     * @throws Forbidden if this person already decided another level of it
     * @throws io.counterfoil.kernel.InvalidInput if a refusal has no reason
     */
    public void decide(String number, String approverGroup, String approver, boolean approved, String reason) {
        new InputCheck()
                .that(approved || !reason.isBlank(), "reason", "say why you refuse; the proposer reads it")
                .that(reason.length() <= 2000, "reason", "must have at most 2000 characters")
                .done();
        var amendment = known(number);
        record(number, approverGroup, approver, approved, reason);
        if (!approved) {
            end(number, "REFUSED", reason);
        }
        events.publishEvent(new AuditFact(
                number,
                approver,
                approved ? "AMENDMENT_LEVEL_APPROVED" : "AMENDMENT_REFUSED",
                reason,
                Map.of("level", approverGroup, "order", amendment.orderNumber())));
        if (!approved) {
            awaited.refused(number);
        }
    }

    /** All levels agreed. */
    public void confirm(String number) {
        end(number, "APPROVED", "");
        events.publishEvent(new AuditFact(
                number,
                AuditFact.SYSTEM,
                "AMENDMENT_APPROVED",
                "",
                Map.of("order", known(number).orderNumber())));
    }

    /** The decisions in their order. */
    @Transactional(readOnly = true)
    public List<Decision> of(String number) {
        return jdbc.sql("select approver, approver_group, approved, reason from order_amendment_approval"
                        + " where amendment_number = :number order by decided_at")
                .param("number", number)
                .query(Decision.class)
                .list();
    }

    /**
     * What each level last approved of an order, in the budget currency: with the requisition, or with an amendment that
     * was applied. Levels that never decided are absent.
     */
    @Transactional(readOnly = true)
    public Map<String, BigDecimal> lastApproved(String orderNumber) {
        var byLevel = new HashMap<String, BigDecimal>();
        jdbc.sql("""
                        select distinct on (approver_group) approver_group, amount from (
                            select a.approver_group, r.budget_amount as amount, a.decided_at
                            from purchase_order o
                            join requisition r on r.requisition_number = o.requisition_number
                            join requisition_approval a
                                on a.requisition_number = r.requisition_number and a.round = r.round
                            where o.order_number = :order and a.approved
                            union all
                            select a.approver_group, m.budget_after, a.decided_at
                            from order_amendment m
                            join order_amendment_approval a on a.amendment_number = m.amendment_number
                            where m.order_number = :order and m.status = 'APPLIED' and a.approved
                        ) approvals order by approver_group, decided_at desc
                        """)
                .param("order", orderNumber)
                .query((row, index) -> byLevel.put(row.getString("approver_group"), row.getBigDecimal("amount")))
                .list();
        return byLevel;
    }

    private void record(String number, String group, String approver, boolean approved, String reason) {
        try {
            jdbc.sql("""
                            insert into order_amendment_approval
                                (amendment_number, approver, approver_group, approved, reason, decided_at)
                            values (:number, :approver, :group, :approved, :reason, :at)
                            """)
                    .param("number", number)
                    .param("approver", approver)
                    .param("group", group)
                    .param("approved", approved)
                    .param("reason", reason)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException alreadyDecided) {
            throw new Forbidden(
                    "ALREADY_DECIDED",
                    approver + " has already decided another level of " + number + "; somebody else of " + group
                            + " must decide this one");
        }
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
