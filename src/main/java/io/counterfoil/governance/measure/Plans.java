package io.counterfoil.governance.measure;

import io.counterfoil.governance.value.MeasureSeries;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans of measures: one draft, and the versions that gates have frozen. */
@Service
@Transactional
public class Plans {
    /** The version that people work on. */
    public static final int DRAFT = 0;

    /** The duty of whoever confirms size and timing. */
    public static final String CONTROL_MEASURE = "CONTROL_MEASURE";

    /** Which version counts now, and which did first; the draft has the number before the first frozen one. */
    private static final String VERSIONS = "(select measure, max(version) as newest, least(max(version), 1) as first"
            + " from plan_version where measure = any(:measures) group by measure) counts";

    private final Measures measures;
    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final SegregationOfDuties duties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Plans(
            Measures measures,
            JdbcClient jdbc,
            JdbcOperations batches,
            SegregationOfDuties duties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.measures = measures;
        this.jdbc = jdbc;
        this.batches = batches;
        this.duties = duties;
        this.events = events;
        this.clock = clock;
    }

    /** By period; empty if there is no such version. */
    @Transactional(readOnly = true)
    public List<PeriodValue> values(String measure, int version) {
        return jdbc.sql("select " + ValueRows.COLUMNS + " from plan_value where measure = :measure"
                        + " and version = :version order by period")
                .param("measure", measure)
                .param("version", version)
                .query(ValueRows::read)
                .list();
    }

    /** The frozen versions, the original one first; empty before D3. */
    @Transactional(readOnly = true)
    public List<PlanVersion> versions(String measure) {
        return jdbc.sql("select version, frozen_at, frozen_by, reason from plan_version"
                        + " where measure = :measure and version > 0 order by version")
                .param("measure", measure)
                .query(PlanVersion.class)
                .list();
    }

    /** What the measure is held against now: the newest frozen version, or the draft while none is. */
    @Transactional(readOnly = true)
    public List<PeriodValue> current(String measure) {
        return counting(measure, "newest");
    }

    /** What it was held against at first; the draft while no version is frozen. */
    @Transactional(readOnly = true)
    public List<PeriodValue> original(String measure) {
        return counting(measure, "first");
    }

    private List<PeriodValue> counting(String measure, String version) {
        return jdbc.sql("select " + ValueRows.COLUMNS + " from " + VERSIONS
                        + " join plan_value using (measure) where version = " + version + " order by period")
                .param("measures", new String[] {measure})
                .query(ValueRows::read)
                .list();
    }

    /** What the current plans of several measures come to, and their drafts; a measure without a plan is not in it. */
    @Transactional(readOnly = true)
    public Map<String, List<PlanTotals>> totals(Collection<String> measures) {
        var totals = new HashMap<String, List<PlanTotals>>();
        jdbc.sql("select measure, version = newest as current, max(recurring) as recurring, sum(one_off) as one_off,"
                        + " sum(one_off_cost + capital) as spent from " + VERSIONS
                        + " join plan_value using (measure) where version in (0, newest)"
                        + " group by measure, version, newest")
                .param("measures", measures.toArray(String[]::new))
                .query(row -> {
                    totals.computeIfAbsent(row.getString("measure"), measure -> new ArrayList<>())
                            .add(new PlanTotals(
                                    row.getBoolean("current"),
                                    row.getBigDecimal("recurring"),
                                    row.getBigDecimal("one_off"),
                                    row.getBigDecimal("spent")));
                });
        return totals;
    }

    /** Effects by period of what several measures are held against now, as {@link #current} has it. */
    @Transactional(readOnly = true)
    public Map<String, Map<YearMonth, BigDecimal>> currentEffects(Collection<String> measures) {
        return effects(measures, "newest");
    }

    /** The same of what they were held against at first, as {@link #original} has it. */
    @Transactional(readOnly = true)
    public Map<String, Map<YearMonth, BigDecimal>> originalEffects(Collection<String> measures) {
        return effects(measures, "first");
    }

    private Map<String, Map<YearMonth, BigDecimal>> effects(Collection<String> measures, String version) {
        return AmountsByPeriod.read(jdbc.sql("select measure, period, recurring + one_off as amount from " + VERSIONS
                        + " join plan_value using (measure) where version = " + version)
                .param("measures", measures.toArray(String[]::new)));
    }

    /** The current plan as the rules calculate with it. */
    @Transactional(readOnly = true)
    public MeasureSeries series(Measure measure) {
        return ValueRows.series(
                measure.profile().currency(),
                current(measure.measure()),
                measure.profile().depreciationYears());
    }

    /** Whether people have changed the draft since the newest version was frozen. */
    @Transactional(readOnly = true)
    public boolean draftDiffers(String measure) {
        var draft = values(measure, DRAFT);
        var versions = versions(measure);
        return !versions.isEmpty()
                && !draft.isEmpty()
                && !same(
                        draft, values(measure, versions.get(versions.size() - 1).version()));
    }

