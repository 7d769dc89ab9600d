package io.counterfoil.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills the database with the statements of {@code src/test/resources/benchmark}, a table at a time. */
final class BenchmarkDocuments {
    private final DataSource database;
    private long invoices;

    BenchmarkDocuments(DataSource database) {
        this.database = database;
        if (!isFilled()) {
            run("schema.sql", Map.of());
        }
        invoices = JdbcClient.create(database)
                .sql("select coalesce(max(number), 0) from benchmark.invoice")
                .query(Long.class)
                .single();
    }

    /** Whether an earlier run filled this database already. */
    boolean isFilled() {
        return JdbcClient.create(database)
                .sql("select to_regclass('benchmark.invoice_of_supplier') is not null")
                .query(Boolean.class)
                .single();
    }

    /** Orders by number, from an even first to an odd last: every other one has ten lines. */
    record Orders(long first, long last) {}

    /** An invoice that waits for its match. */
    record Registered(String businessKey, String orderNumber) {}

    void addOrders(Orders orders) {
        run("orders.sql", Map.of("first", orders.first, "last", orders.last));
    }

    /** Adds invoices that were matched long ago. */
    void addEarlierInvoices(Orders orders, long count) {
        add(orders, count, false);
    }

    /** Adds invoices of ten lines that came just now, and answers them in an order of no meaning. */
    List<Registered> addInvoicesToMatch(Orders orders, int count) {
        var before = invoices;
        add(orders, count, true);
        return new ArrayList<>(JdbcClient.create(database)
                .sql("select key as business_key, 'PO-B' || orders as order_number from benchmark.invoice"
                        + " where number > :before order by benchmark.share(number, 'round')")
                .param("before", before)
                .query(Registered.class)
                .list());
    }

    /** Lets the planner know what is there, as autovacuum would in time. */
    void settle() {
        execute("vacuum analyze");
        execute("checkpoint");
    }

    private void add(Orders orders, long count, boolean measured) {
        var values = new HashMap<String, Object>(Map.of("first", orders.first, "last", orders.last));
        values.putAll(Map.of("after", invoices, "count", count, "measured", measured));
        run("invoices.sql", values);
        invoices += count;
    }

    private void run(String script, Map<String, ?> values) {
        var text = read(script);
        for (var value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", String.valueOf(value.getValue()));
        }
        // Foreign keys are kept by construction; checking them row by row would take most of the time.
        execute("set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB';" + text
                + "; reset session_replication_role; reset synchronous_commit; reset work_mem");
    }

    private void execute(String statements) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new IllegalStateException("the benchmark's documents cannot be filled in", e);
        }
    }

    static String read(String script) {
        try {
            return new ClassPathResource("benchmark/" + script).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
