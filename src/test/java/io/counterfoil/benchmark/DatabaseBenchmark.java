package io.counterfoil.benchmark;

import static java.util.Locale.ROOT;

import io.counterfoil.Application;
import io.counterfoil.benchmark.BenchmarkDocuments.Orders;
import io.counterfoil.benchmark.BenchmarkDocuments.Registered;
import io.counterfoil.procurement.invoicematch.InvoiceMatching;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long the match of a ten-line invoice takes through the real application and its own PostgreSQL: first with no other
 * invoices stored, then with {@code -Dinvoices=1000000} of them. Blocks of matches alternate with blocks of the reference, a
 * hand-written join over the same tables that locks the order and writes the state as the match does, and finds, keeps and
 * explains nothing else. Run with {@code mvn -Pbenchmark-database test}; figures of one run belong together, and the
 * ratios are the result. {@code -Ddata=<folder>} names where the database is kept; where a run has filled it already, the
 * next one only measures. {@code -Dplans=true} prints how PostgreSQL executed the slowest of each statement.
 */
public final class DatabaseBenchmark {
    private static final PrintStream OUT = System.out;
    private static final int BLOCK = 25;
    private static final int ROUNDS = 40;
    private static final int WARM_UP = 300;
    private static final int GROWING = 1_000;
    private static final String REFERENCE = BenchmarkDocuments.read("reference.sql");

    private final InvoiceMatching matching;
    private final DataSource database;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final BenchmarkDocuments documents;

    private DatabaseBenchmark(ApplicationContext application) {
        matching = application.getBean(InvoiceMatching.class);
        database = application.getBean(DataSource.class);
        jdbc = JdbcClient.create(database);
        transactions = new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
        documents = new BenchmarkDocuments(database);
    }

    public static void main(String[] args) throws Exception {
        var stored = Long.getLong("invoices", 1_000_000);
        try (var application = new SpringApplicationBuilder(Application.class, StatementTimes.class)
                .run(
                        "--server.port=0",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--counterfoil.demo=none",
                        "--counterfoil.admin-password=only-in-benchmarks",
                        "--counterfoil.einvoice.warm-up=false",
                        "--counterfoil.data="
                                + System.getProperty(
                                        "data",
                                        "target/benchmark-data/"
                                                + ProcessHandle.current().pid()),
                        "--logging.level.root=WARN")) {
            new DatabaseBenchmark(application).run(stored);
        }
    }

    private void run(long stored) throws Exception {
        var few = new Orders(2, 16_001);
        var many = new Orders(16_002, 16_001 + Math.max(30_000, stored / 5));
        var title = String.format(ROOT, "%,d invoices stored", stored);
        if (documents.isFilled()) {
            print(title + " by an earlier run", measure(many));
            return;
        }
        documents.addOrders(few);
        documents.settle();
        measure(few); // compiles the code
        var empty = measure(few);
        print("no other invoices", empty);
        fill(many, stored);
        var full = measure(many);
        print(title, full);
        OUT.printf(
                ROOT,
                "%nGrowth: match p50 %.2f, p95 %.2f; reference p50 %.2f, p95 %.2f times the same without them%n",
                full.match.at(50) / empty.match.at(50),
                full.match.at(95) / empty.match.at(95),
                full.reference.at(50) / empty.reference.at(50),
                full.reference.at(95) / empty.reference.at(95));
    }

    private void fill(Orders orders, long stored) {
        var began = System.nanoTime();
        documents.addOrders(orders);
        documents.addEarlierInvoices(orders, stored);
        documents.settle();
        OUT.printf(ROOT, "%n%,d invoices filled in within %d s%n", stored, (System.nanoTime() - began) / 1_000_000_000);
    }

    /** Sorted milliseconds. */
    private record Times(double[] milliseconds) {
        static Times of(List<Double> measured) {
            return new Times(measured.stream().mapToDouble(d -> d).sorted().toArray());
        }

