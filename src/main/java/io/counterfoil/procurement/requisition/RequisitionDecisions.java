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

    RequisitionDecisions(
            Requisitions requisitions, JdbcClient jdbc, ApplicationEventPublisher events, LevelDecisions decisions) {
        this.requisitions = requisitions;
        this.jdbc = jdbc;
        this.events = events;
        this.decisions = decisions;
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
        decisions.record(number, requisition.round(), new LevelDecision(approver, approverGroup, approved, reason));
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

    /** The decisions of the current round, in their order. */
    @Transactional(readOnly = true)
    public List<LevelDecision> of(String number) {
        return decisions.of(number, requisition(number).round());
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
