package io.counterfoil.benchmark;

import io.counterfoil.Application;
import io.counterfoil.governance.portfolio.Portfolio;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long a portfolio of many measures takes: finding all standings anew, and reading nodes of every level. Run by
 * {@code mvn -Pbenchmark-portfolio test -Dmeasures=100000}; prints figures, asserts nothing.
 */
public final class PortfolioBenchmark {
    private static final int CALLS = 200;
    private static final int PERIODS = 36;

    private final JdbcClient jdbc;
    private final Portfolio portfolio;
    private final int measures;

    private PortfolioBenchmark(ConfigurableApplicationContext application, int measures) {
        this.jdbc = application.getBean(JdbcClient.class);
        this.portfolio = application.getBean(Portfolio.class);
        this.measures = measures;
    }

    /** @param arguments none; how many measures and where the data lies are system properties */
    public static void main(String[] arguments) {
        var measures = Integer.getInteger("measures", 100_000);
        try (var application = SpringApplication.run(
                Application.class,
                "--counterfoil.data=" + System.getProperty("data", "target/benchmark-data/portfolio"),
                "--counterfoil.demo=none",
                "--counterfoil.admin-password=only-for-the-benchmark",
                "--counterfoil.einvoice.warm-up=false",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--logging.level.root=warn")) {
            new PortfolioBenchmark(application, measures).run();
        }
    }

    private void run() {
        var start = System.nanoTime();
        build();
        say("%d measures of %d periods written in %s", measures, PERIODS, since(start));
        start = System.nanoTime();
        while (portfolio.of(null).orElseThrow().outdated() > 0) {
            pause();
        }
        say("all standings found anew in %s", since(start));
        Stream.<@Nullable String>of(null, "ORG", "PF-1", "PG-1", "PR-1", "MP-1").forEach(this::time);
    }

    private void build() {
        run("insert into legal_entity (legal_entity, name, currency) values ('BE', 'Benchmark', 'EUR')");
        run("insert into steering_committee (committee, name, chair) values ('STC', 'Benchmark', 'x')");
        run("insert into structure_node (node, level, name) values ('ORG', 'ORGANIZATION', 'Group')");
        level("PORTFOLIO", "PF", 5, "'ORG'");
        level("PROGRAM", "PG", 25, "'PF-' || (1 + n % 5)");
        level("PROJECT", "PR", 250, "'PG-' || (1 + n % 25)");
        level("MEASURE_PACKAGE", "MP", Math.max(1, measures / 20), "'PR-' || (1 + n % 250)");
        run("""
                insert into measure (measure, name, package, owner, sponsor, controller, legal_entity, committee, effect,
                    currency, stage, created_by, created_at)
                select 'B-' || n, 'Measure ' || n, 'MP-' || (1 + n %% greatest(1, %d / 20)), 'o' || n %% 500, 's', 'c', 'BE',
                    'STC', 'RECURRING', 'EUR', 'D' || n %% 5, 'benchmark', now()
                from generate_series(1, %d) n
                """.formatted(measures, measures));
        run("insert into plan_version (measure, version, frozen_at, frozen_by)"
                + " select measure, 1, now(), 'benchmark' from measure where stage in ('D3', 'D4')");
        run("insert into plan_version (measure, version) select measure, 0 from measure where stage < 'D3'");
        run("alter table plan_value disable trigger frozen_plan_never_changes");
        run(values("plan_value (measure, version, period, recurring)", "measure, version, ", "plan_version"));
        run("alter table plan_value enable trigger frozen_plan_never_changes");
        run(values("forecast_value (measure, period, recurring)", "measure, ", "plan_version"));
        run("analyze");
    }

    private static String values(String into, String columns, String from) {
        return "insert into " + into + " select " + columns
                + "to_char(date_trunc('month', now()) + make_interval(months => m), 'YYYY-MM'), 100 from " + from
                + " cross join generate_series(0, " + (PERIODS - 1) + ") m";
    }

    private void level(String level, String prefix, int count, String parent) {
        run("insert into structure_node (node, level, name, parent) select '" + prefix + "-' || n, '" + level + "', '"
                + prefix + " ' || n, " + parent + " from generate_series(1, " + count + ") n");
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }

    private void time(@Nullable String node) {
        for (int i = 0; i < CALLS / 4; i++) {
            portfolio.of(node);
        }
        var nanos = new long[CALLS];
        for (int i = 0; i < CALLS; i++) {
            var start = System.nanoTime();
            portfolio.of(node);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        say(
                "%-5s p50 %d ms, p95 %d ms, p99 %d ms",
                node == null ? "top" : node,
                millis(nanos[CALLS / 2]),
                millis(nanos[CALLS * 95 / 100]),
                millis(nanos[CALLS * 99 / 100]));
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }

    private static String since(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s";
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String figure, Object... values) {
        System.out.println(String.format(figure, List.of(values).toArray()));
    }
}