        double at(int percent) {
            return milliseconds[Math.min(milliseconds.length - 1, milliseconds.length * percent / 100)];
        }

        double mean() {
            return Arrays.stream(milliseconds).average().orElse(0);
        }

        @Override
        public String toString() {
            return String.format(ROOT, "%.1f / %.1f / %.1f ms", at(50), at(95), at(99));
        }
    }

    private record Measured(
            double load,
            Times match,
            Times reference,
            List<Double> ratios,
            double perSecond,
            double perSecondOfTwo,
            double referencePerSecond,
            Map<String, Long> verdicts,
            List<String> limits,
            Map<String, String> scans) {}

    private Measured measure(Orders orders) throws Exception {
        var toMatch = new ArrayDeque<>(documents.addInvoicesToMatch(orders, WARM_UP + 2 * ROUNDS * BLOCK));
        var toJoin = new ArrayDeque<>(documents.addInvoicesToMatch(orders, WARM_UP + ROUNDS * BLOCK));
        documents.settle();
        var first = toMatch.peek();
        var keys = toMatch.stream().map(Registered::businessKey).toList();
        take(toMatch, WARM_UP).forEach(this::match);
        take(toJoin, WARM_UP).forEach(this::join);
        var load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        var scansBefore = scans();
        StatementTimes.reset();
        var match = new ArrayList<Double>();
        var reference = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        for (var round = 0; round < ROUNDS; round++) {
            var matched = times(take(toMatch, BLOCK), one -> StatementTimes.listening(() -> match(one)));
            var joined = times(take(toJoin, BLOCK), this::join);
            match.addAll(matched);
            reference.addAll(joined);
            ratios.add(sum(matched) / sum(joined));
        }
        var limits = limits(match);
        var scans = difference(scansBefore, scans());
        var perSecondOfTwo = onTwoThreads(toMatch);
        plans(first == null ? "" : first.businessKey());
        return new Measured(
                load,
                Times.of(match),
                Times.of(reference),
                ratios.stream().sorted().toList(),
                1_000 / Times.of(match).mean(),
                perSecondOfTwo,
                1_000 / Times.of(reference).mean(),
                verdicts(keys),
                limits,
                scans);
    }

    private interface Work {
        void on(Registered invoice);
    }

    private void match(Registered invoice) {
        matching.match(invoice.businessKey());
    }

