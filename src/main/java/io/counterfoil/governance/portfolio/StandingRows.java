package io.counterfoil.governance.portfolio;

import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.rollup.Child;
import io.counterfoil.governance.rollup.RollUp;
import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.standing.MeasureStanding;
import io.counterfoil.governance.status.Alarm;
import io.counterfoil.governance.status.Light;
import io.counterfoil.governance.status.StatusPair;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of standings. */
@Repository
class StandingRows {
    private static final String MEASURES = """
            select measure, name, measure.package, owner, controller, measure.stage, condition, currency,
                   coalesce(own_plan, 0) as own_plan, coalesce(own_expected, 0) as own_expected,
                   coalesce(implementation, 'GREEN') as implementation, coalesce(potential, 'AMBER') as potential,
                   coalesce(stale, false) as stale, alarm, coalesce(standing.reason, '') as reason, as_of
            from measure left join measure_standing standing using (measure)
            """;

    private final JdbcClient jdbc;

    StandingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a package adds up to. */
    record PackageSums(RollUp sums, List<Child> red, Map<Stage, Long> byStage, long alarms) {}

    /** Keeps what was found; the measure's package has to be added up afterwards. */
    void keep(Measure measure, MeasureStanding found, RollUp sums, LocalDate asOf) {
        var status = found.status();
        var counted = found.leaf().isCounted();
        jdbc.sql("""
                        insert into measure_standing (measure, as_of, package, stage, committed, plan, original_plan,
                            actual, forecast, weight, earned, stage_plan, currency_effect, performance, own_plan,
                            own_expected, implementation, potential, counted, stale, alarm, reason)
                        values (:measure, :asOf, :package, :stage, :committed, :plan, :originalPlan, :actual, :forecast,
                            :weight, :earned, :stagePlan, :currencyEffect, :performance, :ownPlan, :ownExpected,
                            :implementation, :potential, :counted, :stale, :alarm, :reason)
                        on conflict (measure) do update set as_of = excluded.as_of, package = excluded.package,
                            stage = excluded.stage, committed = excluded.committed, plan = excluded.plan,
                            original_plan = excluded.original_plan, actual = excluded.actual,
                            forecast = excluded.forecast, weight = excluded.weight, earned = excluded.earned,
                            stage_plan = excluded.stage_plan, currency_effect = excluded.currency_effect,
                            performance = excluded.performance, own_plan = excluded.own_plan,
                            own_expected = excluded.own_expected, implementation = excluded.implementation,
                            potential = excluded.potential, counted = excluded.counted, stale = excluded.stale,
                            alarm = excluded.alarm, reason = excluded.reason
                        """)
                .param("measure", measure.measure())
                .param("asOf", asOf)
                .param("package", measure.profile().parentPackage())
                .param("stage", measure.stage().name())
                .param("committed", found.leaf().isCommitted())
                .param("plan", sums.plan())
                .param("originalPlan", sums.originalPlan())
                .param("actual", sums.actual())
                .param("forecast", sums.forecast())
                .param("weight", sums.weight())
                .param("earned", sums.earned())
                .param("stagePlan", sums.planByStage().get(measure.stage()))
                .param("currencyEffect", sums.currencyEffect())
                .param("performance", sums.performance())
                .param("ownPlan", status.potential().current().planned())
                .param("ownExpected", status.potential().current().reached())
                .param("implementation", status.implementation().light().name())
                .param("potential", status.potential().light().name())
                .param("counted", counted)
                .param("stale", counted && status.potential().isStale())
                .param("alarm", counted ? alarm(status) : null)
                .param(
                        "reason",
                        status.implementation().reason() + " "
                                + status.potential().reason())
                .update();
    }

    private static @Nullable String alarm(StatusPair status) {
        return status.alarm().map(Alarm::name).orElse(null);
    }

    /** The package that the measure was added up in so far. */
    List<String> packageOf(String measure) {
        return jdbc.sql("select package from measure_standing where measure = :measure")
                .param("measure", measure)
                .query(String.class)
                .list();
    }

