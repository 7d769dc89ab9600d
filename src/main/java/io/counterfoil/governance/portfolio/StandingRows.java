package io.counterfoil.governance.portfolio;

import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.rollup.Child;
import io.counterfoil.governance.rollup.RollUp;
import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.standing.MeasureStanding;
import io.counterfoil.governance.status.Alarm;
import io.counterfoil.governance.status.Light;
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
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcOperations;
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

    private static final String SUMS = """
            with recursive below as (
                select node as top, node from structure_node where node = any(:nodes)
                union all
                select below.top, child.node from structure_node child join below on child.parent = below.node)
            select top, sum(measures) as measures, sum(committed) as committed, sum(plan) as plan,
                   sum(original_plan) as original_plan, sum(actual) as actual, sum(forecast) as forecast,
                   sum(weight) as weight, sum(earned) as earned, sum(currency_effect) as currency_effect,
                   sum(performance) as performance, sum(plan_d0) as plan_d0, sum(plan_d1) as plan_d1,
                   sum(plan_d2) as plan_d2, sum(plan_d3) as plan_d3, sum(plan_d4) as plan_d4,
                   sum(plan_d5) as plan_d5, sum(count_d0) as count_d0, sum(count_d1) as count_d1,
                   sum(count_d2) as count_d2, sum(count_d3) as count_d3, sum(count_d4) as count_d4,
                   sum(count_d5) as count_d5, sum(alarms) as alarms,
                   coalesce((select own.red from package_standing own where own.package = top), '{}') as red
            from below join package_standing on package = node group by top
            """;

    private static final String KEEP = """
            insert into measure_standing (measure, as_of, package, stage, committed, plan, original_plan, actual,
                forecast, weight, earned, stage_plan, currency_effect, performance, own_plan, own_expected,
                implementation, potential, counted, stale, alarm, reason)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (measure) do update set as_of = excluded.as_of, package = excluded.package,
                stage = excluded.stage, committed = excluded.committed, plan = excluded.plan,
                original_plan = excluded.original_plan, actual = excluded.actual, forecast = excluded.forecast,
                weight = excluded.weight, earned = excluded.earned, stage_plan = excluded.stage_plan,
                currency_effect = excluded.currency_effect, performance = excluded.performance,
                own_plan = excluded.own_plan, own_expected = excluded.own_expected,
                implementation = excluded.implementation, potential = excluded.potential, counted = excluded.counted,
                stale = excluded.stale, alarm = excluded.alarm, reason = excluded.reason
            """;

    private static final long LOCK = 7_246_020_000L;

    private final JdbcClient jdbc;
    private final JdbcOperations batches;

    StandingRows(JdbcClient jdbc, JdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** What the measures below a node add up to. */
    record PackageSums(RollUp sums, List<Child> red, Map<Stage, Long> byStage, long alarms) {}

    /** What was found of a measure. */
    record Found(Measure measure, MeasureStanding standing, RollUp sums) {}

    /**
     * Keeps what was found, and adds up anew the packages that it counts in now or counted in before.
     *
     * @param asOf the day it was found on
     */
    void keep(Collection<Found> found, LocalDate asOf) {
        take("select pg_advisory_xact_lock_shared(:lock)::text");
        var packages = new TreeSet<String>();
        found.forEach(one -> packages.add(one.measure().profile().parentPackage()));
        packages.addAll(jdbc.sql("select distinct package from measure_standing where measure = any(:measures)")
                .param(
                        "measures",
                        found.stream().map(one -> one.measure().measure()).toArray(String[]::new))
                .query(String.class)
                .list());
        batches.batchUpdate(KEEP, found.stream().map(one -> row(one, asOf)).toList());
        addUp(packages);
    }

    private static Object[] row(Found found, LocalDate asOf) {
        var measure = found.measure();
        var leaf = found.standing().leaf();
        var sums = found.sums();
        var status = found.standing().status();
        var counted = leaf.isCounted();
        return new Object[] {
            measure.measure(),
            asOf,
            measure.profile().parentPackage(),
            measure.stage().name(),
            leaf.isCommitted(),
            sums.plan(),
            sums.originalPlan(),
            sums.actual(),
            sums.forecast(),
            sums.weight(),
            sums.earned(),
            sums.planByStage().get(measure.stage()),
            sums.currencyEffect(),
            sums.performance(),
            status.potential().current().planned(),
            status.potential().current().reached(),
            status.implementation().light().name(),
            status.potential().light().name(),
            counted,
            counted && status.potential().isStale(),
            counted ? status.alarm().map(Alarm::name).orElse(null) : null,
            status.implementation().reason() + " " + status.potential().reason()
        };
    }

    /** Adds packages up anew, one after the other in the order of their keys. */
    private void addUp(SortedSet<String> packages) {
        var keys = packages.toArray(String[]::new);
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

    /** What is below each of these nodes; red measures of packages only. A node without measures is not in it. */
    Map<String, PackageSums> sums(Collection<String> nodes, String currency) {
        var found = new HashMap<String, PackageSums>();
        jdbc.sql(SUMS)
                .param("nodes", nodes.toArray(String[]::new))
                .query((row, number) -> found.put(row.getString("top"), sums(row, currency)))
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

    /** After a key: what was found on another day, or before something changed for all; and what was never found. */
    List<String> outdated(String after, LocalDate today, int limit) {
        return jdbc.sql("select measure from measure_standing where (as_of is null or as_of <> :today)"
                        + " and measure > :after order by measure limit :limit")
                .param("today", today)
                .param("after", after)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** Answered by the index alone, and at once while all is found. */
    long countOutdated(LocalDate today) {
        return jdbc.sql("""
                        select (select count(*) from measure_standing where as_of is null)
                            + (select count(*) from measure_standing where as_of < :today)
                            + (select count(*) from measure_standing where as_of > :today)
                        """).param("today", today).query(Long.class).single();
    }

    /** Waits for whoever keeps what was found, and has those who come later wait: both write rows in an order of their own. */
    void outdateAll() {
        take("select pg_advisory_xact_lock(:lock)::text");
        jdbc.sql("update measure_standing set as_of = null where as_of is not null")
                .update();
    }

    private void take(String lock) {
        jdbc.sql(lock).param("lock", LOCK).query(String.class).list();
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
