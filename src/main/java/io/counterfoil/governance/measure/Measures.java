package io.counterfoil.governance.measure;

import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.structure.Bodies;
import io.counterfoil.governance.structure.Level;
import io.counterfoil.governance.structure.Structure;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.identity.Staff;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.workflow.CaseRegister;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Measures and what people say about them; stage and condition are none of it. */
@Service
@Transactional
public class Measures {
    /** The duty of whoever takes a measure on, submits it or moves its figures. */
    public static final String OWN_MEASURE = "OWN_MEASURE";

    private final MeasureRows rows;
    private final Structure structure;
    private final Bodies bodies;
    private final Staff staff;
    private final NamedDeciders deciders;
    private final CaseRegister cases;
    private final SegregationOfDuties duties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Measures(
            MeasureRows rows,
            Structure structure,
            Bodies bodies,
            Staff staff,
            NamedDeciders deciders,
            CaseRegister cases,
            SegregationOfDuties duties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.structure = structure;
        this.bodies = bodies;
        this.staff = staff;
        this.deciders = deciders;
        this.cases = cases;
        this.duties = duties;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Measure> find(String measure) {
        return rows.find(measure);
    }

    /** @throws NotFound {@code MEASURE_UNKNOWN} */
    @Transactional(readOnly = true)
    public Measure get(String measure) {
        return known(measure, rows.find(measure));
    }

    /**
     * The measure, which nobody else changes until the transaction ends.
     *
     * @throws NotFound {@code MEASURE_UNKNOWN}
     */
    public Measure lock(String measure) {
        return known(measure, rows.lock(measure));
    }

    /** Those of them that there are, by key. */
    @Transactional(readOnly = true)
    public List<Measure> several(Collection<String> keys) {
        return rows.several(keys, "");
    }

    /** The same, which nobody else changes until the transaction ends; others may still refer to them. */
    public List<Measure> lock(Collection<String> keys) {
        return rows.several(keys, " for no key update");
    }

    /** By key. */
    @Transactional(readOnly = true)
    public List<Measure> page(MeasureFilter filter, int size, long offset) {
        return rows.page(filter, size, offset);
    }

    /** Those after this key, by key; for whoever reads them all. */
    @Transactional(readOnly = true)
    public List<Measure> after(String key, int size) {
        return rows.after(key, size);
    }

    @Transactional(readOnly = true)
    public long count(MeasureFilter filter) {
        return rows.count(filter);
    }

    /**
     * Writes a new measure down, at D0.
     *
     * @param key null for the next number
     * @throws Conflict {@code MEASURE_EXISTS}
     * @throws BusinessRuleViolation as {@link #change}
     */
    public Measure propose(@Nullable String key, MeasureProfile profile, String by) {
        var checked = check(profile);
        deciders.requireFitting(null, checked);
        var measure = key == null ? rows.nextKey() : MeasureProfileCheck.key(key);
        if (!rows.insert(measure, checked, by, clock.instant())) {
            throw new Conflict(
                    "MEASURE_EXISTS", "measure: there is a measure " + measure + " already; choose another key");
        }
        cases.open(measure);
        record(measure, by, "MEASURE_PROPOSED", "", Map.of("name", checked.name(), "owner", checked.owner()));
        return get(measure);
    }

    /**
     * Says it all anew. Where the measure hangs is changed by {@link #move} only; what D3 froze by a gate only; a new
     * owner has to accept again.
     *
     * @param version of the measure that the caller has seen
     * @param reason why; needed from D1 on
     * @throws Conflict {@code MEASURE_CHANGED_MEANWHILE}, {@code MEASURE_FROZEN}, {@code MEASURE_FINAL}, {@code GATE_OPEN},
     *     {@code CURRENCY_IN_USE}
     * @throws BusinessRuleViolation {@code STRUCTURE_PARENT_WRONG}, {@code ACCOUNT_MISSING}, {@code ROLES_OF_MEASURE},
     *     {@code LEGAL_ENTITY_UNKNOWN}, {@code COMMITTEE_UNKNOWN}, {@code CONTROLLER_WRONG}, {@code ROLE_UNFIT}
     * @throws Forbidden {@code NOT_YOURS_TO_NAME} if who decides is changed by somebody who may not
     */
    public Measure change(String key, int version, MeasureProfile profile, String reason, String by) {
        var before = lockUnasked(key);
        if (before.version() != version) {
            throw new Conflict(
                    "MEASURE_CHANGED_MEANWHILE",
                    "version: " + key + " is at version " + before.version() + " and you have seen " + version
                            + "; read it again");
        }
        MeasureProfileCheck.reason(before, reason);
        var checked = check(profile);
        deciders.requireFitting(before.profile(), checked);
        deciders.requireMayName(before, checked, by);
        MeasureProfileCheck.frozen(before, checked);
        requireSameCurrency(before, checked);
        rows.update(key, checked, checked.owner().equals(before.profile().owner()));
        record(key, by, "MEASURE_CHANGED", reason, ProfileDifference.between(before.profile(), checked));
        return get(key);
    }

    /**
     * The owner takes it on.
     *
     * @throws Forbidden {@code NOT_THE_OWNER}
     */
    public Measure accept(String key, String person) {
        var measure = lockOpen(key);
        requireOwner(measure, person);
        if (measure.ownerAcceptedAt() == null) {
            duties.perform(key, OWN_MEASURE, person);
            rows.accept(key, clock.instant());
            record(key, person, "MEASURE_ACCEPTED", "", Map.of());
        }
        return get(key);
    }

    /**
     * Hangs a measure under another measure package; where it hung is kept.
     *
     * @throws Conflict {@code GATE_OPEN}, {@code MEASURE_FINAL}, {@code STRUCTURE_UNCHANGED}
     */
    public Measure move(String key, String parentPackage, String reason, String by) {
        var measure = lockUnasked(key);
        MeasureProfileCheck.text("reason", reason);
        structure.requireLevel("parentPackage", parentPackage, Level.MEASURE_PACKAGE);
        var from = measure.profile().parentPackage();
        if (from.equals(parentPackage)) {
            throw new Conflict("STRUCTURE_UNCHANGED", "parentPackage: " + key + " hangs under " + from + " already");
        }
        rows.hang(key, parentPackage);
        structure.recordMove(key, from, parentPackage, reason, by);
        events.publishEvent(new MeasureChanged(key));
        return get(key);
    }

    /** @throws Forbidden {@code NOT_THE_OWNER} */
    public static void requireOwner(Measure measure, String person) {
        if (!measure.profile().owner().equals(person)) {
            throw new Forbidden(
                    "NOT_THE_OWNER",
                    measure.measure() + " is " + measure.profile().owner() + "'s, and only the owner does this");
        }
    }

    /** @throws Conflict {@code MEASURE_FINAL} for what is cancelled or closed */
    public Measure lockOpen(String key) {
        var measure = lock(key);
        if (measure.condition() == Condition.CANCELLED || measure.stage() == Stage.D5) {
            throw new Conflict(
                    "MEASURE_FINAL",
                    key + " is " + (measure.stage() == Stage.D5 ? "closed" : "cancelled")
                            + " and stays as it is; propose a new measure, or have a closed one re-opened by its"
                            + " controller");
        }
        return measure;
    }

    /**
     * As {@link #lockOpen}, for changing something that a gate may be asked about: what is asked is what is decided.
     *
     * @throws Conflict {@code GATE_OPEN} while a question about the measure is before the gate
     */
    public Measure lockUnasked(String key) {
        var measure = lockOpen(key);
        rows.openQuestion(key).ifPresent(question -> {
            throw new Conflict("GATE_OPEN", question.words(key));
        });
        return measure;
    }

    private static Measure known(String key, Optional<Measure> found) {
        return found.orElseThrow(() -> new NotFound("MEASURE_UNKNOWN", "there is no measure " + key));
    }

    /** What is planned or earned in one currency is not worth the same figure in another. */
    private void requireSameCurrency(Measure before, MeasureProfile now) {
        var currency = before.profile().currency();
        if (!currency.equals(now.currency()) && rows.hasFigures(before.measure())) {
            throw new Conflict(
                    "CURRENCY_IN_USE",
                    "currency: " + before.measure() + " has values in " + currency
                            + "; empty its plan and forecast first, or propose a new measure in " + now.currency());
        }
    }

    private MeasureProfile check(MeasureProfile profile) {
        var clean = MeasureProfileCheck.fields(profile);
        structure.requireLevel("parentPackage", clean.parentPackage(), Level.MEASURE_PACKAGE);
        MeasureProfileCheck.people(clean, staff::isEmployed);
        MeasureProfileCheck.bodies(clean, bodies);
        return clean;
    }

    private void record(String key, String by, String action, String reason, Map<String, String> figures) {
        events.publishEvent(new MeasureChanged(key));
        events.publishEvent(new AuditFact(key, by, action, reason, figures));
    }
}
