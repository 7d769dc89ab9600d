package io.counterfoil.governance.portfolio;

import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.standing.Standings;
import io.counterfoil.period.SnapshotSource;
import io.counterfoil.period.SnapshotWriter;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a closed period says of each measure that has a plan, forecast or actual value in it: amounts of the period in the
 * currency of the measure, actual as reported, and where the measure stood with the value of the period in it.
 */
@Component
class MeasureSnapshot implements SnapshotSource {
    private static final String ROWS = """
            with current_plan as (
                select v.measure, v.recurring + v.one_off as effect
                from plan_value v
                where v.period = :period
                  and v.version = (select max(version) from plan_version newest where newest.measure = v.measure)),
            original_plan as (
                select measure, recurring + one_off as effect from plan_value where period = :period and version = 1),
            forecast as (select measure, recurring + one_off as effect from forecast_value where period = :period),
            reported as (
                select measure, sum(amount) as effect, sum(amount) filter (where period < reported_in) as corrections
                from actual_entry where reported_in = :period and kind in ('RECURRING', 'ONE_OFF') group by measure)
            select m.measure, m.currency, m.package, m.stage, m.condition, current_plan.effect as plan,
                   original_plan.effect as original_plan, forecast.effect as forecast, reported.effect as actual,
                   reported.corrections
            from measure m
            left join current_plan using (measure)
            left join original_plan using (measure)
            left join forecast using (measure)
            left join reported using (measure)
            where coalesce(current_plan.effect, original_plan.effect, forecast.effect, reported.effect) is not null
            order by m.measure
            """;

    private static final List<String> AMOUNTS = List.of("plan", "original_plan", "forecast", "actual", "corrections");
    private static final List<String> TEXTS = List.of("package", "stage", "condition");
    private static final int PIECE = 200;

    private final JdbcClient jdbc;
    private final Measures measures;
    private final Standings standings;

    MeasureSnapshot(JdbcClient jdbc, Measures measures, Standings standings) {
        this.jdbc = jdbc;
        this.measures = measures;
        this.standings = standings;
    }

    @Override
    public String name() {
        return "measures";
    }

    @Override
    public void write(YearMonth period, SnapshotWriter out) {
        var piece = new LinkedHashMap<String, Line>();
        jdbc.sql(ROWS).param("period", period.toString()).query(row -> {
            piece.put(row.getString("measure"), Line.of(row));
            if (piece.size() == PIECE) {
                write(piece, period, out);
                piece.clear();
            }
        });
        write(piece, period, out);
    }

    /** The kept standings may be of yesterday, and know the period as open: what is reported is found anew. */
    private void write(Map<String, Line> piece, YearMonth period, SnapshotWriter out) {
        var lights = standings.closing(measures.several(piece.keySet()), period);
        piece.forEach((measure, line) -> {
            line.amounts.forEach((figure, amount) -> out.amount(measure, figure, amount, line.currency));
            line.texts.forEach((figure, text) -> out.text(measure, figure, text));
            var status = Objects.requireNonNull(lights.get(measure)).status();
            out.text(measure, "implementation", status.implementation().light().name());
            out.text(measure, "potential", status.potential().light().name());
        });
    }

    /** What the database says of one measure, in the order in which it is written. */
    private record Line(String currency, Map<String, BigDecimal> amounts, Map<String, String> texts) {
        static Line of(ResultSet row) throws SQLException {
            var line = new Line(row.getString("currency"), new LinkedHashMap<>(), new LinkedHashMap<>());
            for (var figure : AMOUNTS) {
                var amount = row.getBigDecimal(figure);
                if (amount != null) {
                    line.amounts.put(figure.replace('_', ' '), amount);
                }
            }
            for (var figure : TEXTS) {
                line.texts.put(figure, row.getString(figure));
            }
            return line;
        }
    }
}
