package io.counterfoil.governance.actual;

import io.counterfoil.governance.measure.AmountsByPeriod;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.MeasureChanged;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.value.Actuals;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.Money;
import io.counterfoil.period.ReportingPeriods;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Actual values of measures. They are added once per document and line, and validated by a controller. */
@Service
@Transactional
public class ActualValues {
    /** The duty of whoever brings actual values in. */
    public static final String EDIT_ACTUALS = "EDIT_ACTUALS";

    /** The duty of whoever says that they are right. */
    public static final String VALIDATE_ACTUALS = "VALIDATE_ACTUALS";

    private final Measures measures;
    private final ReportingPeriods periods;
    private final JdbcClient jdbc;
    private final SegregationOfDuties duties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ActualValues(
            Measures measures,
            ReportingPeriods periods,
            JdbcClient jdbc,
            SegregationOfDuties duties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.measures = measures;
        this.periods = periods;
        this.jdbc = jdbc;
        this.duties = duties;
        this.events = events;
        this.clock = clock;
    }

    /** All of a measure, in the order they came. */
    @Transactional(readOnly = true)
    public List<EnteredActual> of(String measure) {
        return jdbc.sql("select * from actual_entry where measure = :measure order by entry")
                .param("measure", measure)
                .query(ActualValues::read)
                .list();
    }

    /** Recurring and one-off effects of a measure, as the rules read them. */
    @Transactional(readOnly = true)
    public Actuals effects(String measure) {
        return new Actuals(of(measure).stream()
                .filter(entry -> entry.kind().isEffect())
                .map(EnteredActual::forRules)
                .toList());
    }

    /**
     * Adds one. What belongs to a period that is closed is entered in the next open one, as a correction of the earlier.
     *
     * @param by login of who brought it, or {@link AuditFact#SYSTEM} for the product's own journal
     * @return empty if the same document and line came before with the same amount
     * @throws Conflict {@code ACTUAL_DIFFERS} if it came before with another amount or period
     */
    public Optional<EnteredActual> enter(ActualPosting posting, String by) {
        var measure = measures.get(posting.measure());
        check(posting, measure);
        requireApart(posting.measure(), measure, by);
        var known = find(posting);
        if (known.isPresent()) {
            requireSame(known.get(), posting);
            return Optional.empty();
        }
        var reportedIn = periods.openFor(posting.period());
        var reason = posting.reason().isBlank() && reportedIn.isAfter(posting.period())
                ? "came after " + posting.period() + " was cut off"
                : posting.reason().strip();
        duties.perform(posting.measure(), EDIT_ACTUALS, by);
        var entry = insert(posting, reportedIn, reason, by);
        if (entry.isEmpty()) {
            // Somebody else brought the same line at the same moment: theirs is on record.
            requireSame(find(posting).orElseThrow(), posting);
            return entry;
        }
        record(posting, reportedIn, reason, by);
        return entry;
    }

    /**
     * The controller says that the actual value of a period is right as far as it has come.
     *
     * @return the value confirmed, as corrected
     * @throws Forbidden {@code NOT_THE_CONTROLLER}, {@code SEGREGATION_OF_DUTIES}
     */
    public BigDecimal validate(String key, YearMonth period, String person) {
        var measure = measures.lock(key);
        if (!person.equals(measure.profile().controller())) {
            throw new Forbidden(
                    "NOT_THE_CONTROLLER",
                    key + " is controlled by " + measure.profile().controller()
                            + ", and only the controller validates");
        }
        var value = effects(key).of(period, Actuals.Reading.AS_CORRECTED);
        duties.perform(key, VALIDATE_ACTUALS, person);
        jdbc.sql("""
                        insert into actual_validation (measure, period, amount, validated_by, validated_at)
                        values (:measure, :period, :amount, :by, :at)
                        on conflict (measure, period) do update
                            set amount = excluded.amount, validated_by = excluded.validated_by,
                                validated_at = excluded.validated_at
                        """)
                .param("measure", key)
                .param("period", period.toString())
                .param("amount", value)
                .param("by", person)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        events.publishEvent(new MeasureChanged(key));
        events.publishEvent(new AuditFact(
                key,
                person,
                "ACTUALS_VALIDATED",
                "",
                Map.of("period", period.toString(), "amount", value.toPlainString())));
        return value;
    }

    /** Recurring and one-off effects of several measures, by the period they belong to. */
    @Transactional(readOnly = true)
    public Map<String, Map<YearMonth, BigDecimal>> effects(Collection<String> of) {
        return AmountsByPeriod.read(jdbc.sql("select measure, period, sum(amount) as amount from actual_entry"
                        + " where measure = any(:measures) and kind = any(:kinds) group by measure, period")
                .param("measures", of.toArray(String[]::new))
                .param(
                        "kinds",
                        Stream.of(ActualKind.values())
                                .filter(ActualKind::isEffect)
                                .map(ActualKind::name)
                                .toArray(String[]::new)));
    }

    /** What controllers confirmed of several measures, by period. */
    @Transactional(readOnly = true)
    public Map<String, Map<YearMonth, BigDecimal>> validated(Collection<String> of) {
        return AmountsByPeriod.read(
                jdbc.sql("select measure, period, amount from actual_validation where measure = any(:measures)")
                        .param("measures", of.toArray(String[]::new)));
    }