    private void join(Registered invoice) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select 1 from purchase_order where order_number = :order for update")
                    .param("order", invoice.orderNumber())
                    .query(Integer.class)
                    .single();
            var failed = jdbc.sql(REFERENCE)
                    .param("key", invoice.businessKey())
                    .param("order", invoice.orderNumber())
                    .query(Integer.class)
                    .single();
            jdbc.sql("update supplier_invoice set status = :status where business_key = :key")
                    .param("status", failed == 0 ? "MATCHED" : "HELD")
                    .param("key", invoice.businessKey())
                    .update();
        });
    }

    private static List<Double> times(List<Registered> invoices, Work work) {
        var times = new ArrayList<Double>();
        for (var invoice : invoices) {
            var began = System.nanoTime();
            work.on(invoice);
            times.add((System.nanoTime() - began) / 1e6);
        }
        return times;
    }

    private double onTwoThreads(Deque<Registered> invoices) throws Exception {
        var half = invoices.size() / 2;
        var threads = Executors.newFixedThreadPool(2);
        try {
            var began = System.nanoTime();
            var shares = Stream.of(take(invoices, half), take(invoices, half))
                    .<Callable<List<Double>>>map(share -> () -> times(share, this::match))
                    .toList();
            for (var done : threads.invokeAll(shares)) {
                done.get();
            }
            return 2e9 * half / (System.nanoTime() - began);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Registered> take(Deque<Registered> invoices, int count) {
        return IntStream.range(0, count).mapToObj(any -> invoices.remove()).toList();
    }

    private static double sum(List<Double> times) {
        return times.stream().mapToDouble(d -> d).sum();
    }

    /** Where the time of a match goes, the most first. */
    private static List<String> limits(List<Double> match) {
        var statements = StatementTimes.byTime();
        var inDatabase = statements.stream()
                .mapToDouble(StatementTimes.Statement::milliseconds)
                .sum();
        var executions = statements.stream()
                .mapToLong(StatementTimes.Statement::executions)
                .sum();
        double matches = match.size();
        var lines = new ArrayList<String>();
        lines.add(String.format(
                ROOT,
                "%.1f statements a match; of %.2f ms in the mean %.2f ms are statements, %.2f ms commit, the rest our code",
                executions / matches,
                sum(match) / matches,
                inDatabase / matches,
                StatementTimes.commitMilliseconds() / matches));
        statements.stream()
                .limit(6)
                .map(one -> String.format(ROOT, "%.2f ms: %s", one.milliseconds() / matches, one.words()))
                .forEach(lines::add);
        return lines;
    }

    private Map<String, Long> verdicts(List<String> keys) {
        var verdicts = new TreeMap<String, Long>();
        jdbc.sql("select trim(verdict || ' ' || reasons) as verdict, count(*) as matches from invoice_match"
                        + " where invoice_key in (:keys) group by 1")
                .param("keys", keys)
                .query(row -> {
                    verdicts.put(row.getString("verdict"), row.getLong("matches"));
                });
        return verdicts;
    }

    /** Sequential scans so far, and the rows they read, of tables that grow. */
    private Map<String, long[]> scans() throws InterruptedException {
        Thread.sleep(1_500); // each session hands its counts in at most once a second
        jdbc.sql("select pg_stat_force_next_flush()").query().listOfRows();
        var scans = new TreeMap<String, long[]>();
        jdbc.sql("select relname, seq_scan, seq_tup_read from pg_stat_user_tables"
                        + " where n_live_tup > :growing and schemaname = 'public'")
                .param("growing", GROWING)
                .query(row -> {
                    scans.put(row.getString(1), new long[] {row.getLong(2), row.getLong(3)});
                });
        return scans;
    }

    private static Map<String, String> difference(Map<String, long[]> before, Map<String, long[]> after) {
        var differences = new TreeMap<String, String>();
        after.forEach((table, now) -> {
            var then = before.getOrDefault(table, now);
            if (now[0] > then[0]) {
                differences.put(table, String.format(ROOT, "%d scans of %,d rows", now[0] - then[0], now[1] - then[1]));
            }
        });
        return differences;
    }

    /** With {@code -Dplans=true}: how PostgreSQL executes the slowest statements. */
    private void plans(String section) throws SQLException {
        if (!Boolean.getBoolean("plans")) {
            return;
        }
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            OUT.println("\nPlans, " + section);
            for (var statement : StatementTimes.byTime()) {
                OUT.println("\n" + statement.words());
                statement.plan(connection, "(analyze, buffers, costs off) ").forEach(OUT::println);
            }
            connection.rollback();
        }
    }

    private static void print(String title, Measured measured) {
        OUT.printf(ROOT, "%n%s (load average %.1f)%n", title, measured.load);
        OUT.printf(
                ROOT,
                "  match      p50 / p95 / p99  %s, %.0f a second on one thread, %.0f on two%n",
                measured.match,
                measured.perSecond,
                measured.perSecondOfTwo);
        OUT.printf(
                ROOT,
                "  reference  p50 / p95 / p99  %s, %.0f a second on one thread%n",
                measured.reference,
                measured.referencePerSecond);
        OUT.printf(
                ROOT,
                "  ratio of a round: median %.1f [%.1f–%.1f]%n",
                measured.ratios.get(measured.ratios.size() / 2),
                measured.ratios.get(0),
                measured.ratios.get(measured.ratios.size() - 1));
        measured.limits.forEach(line -> OUT.println("  " + line));
        OUT.println("  sequential scans of growing tables: " + (measured.scans.isEmpty() ? "none" : measured.scans));
        OUT.println("  verdicts: " + measured.verdicts);
    }
}