    /** Adds packages up anew, one after the other in the order of their keys. */
    void addUp(Collection<String> packages) {
        var keys = packages.stream().distinct().sorted().toArray(String[]::new);
        jdbc.sql("select node from structure_node where node = any(:keys) order by node for no key update")
                .param("keys", keys)
                .query(String.class)
                .list();
        jdbc.sql("delete from package_standing where package = any(:keys)")
                .param("keys", keys)
                .update();
        jdbc.sql("""
                        insert into package_standing
                        select package, count(*), count(*) filter (where committed), sum(plan), sum(original_plan),
                               sum(actual), sum(forecast), sum(weight), sum(earned), sum(currency_effect),
                               sum(performance),
                               coalesce(sum(stage_plan) filter (where stage = 'D0'), 0),
                               coalesce(sum(stage_plan) filter (where stage = 'D1'), 0),
                               coalesce(sum(stage_plan) filter (where stage = 'D2'), 0),
                               coalesce(sum(stage_plan) filter (where stage = 'D3'), 0),
                               coalesce(sum(stage_plan) filter (where stage = 'D4'), 0),
                               coalesce(sum(stage_plan) filter (where stage = 'D5'), 0),
                               count(*) filter (where stage = 'D0'), count(*) filter (where stage = 'D1'),
                               count(*) filter (where stage = 'D2'), count(*) filter (where stage = 'D3'),
                               count(*) filter (where stage = 'D4'), count(*) filter (where stage = 'D5'),
                               count(alarm),
                               coalesce(array_agg(measure || '|' || weight || '|' || implementation || '|' || potential
                                        order by measure)
                                   filter (where counted and 'RED' in (implementation, potential)), '{}')
                        from measure_standing where package = any(:keys) group by package
                        """).param("keys", keys).update();
    }

    /** All packages, or those below a node. */
    Map<String, PackageSums> packages(Collection<String> keys, String currency) {
        var found = new HashMap<String, PackageSums>();
        jdbc.sql("select * from package_standing where package = any(:keys)")
                .param("keys", keys.toArray(String[]::new))
                .query((row, number) -> found.put(row.getString("package"), sums(row, currency)))
                .list();
        return found;
    }

    List<PortfolioView.MeasureRow> measures(String parentPackage) {
        return jdbc.sql(MEASURES + "where measure.package = :package order by measure")
                .param("package", parentPackage)
                .query(StandingRows::measure)
                .list();
    }

    /** Those with an alarm, the largest gap between plan and expectation first. */
    List<PortfolioView.MeasureRow> alarmed(int limit) {
        return jdbc.sql(MEASURES
                        + "where alarm is not null order by standing.plan - standing.actual - standing.forecast"
                        + " desc, measure limit :limit")
                .param("limit", limit)
                .query(StandingRows::measure)
                .list();
    }

    /** Whatever was found on another day, or before something changed for all; and what was never found. */
    List<String> outdated(LocalDate today, int limit) {
        return jdbc.sql("select measure from measure left join measure_standing using (measure)"
                        + " where as_of is distinct from :today order by measure limit :limit")
                .param("today", today)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    long countOutdated(LocalDate today) {
        return jdbc.sql("select (select count(*) from measure)"
                        + " - (select count(*) from measure_standing where as_of = :today)")
                .param("today", today)
                .query(Long.class)
                .single();
    }

    void outdateAll() {
        jdbc.sql("update measure_standing set as_of = null where as_of is not null")
                .update();
    }

    private static PackageSums sums(ResultSet row, String currency) throws SQLException {
        var plans = new EnumMap<Stage, BigDecimal>(Stage.class);
        var counts = new EnumMap<Stage, Long>(Stage.class);
        for (var stage : Stage.values()) {
            var column = stage.name().toLowerCase(Locale.ROOT);
            plans.put(stage, row.getBigDecimal("plan_" + column));
            counts.put(stage, row.getLong("count_" + column));
        }
        var sums = new RollUp(
                currency,
                row.getLong("measures"),
                row.getLong("committed"),
                row.getBigDecimal("plan"),
                row.getBigDecimal("original_plan"),
                row.getBigDecimal("actual"),
                row.getBigDecimal("forecast"),
                row.getBigDecimal("weight"),
                row.getBigDecimal("earned"),
                plans,
                row.getBigDecimal("currency_effect"),
                row.getBigDecimal("performance"));
        var red = Arrays.stream((String[]) row.getArray("red").getArray())
                .map(StandingRows::child)
                .toList();
        return new PackageSums(sums, red, counts, row.getLong("alarms"));
    }

    private static Child child(String written) {
        var parts = written.split("\\|", -1);
        return new Child(parts[0], new BigDecimal(parts[1]), Light.valueOf(parts[2]), Light.valueOf(parts[3]));
    }

    private static PortfolioView.MeasureRow measure(ResultSet row, int number) throws SQLException {
        var alarm = row.getString("alarm");
        return new PortfolioView.MeasureRow(
                row.getString("measure"),
                row.getString("name"),
                row.getString("package"),
                row.getString("owner"),
                row.getString("controller"),
                Stage.valueOf(row.getString("stage")),
                Condition.valueOf(row.getString("condition")),
                row.getString("currency"),
                row.getBigDecimal("own_plan"),
                row.getBigDecimal("own_expected"),
                Light.valueOf(row.getString("implementation")),
                Light.valueOf(row.getString("potential")),
                row.getBoolean("stale"),
                alarm == null ? null : Alarm.valueOf(alarm),
                row.getString("reason"),
                row.getObject("as_of", LocalDate.class));
    }
}