    /** What controllers confirmed, by period. */
    @Transactional(readOnly = true)
    public Map<YearMonth, BigDecimal> validated(String measure) {
        return validated(List.of(measure)).getOrDefault(measure, Map.of());
    }

    /** Also for a person who was named owner or sponsor and has not acted as such yet. */
    private static void requireApart(String key, Measure measure, String by) {
        if (by.equals(measure.profile().owner()) || by.equals(measure.profile().sponsor())) {
            throw new Forbidden(
                    SegregationOfDuties.CODE,
                    by + " owns or sponsors " + key + " and enters none of its actual figures (rule S12); have"
                            + " somebody else bring them");
        }
    }

    private void check(ActualPosting posting, Measure measure) {
        var decimals = Money.minorDigits(measure.profile().currency());
        new InputCheck()
                .text("document", posting.document(), 100)
                .that(posting.line() > 0, "line", "must be above 0")
                .notNegative("amount", posting.amount().abs(), decimals)
                .that(posting.amount().signum() != 0, "amount", "must not be 0")
                .day("postedOn", posting.postedOn())
                .that(
                        !posting.period().isAfter(YearMonth.now(clock)),
                        "period",
                        "must not lie in the future: nothing has happened there yet")
                .that(!posting.postedOn().isAfter(LocalDate.now(clock)), "postedOn", "must not lie in the future")
                .that(posting.reason().length() <= 1000, "reason", "must have at most 1000 characters")
                .that(
                        posting.corrects() == null || isEntryOf(posting.measure(), posting.corrects()),
                        "corrects",
                        "must be the number of an actual value of " + posting.measure() + " but is "
                                + posting.corrects())
                .done();
    }

    private boolean isEntryOf(String measure, long entry) {
        return jdbc.sql("select exists (select 1 from actual_entry where measure = :measure and entry = :entry)")
                .param("measure", measure)
                .param("entry", entry)
                .query(Boolean.class)
                .single();
    }

    private Optional<EnteredActual> find(ActualPosting posting) {
        return jdbc.sql("select * from actual_entry where measure = :measure and source = :source"
                        + " and document = :document and line = :line")
                .param("measure", posting.measure())
                .param("source", posting.source().name())
                .param("document", posting.document())
                .param("line", posting.line())
                .query(ActualValues::read)
                .optional();
    }

    private static void requireSame(EnteredActual known, ActualPosting posting) {
        if (known.amount().compareTo(posting.amount()) != 0
                || !known.period().equals(posting.period())
                || known.kind() != posting.kind()) {
            throw new Conflict(
                    "ACTUAL_DIFFERS",
                    "document " + posting.document() + "/" + posting.line() + " of " + posting.measure()
                            + " came before"
                            + " with " + known.amount().toPlainString() + " " + known.kind() + " for " + known.period()
                            + "; an actual value is never changed: post a correction with a document of its own");
        }
    }

    private Optional<EnteredActual> insert(ActualPosting posting, YearMonth reportedIn, String reason, String by) {
        return jdbc.sql("""
                        insert into actual_entry (measure, period, reported_in, kind, amount, source, document, line,
                            posted_on, corrects, reason, entered_by, entered_at)
                        values (:measure, :period, :reportedIn, :kind, :amount, :source, :document, :line, :postedOn,
                            :corrects, :reason, :by, :at)
                        on conflict (measure, source, document, line) do nothing
                        returning *
                        """)
                .param("measure", posting.measure())
                .param("period", posting.period().toString())
                .param("reportedIn", reportedIn.toString())
                .param("kind", posting.kind().name())
                .param("amount", posting.amount())
                .param("source", posting.source().name())
                .param("document", posting.document())
                .param("line", posting.line())
                .param("postedOn", posting.postedOn())
                .param("corrects", posting.corrects())
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .query(ActualValues::read)
                .optional();
    }

    private void record(ActualPosting posting, YearMonth reportedIn, String reason, String by) {
        events.publishEvent(new MeasureChanged(posting.measure()));
        events.publishEvent(new AuditFact(
                posting.measure(),
                by,
                reportedIn.equals(posting.period()) ? "ACTUAL_ENTERED" : "PRIOR_PERIOD_CORRECTED",
                reason,
                Map.of(
                        "period", posting.period().toString(),
                        "reported in", reportedIn.toString(),
                        "amount", posting.amount().toPlainString(),
                        "document", posting.document())));
    }

    private static EnteredActual read(ResultSet row, int number) throws SQLException {
        return new EnteredActual(
                row.getLong("entry"),
                row.getString("measure"),
                YearMonth.parse(row.getString("period")),
                YearMonth.parse(row.getString("reported_in")),
                ActualKind.valueOf(row.getString("kind")),
                row.getBigDecimal("amount"),
                ActualSource.valueOf(row.getString("source")),
                row.getString("document"),
                row.getInt("line"),
                row.getObject("posted_on", LocalDate.class),
                row.getObject("corrects", Long.class),
                row.getString("reason"),
                row.getString("entered_by"),
                row.getTimestamp("entered_at").toInstant());
    }
}
