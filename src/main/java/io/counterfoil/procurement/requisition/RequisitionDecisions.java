package io.counterfoil.procurement.requisition;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.procurement.approval.LevelDecision;
import io.counterfoil.procurement.approval.LevelDecisions;
import io.counterfoil.procurement.requisition.Requisition.Status;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
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
    private final LevelDecisions decisions;
    private final SpendAssessment spend;

    RequisitionDecisions(
            Requisitions requisitions,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            LevelDecisions decisions,
            SpendAssessment spend) {
        this.requisitions = requisitions;
        this.jdbc = jdbc;
        this.events = events;
        this.decisions = decisions;
        this.spend = spend;
    }

    /**
     * Records one level's decision. A refusal needs a reason and returns the requisition to its requester.
     *
     * @throws Forbidden if this person already decided another level of the same round
     * @throws io.counterfoil.kernel.InvalidInput if a refusal has no reason
     */
    public void decide(String number, LevelDecision decision) {
        var reason = decision.reason();
        var approved = decision.approved();
        new InputCheck()
                .that(approved || !reason.isBlank(), "reason", "say why you refuse; the requester reads it")
                .that(reason.length() <= 2000, "reason", "must have at most 2000 characters")
                .done();
        var requisition = requisition(number);
        decisions.record(number, requisition.round(), decision);
        if (!approved) {
            setStatus(number, Status.RETURNED, reason);
        } else {
            spend.approvedBy(decision, requisition.supplierNumber());
        }
        events.publishEvent(new AuditFact(
                number,
                decision.approver(),
                approved ? "REQUISITION_APPROVED" : "REQUISITION_REFUSED",
                reason,
                decision.figures("net", requisition.total().toString())));
    }

    /** Nobody decided in time: back to the requester, never approved. */
    public void lapse(String number) {
        var reason = LevelDecisions.LAPSED;
        setStatus(number, Status.RETURNED, reason);
        events.publishEvent(new AuditFact(number, AuditFact.SYSTEM, "REQUISITION_LAPSED", reason, Map.of()));
    }

    /** The requester gives it up. */
    public void withdraw(String number, String requester) {
        setStatus(number, Status.WITHDRAWN, requisition(number).returnReason());
        events.publishEvent(new AuditFact(number, requester, "REQUISITION_WITHDRAWN", "", Map.of()));
    }

    /** The decisions of the current round, in their order. */
    @Transactional(readOnly = true)
    public List<LevelDecision> of(String number) {
        return decisions.of(number, requisition(number).round());
    }

    /** The decisions of earlier rounds, in their order. */
    @Transactional(readOnly = true)
    public List<LevelDecision> before(String number) {
        return decisions.before(number, requisition(number).round());
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