    /**
     * States the draft anew; the controller has to confirm it again. From D3 on it counts nothing until a gate makes it
     * the new baseline. An empty draft withdraws the wish for one.
     *
     * @throws Forbidden {@code NOT_THE_OWNER}
     * @throws Conflict {@code GATE_OPEN}, {@code MEASURE_FINAL}
     */
    public List<PeriodValue> draft(String key, List<PeriodValue> values, String person) {
        var measure = measures.lockUnasked(key);
        Measures.requireOwner(measure, person);
        ValueRows.check(values, measure.profile().currency());
        jdbc.sql("insert into plan_version (measure, version) values (:measure, 0) on conflict do nothing")
                .param("measure", key)
                .update();
        jdbc.sql("delete from plan_value where measure = :measure and version = 0")
                .param("measure", key)
                .update();
        insert(key, DRAFT, values);
        jdbc.sql("update measure set plan_confirmed_by = null, plan_confirmed_at = null, version = version + 1"
                        + " where measure = :measure")
                .param("measure", key)
                .update();
        duties.perform(key, Measures.OWN_MEASURE, person);
        record(
                key,
                person,
                "PLAN_DRAFTED",
                "",
                Map.of("effect", ValueRows.effect(values).toPlainString()));
        return values(key, DRAFT);
    }

    /** Whether whoever controls the measure now has confirmed size and timing of the draft. */
    @Transactional(readOnly = true)
    public boolean isConfirmed(Measure measure) {
        return confirmedBy(measure.measure()).equals(measure.profile().controller());
    }

    /** Who confirmed size and timing of the draft; empty while nobody has. */
    @Transactional(readOnly = true)
    public String confirmedBy(String key) {
        return jdbc.sql("select coalesce(plan_confirmed_by, '') from measure where measure = :measure")
                .param("measure", key)
                .query(String.class)
                .single();
    }

    /**
     * The controller confirms size and timing of the draft.
     *
     * @throws Forbidden {@code NOT_THE_CONTROLLER}
     * @throws Conflict {@code PLAN_MISSING}
     */
    public void confirm(String key, String person) {
        var measure = measures.lockOpen(key);
        requireController(measure, person);
        var draft = values(key, DRAFT);
        if (draft.isEmpty()) {
            throw new Conflict("PLAN_MISSING", key + " has no plan to confirm; its owner drafts it");
        }
        duties.perform(key, CONTROL_MEASURE, person);
        jdbc.sql("update measure set plan_confirmed_by = :person, plan_confirmed_at = :at, version = version + 1"
                        + " where measure = :measure")
                .param("person", person)
                .param("at", Timestamp.from(clock.instant()))
                .param("measure", key)
                .update();
        record(
                key,
                person,
                "PLAN_CONFIRMED",
                "",
                Map.of("effect", ValueRows.effect(draft).toPlainString()));
    }

    /** Makes the draft the next frozen version. */
    public int freeze(String key, String by, String reason) {
        var draft = values(key, DRAFT);
        if (draft.isEmpty()) {
            throw new Conflict("PLAN_MISSING", key + " has no plan to freeze; its owner drafts it");
        }
        var version = versions(key).size() + 1;
        jdbc.sql("insert into plan_version (measure, version, frozen_at, frozen_by, reason)"
                        + " values (:measure, :version, :at, :by, :reason)")
                .param("measure", key)
                .param("version", version)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .param("reason", reason)
                .update();
        insert(key, version, draft);
        record(
                key,
                by,
                "PLAN_FROZEN",
                reason,
                Map.of(
                        "version",
                        Integer.toString(version),
                        "effect",
                        ValueRows.effect(draft).toPlainString()));
        return version;
    }

    static void requireController(Measure measure, String person) {
        if (!person.equals(measure.profile().controller())) {
            throw new Forbidden(
                    "NOT_THE_CONTROLLER",
                    measure.measure() + " is controlled by " + measure.profile().controller()
                            + ", and only the controller does this");
        }
    }

    private static boolean same(List<PeriodValue> one, List<PeriodValue> other) {
        return plain(one).equals(plain(other));
    }

    private static List<String> plain(List<PeriodValue> values) {
        return values.stream()
                .map(value -> value.period()
                        + Stream.of(value.recurring(), value.oneOff(), value.oneOffCost(), value.capital())
                                .map(figure -> " " + figure.stripTrailingZeros().toPlainString())
                                .reduce("", String::concat))
                .toList();
    }

    private void insert(String key, int version, List<PeriodValue> values) {
        batches.batchUpdate(
                "insert into plan_value (" + ValueRows.COLUMNS + ", measure, version) values (?, ?, ?, ?, ?, ?, ?)",
                values.stream()
                        .map(value -> Stream.concat(Stream.of(ValueRows.row(value)), Stream.of(key, version))
                                .toArray())
                        .toList());
    }

    private void record(String key, String person, String action, String reason, Map<String, String> figures) {
        events.publishEvent(new MeasureChanged(key));
        events.publishEvent(new AuditFact(key, person, action, reason, figures));
    }
}
