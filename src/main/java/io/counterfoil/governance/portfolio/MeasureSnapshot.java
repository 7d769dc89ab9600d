package io.counterfoil.governance.portfolio;

import io.counterfoil.period.SnapshotSource;
import io.counterfoil.period.SnapshotWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a closed period says of each measure that has a plan, forecast or actual value in it: amounts of the period in the
 * currency of the measure, actual as reported, and where the measure stood.
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
                   reported.corrections, standing.implementation, standing.potential
            from measure m
            left join current_plan using (measure)
            left join original_plan using (measure)
            left join forecast using (measure)
            left join reported using (measure)
            left join measure_standing standing using (measure)
            where coalesce(current_plan.effect, original_plan.effect, forecast.effect, reported.effect) is not null
            order by m.measure
            """;

    private final JdbcClient jdbc;

    MeasureSnapshot(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "measures";
    }

    @Override
    public void write(YearMonth period, SnapshotWriter out) {
        jdbc.sql(ROWS).param("period", period.toString()).query(row -> {
            write(row, out);
        });
    }

    private static void write(ResultSet row, SnapshotWriter out) throws SQLException {
        var measure = row.getString("measure");
        for (var figure : new String[] {"plan", "original_plan", "forecast", "actual", "corrections"}) {
            var amount = row.getBigDecimal(figure);
            if (amount != null) {
                out.amount(measure, figure.replace('_', ' '), amount, row.getString("currency"));
            }
        }
        for (var figure : new String[] {"package", "stage", "condition", "implementation", "potential"}) {
            var word = row.getString(figure);
            if (word != null) {
                out.text(measure, figure, word);
            }
        }
    }
}
