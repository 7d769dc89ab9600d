package io.counterfoil.procurement.requisition;

import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.MasterData;
import io.counterfoil.procurement.requisition.Requisition.Status;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.Processes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes requisitions in, whichever door they come by. */
@Service
@Transactional
public class RequisitionIntake {
    /** Message that starts the approval of a requisition already registered. */
    public static final String REQUISITION_RECEIVED = "Message_RequisitionReceived";

    private final MasterData masterData;
    private final JdbcAggregateOperations documents;
    private final JdbcClient jdbc;
    private final CaseRegister cases;
    private final SegregationOfDuties duties;
    private final Processes processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RequisitionIntake(
            MasterData masterData,
            JdbcAggregateOperations documents,
            JdbcClient jdbc,
            CaseRegister cases,
            SegregationOfDuties duties,
            Processes processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.masterData = masterData;
        this.documents = documents;
        this.jdbc = jdbc;
        this.cases = cases;
        this.duties = duties;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    /** Registers a requisition and starts its approval. Fails as {@link #register} does. */
    public Requisition submit(RequisitionDraft draft, String requester) {
        var requisition = register(draft, requester);
        processes.start(REQUISITION_RECEIVED, requisition.requisitionNumber(), Map.of());
        return requisition;
    }

    /** Asks for an order directly, as buyers do: the same approval, and the caller may not receive the goods either. */
    public Requisition submitOrder(RequisitionDraft draft, String buyer) {
        var requisition = submit(draft, buyer);
        duties.perform(requisition.requisitionNumber(), "ORDER", buyer);
        return requisition;
    }

    /**
     * Registers a requisition for an approval that runs already, as one begun in Tasklist does.
     *
     * @throws io.counterfoil.kernel.BusinessRuleViolation naming the field that is wrong or the master data that is
     *     missing; nothing is stored then
     */
    public Requisition register(RequisitionDraft draft, String requester) {
        var number = "REQ-"
                + jdbc.sql("select nextval('requisition_number')")
                        .query(Long.class)
                        .single();
        var requisition = documents.insert(requisition(number, requester, 1, draft));
        cases.open(number);
        duties.perform(number, "REQUEST", requester);
        events.publishEvent(
                new AuditFact(number, requester, "REQUISITION_SUBMITTED", draft.purpose(), figures(requisition)));
        return requisition;
    }

    /** Replaces what was asked for after it was returned; the approval begins again in a new round. */
    public Requisition revise(String number, RequisitionDraft draft, String requester) {
        var before = documents.findById(number, Requisition.class);
        if (before == null || before.status() != Status.RETURNED) {
            throw new IllegalStateException("requisition " + number + " is not with its requester");
        }
        var revised = requisition(number, before.requester(), before.round() + 1, draft);
        documents.update(revised);
        events.publishEvent(
                new AuditFact(number, requester, "REQUISITION_RESUBMITTED", draft.purpose(), figures(revised)));
        return revised;
    }

    private Requisition requisition(String number, String requester, int round, RequisitionDraft draft) {
        draft.check();
        masterData.requireCurrency(draft.currency());
        masterData.activeSupplier(draft.supplierNumber());
        masterData.requireCostCentre(draft.costCentre());
        draft.checkAmounts();
        draft.units().forEach(masterData::requireUnit);
        var net = new Money(draft.netAmount(), draft.currency());
        return new Requisition(
                number,
                requester,
                draft.supplierNumber(),
                draft.costCentre(),
                draft.currency(),
                draft.purpose(),
                draft.neededBy(),
                LocalDate.now(clock).getYear(),
                net.amount(),
                masterData.inBudgetCurrency(net).amount(),
                Status.IN_APPROVAL,
                round,
                "",
                clock.instant(),
                draft.terms(),
                draft.lines());
    }

    private static Map<String, String> figures(Requisition requisition) {
        return Map.of(
                "net", requisition.total().toString(),
                "supplier", requisition.supplierNumber(),
                "costCentre", requisition.costCentre());
    }
}
