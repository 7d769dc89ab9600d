package io.counterfoil.exchange.held;

import io.counterfoil.exchange.contract.ExchangeContract;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.Processes;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens a review for every record that cannot simply be applied or delivered, and keeps what its owner decides. None is
 * ever closed without a decision.
 */
@Service
@Transactional
public class HeldRecords {
    static final String OPENED = "Message_ExchangeExceptionOpened";
    private static final int LONGEST_REASON = 1000;

    private final HeldRows rows;
    private final ObjectProvider<HeldRecordOwner> owners;
    private final SegregationOfDuties duties;
    private final CaseRegister cases;
    private final Processes processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HeldRecords(
            HeldRows rows,
            ObjectProvider<HeldRecordOwner> owners,
            SegregationOfDuties duties,
            CaseRegister cases,
            Processes processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.owners = owners;
        this.duties = duties;
        this.cases = cases;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Holds a record for the steward of its contract, in the caller's transaction.
     *
     * @param sender login that delivered it, {@link AuditFact#SYSTEM} for our own
     * @return its number
     */
    public String hold(
            ExchangeContract contract,
            HeldKind kind,
            @Nullable Long message,
            String objectKey,
            String reason,
            Map<String, String> theirs,
            Map<String, String> ours,
            String sender) {
        var now = now();
        var held = new HeldRecord(
                rows.nextNumber(),
                kind,
                contract.contract(),
                message,
                objectKey,
                reason,
                theirs,
                ours,
                contract.steward(),
                now,
                now.plus(contract.reviewWithin()),
                null,
                null,
                null,
                null,
                null);
        rows.insert(held);
        cases.open(held.number());
        if (!sender.equals(AuditFact.SYSTEM)) {
            duties.perform(held.number(), "DELIVER_RECORD", sender);
        }
        tell(held, sender, "EXCHANGE_RECORD_HELD", reason);
        processes.start(
                OPENED,
                held.number(),
                Map.of(
                        "steward", held.steward(),
                        "heldKind", kind.name(),
                        "reviewDue", held.dueAt().toString()));
        return held.number();
    }

    /** @throws NotFound {@code HELD_RECORD_UNKNOWN} */
    @Transactional(readOnly = true)
    public HeldRecord get(String number) {
        return rows.find(number)
                .orElseThrow(() -> new NotFound("HELD_RECORD_UNKNOWN", "no record is held as " + number));
    }

    /** The open ones, the oldest first. */
    @Transactional(readOnly = true)
    public List<HeldRecord> open(int limit, long offset) {
        return rows.open(limit, offset);
    }

    @Transactional(readOnly = true)
    public long countOpen() {
        return rows.countOpen();
    }

    /** Whether this message waits for its owner for this reason already. */
    @Transactional(readOnly = true)
    public boolean isOpen(String contract, HeldKind kind, long message) {
        return rows.openOf(contract, kind, message).isPresent();
    }

    /** The same for a difference, which has no message. */
    @Transactional(readOnly = true)
    public boolean isOpen(String contract, HeldKind kind, String objectKey) {
        return rows.isOpenAbout(contract, kind, objectKey);
    }

    /**
     * Keeps the owner's decision and has it done.
     *
     * @param corrected by field; needed for {@link HeldDecision#CORRECT}, empty otherwise
     * @throws Conflict {@code HELD_RECORD_DECIDED}, {@code HELD_DECISION_UNFIT} if this kind does not know the decision
     */
    public HeldRecord decide(
            String number, HeldDecision decision, Map<String, String> corrected, String reason, String person) {
        var held = get(number);
        new InputCheck()
                .text("reason", reason, LONGEST_REASON)
                .that(
                        (decision == HeldDecision.CORRECT) != corrected.isEmpty(),
                        "corrected",
                        "must be given to correct a record, and only then")
                .done();
        if (!held.kind().decisions().contains(decision)) {
            throw new Conflict(
                    "HELD_DECISION_UNFIT",
                    number + " " + held.kind().words() + "; decide one of "
                            + held.kind().decisions() + " and not " + decision);
        }
        if (!rows.decide(number, decision, corrected, person, reason.strip(), now())) {
            throw new Conflict(
                    "HELD_RECORD_DECIDED", number + " was decided by " + held.decidedBy() + ": " + held.decision());
        }
        ownerOf(held).decided(held, decision, corrected, person);
        tell(held, person, "EXCHANGE_RECORD_" + decision, reason.strip());
        return get(number);
    }

    /** Notes that nobody decided in time. */
    public void escalate(String number) {
        var held = get(number);
        rows.escalate(number, now());
        tell(held, AuditFact.SYSTEM, "EXCHANGE_RECORD_OVERDUE", "not decided until " + held.dueAt());
    }

    private HeldRecordOwner ownerOf(HeldRecord held) {
        return owners.stream()
                .filter(one -> one.owns(held.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody owns held records of the kind " + held.kind()));
    }

    private void tell(HeldRecord held, String person, String action, String reason) {
        var figures = new HashMap<String, String>();
        figures.put("contract", held.contract());
        figures.put("kind", held.kind().name());
        figures.put("object", held.objectKey());
        held.theirs().forEach((field, value) -> figures.put("theirs." + field, value));
        held.ours().forEach((field, value) -> figures.put("ours." + field, value));
        events.publishEvent(new AuditFact(held.number(), person, action, reason, figures));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
