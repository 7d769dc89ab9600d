package io.counterfoil.benchmark;

import static java.util.Locale.ROOT;

import io.counterfoil.Application;
import io.counterfoil.governance.measure.Forecasts;
import io.counterfoil.governance.measure.PeriodValue;
import io.counterfoil.identity.HttpVisitor;
import io.counterfoil.period.PeriodChecklist;
import io.counterfoil.period.PeriodClosing;
import io.counterfoil.period.ReportingPeriods;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long a portfolio of many measures takes, over HTTP where people use it: pages, one change of a measure, a closing of
 * a period with all that follows from it. Run by {@code mvn -Pbenchmark-portfolio test -Dmeasures=100000}; prints figures,
 * asserts nothing. {@code -Ddata=<folder>} measures a filled database again, up to four times: each run closes the next
 * of its months.
 */
public final class PortfolioBenchmark {
    private static final PrintStream OUT = System.out;
    private static final int CALLS = 200;
    /** No figure waits longer for its calls. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private static final List<String> PAGES = List.of(
            "/portfolio",
            "/portfolio/ORG",
            "/portfolio/PF-1",
            "/portfolio/PG-1",
            "/portfolio/PR-1",
            "/portfolio/MP-1",
            "/traps",
            "/priorities",
            "/measures",
            "/measures/B-9",
            "/measures/B-14",
            "/tasks");

    private final ApplicationContext application;
    private final JdbcClient jdbc;
    private final HttpVisitor visitor;

    private PortfolioBenchmark(ApplicationContext application, int port) {
        this.application = application;
        this.jdbc = application.getBean(JdbcClient.class);
        this.visitor = new HttpVisitor(port);
    }

    /** @param arguments none; how many measures and where the data lies are system properties */
    public static void main(String[] arguments) {
        try (var application = SpringApplication.run(
                Application.class,
                "--counterfoil.data=" + System.getProperty("data", "target/benchmark-data/portfolio"),
                "--counterfoil.demo=people",
                "--counterfoil.einvoice.warm-up=false",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--logging.level.root=warn")) {
            var port = ((ServletWebServerApplicationContext) application)
                    .getWebServer()
                    .getPort();
            new PortfolioBenchmark(application, port).run(Integer.getInteger("measures", 100_000));
        }
    }

    private void run(int measures) {
        if (count("measure") == 0) {
            timed("fill in %,d measures of 36 months".formatted(measures), () -> fill(measures));
        }
        timed("find all standings anew", this::settle);
        visitor.logIn("carla.controller");
        PAGES.forEach(this::page);
        distribution("change of a forecast", 100, this::change);
        close();
        PAGES.stream().limit(2).forEach(this::page);
    }

    private void fill(int measures) {
        var script = BenchmarkDocuments.read("portfolio.sql").replace(":measures", Integer.toString(measures));
        // All at once: nothing is judged before all of it is there.
        application.getBean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            for (var statement : script.split(";\n", -1)) {
                if (!statement.isBlank()) {
                    jdbc.sql(statement).update();
                }
            }
        });
        jdbc.sql("analyze").update();
    }

    private void page(String path) {
        var warm = System.nanoTime() + LONGEST.toNanos() / 4;
        for (int i = 0; i < CALLS / 4 && System.nanoTime() < warm; i++) {
            get(path);
        }
        distribution("%s, %,d bytes".formatted(path, get(path)), CALLS, i -> get(path));
    }

    private int get(String path) {
        var answer = visitor.get(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode());
        }
        return answer.body().length();
    }

    private void change(int number) {
        application
                .getBean(Forecasts.class)
                .state(
                        "B-" + (20 * number + 9),
                        List.of(new PeriodValue(
                                YearMonth.now().plusMonths(12),
                                BigDecimal.valueOf(90L + number % 7),
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO)),
                        "mia.measure");
    }

    /** The oldest month that is still open. */
    private void close() {
        var month = jdbc.sql("select min(period) from reporting_period where state = 'OPEN'")
                .query(String.class)
                .optional()
                .map(YearMonth::parse)
                .orElseThrow(() -> new IllegalStateException("each month was closed by an earlier run"));
        var closing = application.getBean(PeriodClosing.class);
        timed("cut " + month + " off", () -> closing.cutOff(month));
        timed("settle after it", this::settle);
        var checklist = application.getBean(PeriodChecklist.class);
        checklist.of(application.getBean(ReportingPeriods.class).get(month)).stream()
                .filter(item -> !item.machine())
                .forEach(item -> checklist.tick(month, item.item(), "", "carla.controller"));
        timed("close " + month, () -> closing.close(month, "It is over", "carla.controller"));
        timed("settle after it", this::settle);
        OUT.printf(
                ROOT,
                "%,d rows in snapshots, %,d alarms, %,d decay events%n",
                count("period_snapshot_row"),
                count("status_alarm"),
                count("decay_event"));
    }

    /** Until all that follows from a change for all has been done. */
    private void settle() {
        while (jdbc.sql("select exists (select 1 from measure_standing where as_of is distinct from current_date)"
                        + " or exists (select 1 from period_watch where tries = 0)")
                .query(Boolean.class)
                .single()) {
            pause();
        }
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static void timed(String what, Runnable work) {
        var start = System.nanoTime();
        work.run();
        OUT.printf(ROOT, "%-45s %9.1f s, load %s%n", what, (System.nanoTime() - start) / 1e9, load());
    }

    private static void distribution(String what, int times, IntConsumer work) {
        var end = System.nanoTime() + LONGEST.toNanos();
        var found = DoubleStream.builder();
        for (int i = 0; i < times && System.nanoTime() < end; i++) {
            var start = System.nanoTime();
            work.accept(i);
            found.add((System.nanoTime() - start) / 1e6);
        }
        var took = found.build().sorted().toArray();
        OUT.printf(
                ROOT,
                "%-45s p50 %.1f ms, p95 %.1f ms, p99 %.1f ms of %d, load %s%n",
                what,
                took[took.length / 2],
                took[took.length * 95 / 100],
                took[took.length * 99 / 100],
                took.length,
                load());
    }

    private static String load() {
        return String.format(
                ROOT, "%.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
