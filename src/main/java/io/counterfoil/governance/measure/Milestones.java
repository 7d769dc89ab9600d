package io.counterfoil.governance.measure;

import io.counterfoil.governance.status.Milestone;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The milestones of measures: planned until D3, reported by the owner afterwards. */
@Service
@Transactional
public class Milestones {
    private static final int MOST = 200;

    private final Measures measures;
    private final JdbcClient jdbc;
    private final SegregationOfDuties duties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Milestones(
            Measures measures,
            JdbcClient jdbc,
            SegregationOfDuties duties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.measures = measures;
        this.jdbc = jdbc;
        this.duties = duties;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What the owner says about one milestone.
     *
     * @param doneOn null while it is open
     * @param evidence where the proof lies; empty while it is open
     * @param evidenceHash SHA-256 of the proof, 64 hexadecimal digits; null while it is open
     */
    public record Report(
            LocalDate forecast,
            @Nullable LocalDate doneOn,
            String evidence,
            @Nullable String evidenceHash) {}

    /** By number. */
    @Transactional(readOnly = true)
    public List<Milestone> of(String measure) {
        return of(List.of(measure)).getOrDefault(measure, List.of());
    }

    /** Of several measures, by number; one without milestones is not in it. */
    @Transactional(readOnly = true)
    public Map<String, List<Milestone>> of(Collection<String> of) {
        var found = new HashMap<String, List<Milestone>>();
        jdbc.sql("""
                        select measure, number, name, weight, baseline_date as baseline, forecast_date as forecast,
                               done_on, evidence_hash
                        from milestone where measure = any(:measures) order by measure, number
                        """).param("measures", of.toArray(String[]::new)).query(row -> {
            found.computeIfAbsent(row.getString("measure"), measure -> new ArrayList<>())
                    .add(read(row));
        });
        return found;
    }

    private static Milestone read(ResultSet row) throws SQLException {
        return new Milestone(
                row.getInt("number"),
                row.getString("name"),
                row.getBigDecimal("weight"),
                row.getObject("baseline", LocalDate.class),
                row.getObject("forecast", LocalDate.class),
                row.getObject("done_on", LocalDate.class),
                row.getString("evidence_hash"));
    }

    /** Where the proof of a milestone lies; empty while there is none. */
    @Transactional(readOnly = true)
    public String evidenceOf(String measure, int number) {
        return jdbc.sql("select evidence from milestone where measure = :measure and number = :number")
                .param("measure", measure)
                .param("number", number)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /**
     * Plans all milestones anew, none of them done.
     *
     * @throws Conflict {@code MEASURE_FROZEN} from D3 on, {@code GATE_OPEN}
     * @throws Forbidden {@code NOT_THE_OWNER}
     */
    public List<Milestone> plan(String key, List<Milestone> milestones, String person) {
        var measure = measures.lockUnasked(key);
        Measures.requireOwner(measure, person);
        requireDraft(measure);
        check(milestones);
        jdbc.sql("delete from milestone where measure = :measure")
                .param("measure", key)
                .update();
        milestones.forEach(milestone -> insert(key, milestone));
        duties.perform(key, Measures.OWN_MEASURE, person);
        record(key, person, "MILESTONES_PLANNED", Map.of("milestones", Integer.toString(milestones.size())));
        return of(key);
    }

    /**
     * Reports when a milestone is expected, or that it is done and where the proof lies.
     *
     * @throws NotFound {@code MILESTONE_UNKNOWN}
     * @throws Conflict {@code MILESTONE_DONE}: what is done stays done
     * @throws Forbidden {@code NOT_THE_OWNER}
     */
    public Milestone report(String key, int number, Report report, String person) {
        var measure = measures.lockOpen(key);
        Measures.requireOwner(measure, person);
        check(report);
        var known = get(key, number);
        if (known.doneOn() != null) {
            throw new Conflict(
                    "MILESTONE_DONE", key + "/" + number + " was done on " + known.doneOn() + " and stays so");
        }
        write(key, number, report);
        duties.perform(key, Measures.OWN_MEASURE, person);
        record(
                key,
                person,
                report.doneOn() == null ? "MILESTONE_FORECAST" : "MILESTONE_DONE",
                Map.of(
                        "milestone", number + " " + known.name(),
                        "forecast before", known.forecast().toString(),
                        "forecast", report.forecast().toString(),
                        "evidence", report.evidence()));
        return get(key, number);
    }

    private Milestone get(String key, int number) {
        return of(key).stream()
                .filter(milestone -> milestone.number() == number)
                .findFirst()
                .orElseThrow(() ->
                        new NotFound("MILESTONE_UNKNOWN", key + " has no milestone " + number + "; plan it first"));
    }

    private static void requireDraft(Measure measure) {
        if (measure.decided()) {
            throw new Conflict(
                    "MEASURE_FROZEN",
                    "milestones: those of " + measure.measure() + " were frozen when it was decided (D3); report when"
                            + " each is expected instead, or ask the gate to return the measure");
        }
    }

    private static void check(List<Milestone> milestones) {
        var check = new InputCheck()
                .that(milestones.size() <= MOST, "milestones", "must be at most " + MOST)
                .that(
                        milestones.stream().map(Milestone::number).distinct().count() == milestones.size(),
                        "milestones",
                        "must have a number each");
        for (int i = 0; i < milestones.size(); i++) {
            var milestone = milestones.get(i);
            var field = "milestones[" + i + "].";
            check.that(milestone.number() > 0, field + "number", "must be above 0")
                    .text(field + "name", milestone.name(), 200)
                    .positive(field + "weight", milestone.weight(), 4)
                    .that(
                            milestone.weight().precision() - milestone.weight().scale() <= 5,
                            field + "weight",
                            "is too large")
                    .day(field + "baseline", milestone.baseline());
        }
        check.done();
    }

    private void check(Report report) {
        var done = report.doneOn() != null;
        var hash = report.evidenceHash();
        new InputCheck()
                .day("forecast", report.forecast())
                .day("doneOn", report.doneOn())
                .that(
                        report.doneOn() == null || !report.doneOn().isAfter(LocalDate.now(clock)),
                        "doneOn",
                        "must not lie in the future")
                .that(
                        done == (hash != null && !report.evidence().isBlank()),
                        "evidence",
                        done
                                ? "must say where the proof lies, with its evidenceHash: what is done needs evidence"
                                : "belongs to a milestone that is done; say doneOn")
                .that(
                        hash == null || hash.matches("[0-9a-f]{64}"),
                        "evidenceHash",
                        "must be a SHA-256 digest: 64 hexadecimal digits")
                .that(report.evidence().length() <= 1000, "evidence", "must have at most 1000 characters")
                .done();
    }

    private void insert(String key, Milestone milestone) {
        jdbc.sql("""
                        insert into milestone (measure, number, name, weight, baseline_date, forecast_date)
                        values (:measure, :number, :name, :weight, :baseline, :baseline)
                        """)
                .param("measure", key)
                .param("number", milestone.number())
                .param("name", milestone.name().strip())
                .param("weight", milestone.weight())
                .param("baseline", milestone.baseline())
                .update();
    }

    private void write(String key, int number, Report report) {
        jdbc.sql("""
                        update milestone set forecast_date = :forecast, done_on = :doneOn, evidence = :evidence,
                            evidence_hash = :hash
                        where measure = :measure and number = :number
                        """)
                .param("forecast", report.doneOn() == null ? report.forecast() : report.doneOn())
                .param("doneOn", report.doneOn())
                .param("evidence", report.evidence().strip())
                .param("hash", report.evidenceHash())
                .param("measure", key)
                .param("number", number)
                .update();
    }

    private void record(String key, String person, String action, Map<String, String> figures) {
        events.publishEvent(new MeasureChanged(key));
        events.publishEvent(new AuditFact(key, person, action, "", figures));
    }
}
