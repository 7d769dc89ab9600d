package io.counterfoil.procurement;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.procurement.Requisition.Status;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what approvers and requesters decide about a requisition. */
@Service
@Transactional
public class RequisitionDecisions {
    private final Requisitions requisitions;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RequisitionDecisions(Requisitions requisitions, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.requisitions = requisitions;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records one level's decision. A refusal needs a reason and returns the requisition to its requester.
     *
     * @throws Forbidden if this person already decided another level of the same round
     * @throws io.counterfoil.kernel.InvalidInput if a refusal has no reason
     */
    public void decide(String number, String approverGroup, String approver, boolean approved, String reason) {
        new InputCheck()
                .that(approved || !reason.isBlank(), "reason", "say why you refuse; the requester reads it")
                .that(reason.length() <= 2000, "reason", "must have at most 2000 characters")
                .done();
        var requisition = requisition(number);
        record(requisition, approverGroup, approver, approved, reason);
        if (!approved) {
            setStatus(number, Status.RETURNED, reason);
        }
        events.publishEvent(new AuditFact(
                number,
                approver,
                approved ? "REQUISITION_APPROVED" : "REQUISITION_REFUSED",
                reason,
                Map.of("level", approverGroup, "net", requisition.total().toString())));
    }

    /** The requester gives it up. */
    public void withdraw(String number, String requester) {
        setStatus(number, Status.WITHDRAWN, requisition(number).returnReason());
        events.publishEvent(new AuditFact(number, requester, "REQUISITION_WITHDRAWN", "", Map.of()));
    }

    /** A decision of one level in the current round. */
    public record Decision(String approver, String approverGroup, boolean approved, String reason) {}

    /** The decisions of the current round, in their order. */
    @Transactional(readOnly = true)
    public List<Decision> of(String number) {
        return jdbc.sql("""
                        select a.approver, a.approver_group, a.approved, a.reason from requisition_approval a
                        join requisition r on r.requisition_number = a.requisition_number and r.round = a.round
                        where a.requisition_number = :number order by a.decided_at
                        """).param("number", number).query(Decision.class).list();
    }

    private void record(Requisition requisition, String group, String approver, boolean approved, String reason) {
        try {
            jdbc.sql("""
                            insert into requisition_approval
                                (requisition_number, round, approver, approver_group, approved, reason, decided_at)
                            values (:number, :round, :approver, :group, :approved, :reason, :at)
                            """)
                    .param("number", requisition.requisitionNumber())
                    .param("round", requisition.round())
                    .param("approver", approver)
                    .param("group", group)
                    .param("approved", approved)
                    .param("reason", reason)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException alreadyDecided) {
            throw new Forbidden(
                    "ALREADY_DECIDED",
                    approver + " has already decided another level of " + requisition.requisitionNumber()
                            + "; somebody else of " + group + " must decide this one");
        }
    }

    private void setStatus(String number, Status status, String returnReason) {
        jdbc.sql("update requisition set status = :status, return_reason = :reason where requisition_number = :number")
                .param("status", status.name())
                .param("reason", returnReason)
                .param("number", number)
                .update();
    }

    private Requisition requisition(String number) {
        return requisitions
                .findById(number)
                .orElseThrow(() -> new NotFound("REQUISITION_UNKNOWN", "no requisition " + number));
    }
}
