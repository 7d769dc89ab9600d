package io.counterfoil.governance.measure;

import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.period.ReportingPeriods;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What owners expect of each open period. Cut-off ends it: from then on they only read. */
@Service
@Transactional
public class Forecasts {
    private final Measures measures;
    private final ReportingPeriods periods;
    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final SegregationOfDuties duties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Forecasts(
            Measures measures,
            ReportingPeriods periods,
            JdbcClient jdbc,
            JdbcOperations batches,
            SegregationOfDuties duties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.measures = measures;
        this.periods = periods;
        this.jdbc = jdbc;
        this.batches = batches;
        this.duties = duties;
        this.events = events;
        this.clock = clock;
    }

    /** By period. */
    @Transactional(readOnly = true)
    public List<PeriodValue> values(String measure) {
        return jdbc.sql("select " + ValueRows.COLUMNS + " from forecast_value where measure = :measure order by period")
                .param("measure", measure)
                .query(ValueRows::read)
                .list();
    }

    /** Effects by period of several measures. */
    @Transactional(readOnly = true)
    public Map<String, Map<YearMonth, BigDecimal>> effects(Collection<String> of) {
        return AmountsByPeriod.read(jdbc.sql("select measure, period, recurring + one_off as amount"
                        + " from forecast_value where measure = any(:measures)")
                .param("measures", of.toArray(String[]::new)));
    }

    /**
     * States what is expected of the periods named; others stay as they are.
     *
     * @throws Forbidden {@code NOT_THE_OWNER}
     * @throws Conflict {@code PERIOD_NOT_OPEN} if any of them is cut off or closed; nothing is changed then
     */
    public List<PeriodValue> state(String key, List<PeriodValue> values, String person) {
        var measure = measures.lockOpen(key);
        Measures.requireOwner(measure, person);
        ValueRows.check(values, measure.profile().currency());
        values.stream()
                .map(PeriodValue::period)
                .sorted()
                .forEach(period -> periods.requireOpen(period, "forecast of " + key + " for " + period));
        var before = values(key).stream().collect(Collectors.toMap(PeriodValue::period, PeriodValue::effect));
        batches.batchUpdate(
                "insert into forecast_value (" + ValueRows.COLUMNS + ", measure) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (measure, period) do update set recurring = excluded.recurring,"
                        + " one_off = excluded.one_off, one_off_cost = excluded.one_off_cost, capital = excluded.capital",
                values.stream()
                        .map(value -> Stream.concat(Stream.of(ValueRows.row(value)), Stream.of(key))
                                .toArray())
                        .toList());
        var figures = new TreeMap<String, String>();
        for (var value : values) {
            var was = before.get(value.period());
            figures.put(
                    value.period().toString(),
                    (was == null ? "none" : was.toPlainString()) + " -> "
                            + value.effect().toPlainString());
        }
        duties.perform(key, Measures.OWN_MEASURE, person);
        record(key, person, "FORECAST_STATED", figures);
        return values(key);
    }

    /** Where the owner has stated nothing yet, what was just frozen is what is expected. */
    public void begin(String key, int planVersion) {
        jdbc.sql("insert into forecast_value (measure, " + ValueRows.COLUMNS + ") select measure, " + ValueRows.COLUMNS
                        + " from plan_value where measure = :measure and version = :version on conflict do nothing")
                .param("measure", key)
                .param("version", planVersion)
                .update();
    }

    /**
     * The owner says that the forecast holds as it stands, in a period that is open.
     *
     * @throws Forbidden {@code NOT_THE_OWNER}
     * @throws Conflict {@code PERIOD_NOT_OPEN}
     */
    public void confirm(String key, YearMonth period, String person) {
        var measure = measures.lockOpen(key);
        Measures.requireOwner(measure, person);
        periods.requireOpen(period, "confirmation of the forecast of " + key + " in " + period);
        var rows = jdbc.sql("insert into forecast_confirmation (measure, period, confirmed_by, confirmed_at)"
                        + " values (:measure, :period, :by, :at) on conflict do nothing")
                .param("measure", key)
                .param("period", period.toString())
                .param("by", person)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (rows > 0) {
            duties.perform(key, Measures.OWN_MEASURE, person);
            record(key, person, "FORECAST_CONFIRMED", Map.of("period", period.toString()));
        }
    }

    @Transactional(readOnly = true)
    public boolean isConfirmed(String key, YearMonth period) {
        return !confirmed(List.of(key), period).isEmpty();
    }

    /** Those of them whose owners have confirmed the forecast in the period. */
    @Transactional(readOnly = true)
    public Set<String> confirmed(Collection<String> of, YearMonth period) {
        return Set.copyOf(jdbc.sql("select measure from forecast_confirmation"
                        + " where measure = any(:measures) and period = :period")
                .param("measures", of.toArray(String[]::new))
                .param("period", period.toString())
                .query(String.class)
                .list());
    }

    private void record(String key, String person, String action, Map<String, String> figures) {
        events.publishEvent(new MeasureChanged(key));
        events.publishEvent(new AuditFact(key, person, action, "", figures));
    }
}
