package io.counterfoil.procurement.tolerance;

import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.masterdata.Suppliers;
import io.counterfoil.procurement.tolerance.ToleranceVersion.Status;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.Processes;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of tolerance sets: one person proposes a whole new version, another puts it in force or refuses it. Nothing
 * about a version changes after it was proposed, so what the second person saw is what acts.
 */
@Service
@Transactional
public class ToleranceChanges {
    /** Message that starts the approval of a draft already registered. */
    public static final String DRAFT_RECEIVED = "Message_ToleranceDraftReceived";

    private final ToleranceVersions versions;
    private final ToleranceRecords records;
    private final Suppliers suppliers;
    private final CaseRegister cases;
    private final SegregationOfDuties duties;
    private final Processes processes;
    private final ApplicationEventPublisher events;

    ToleranceChanges(
            ToleranceVersions versions,
            ToleranceRecords records,
            Suppliers suppliers,
            CaseRegister cases,
            SegregationOfDuties duties,
            Processes processes,
            ApplicationEventPublisher events) {
        this.versions = versions;
        this.records = records;
        this.suppliers = suppliers;
        this.cases = cases;
        this.duties = duties;
        this.processes = processes;
        this.events = events;
    }

    /** Registers a draft and starts its approval. Fails as {@link #register} does. */
    public ToleranceVersion propose(ToleranceDraft draft, String proposer) {
        var version = register(draft, proposer);
        processes.start(DRAFT_RECEIVED, version.businessKey(), Map.of());
        return version;
    }

    /**
     * Keeps a draft as the next version of its set, for an approval that runs already.
     *
     * @throws io.counterfoil.kernel.InvalidInput naming every field that is wrong; nothing is stored then
     * @throws Conflict {@code TOLERANCE_DRAFT_OPEN} if another draft for the same scope waits for its decision,
     *     {@code TOLERANCE_SET_UNCHANGED} if it would replace a set by its like
     */
    public ToleranceVersion register(ToleranceDraft draft, String proposer) {
        var base = draft.basedOn() == null
                ? null
                : versions.inForce(draft.basedOn()).orElse(null);
        var namesake = versions.latest(draft.name()).orElse(null);
        var proposal = new ToleranceDraftCheck(
                        draft,
                        base,
                        namesake,
                        versions.catalogue(),
                        number -> suppliers.findById(number).isPresent())
                .proposal();
        records.lock(proposal.scope(), proposal.appliesTo());
        requireNoOpenDraft(proposal);
        var version = read(proposal.name(), records.insert(proposal, proposer));
        requireChange(version);
        cases.open(version.businessKey());
        duties.perform(version.businessKey(), "PROPOSE_TOLERANCE", proposer);
        publish(version, proposer, "TOLERANCE_PROPOSED", proposal.reason());
        return version;
    }

    /**
     * Approves a draft, which acts from then on, or refuses it. Whoever calls has had the duty checked.
     *
     * @throws io.counterfoil.kernel.InvalidInput if a refusal has no reason
     * @throws Forbidden {@code FOUR_EYES} if it is the proposer who decides
     */
    public void decide(String businessKey, String person, boolean approved, String reason) {
        new InputCheck()
                .that(approved || !reason.isBlank(), "reason", "say why you refuse; the proposer reads it")
                .that(reason.length() <= 2000, "reason", "must have at most 2000 characters")
                .done();
        var draft = byKey(businessKey);
        if (draft.proposedBy().equals(person)) {
            throw new Forbidden(
                    "FOUR_EYES", person + " proposed " + draft.title() + "; a second person decides on it (rule S13)");
        }
        if (draft.status() != Status.DRAFT) {
            throw new Conflict(
                    "TOLERANCE_SET_DECIDED", draft.title() + " is " + draft.status() + " and no draft any more");
        }
        records.lock(draft.scope(), draft.appliesTo());
        if (approved) {
            records.replaceBy(draft);
        }
        records.setDecision(draft, approved ? Status.IN_FORCE : Status.REFUSED, person, reason);
        publish(draft, person, approved ? "TOLERANCE_APPROVED" : "TOLERANCE_REFUSED", reason);
    }

    /** The version whose change process has this business key. */
    @Transactional(readOnly = true)
    public ToleranceVersion byKey(String businessKey) {
        return versions.findByKey(businessKey).orElseThrow(() -> unknown(businessKey));
    }

    /** One version of a set. */
    @Transactional(readOnly = true)
    public ToleranceVersion read(String name, int version) {
        return versions.find(name, version).orElseThrow(() -> unknown(ToleranceVersion.businessKey(name, version)));
    }

    private static NotFound unknown(String key) {
        return new NotFound("TOLERANCE_VERSION_UNKNOWN", "there is no tolerance set " + key);
    }

    private void requireNoOpenDraft(ToleranceProposal proposal) {
        records.openDraft(proposal.scope(), proposal.appliesTo()).ifPresent(open -> {
            throw new Conflict(
                    "TOLERANCE_DRAFT_OPEN",
                    "a draft for " + proposal.scope().words(proposal.appliesTo()) + " waits for its decision: " + open
                            + "; have it decided first");
        });
    }

    /** Against what acts for the same scope; a new scope changes something by being one. */
    private void requireChange(ToleranceVersion version) {
        var comparison = versions.comparison(version);
        if (comparison.sameScope() && comparison.changes().isEmpty()) {
            throw new Conflict(
                    "TOLERANCE_SET_UNCHANGED",
                    "the draft has the terms and limits of " + comparison.with().orElse("") + ", which is in force for "
                            + version.scopeWords() + "; change something");
        }
    }

    private void publish(ToleranceVersion version, String person, String action, String reason) {
        events.publishEvent(new AuditFact(
                version.businessKey(),
                person,
                action,
                reason,
                Map.of("set", version.title(), "governs", version.scopeWords())));
    }
}
