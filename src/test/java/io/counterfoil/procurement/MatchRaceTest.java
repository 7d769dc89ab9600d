package io.counterfoil.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.ProcessTest;
import io.counterfoil.procurement.invoicematch.InvoiceMatching;
import io.counterfoil.procurement.invoicematch.InvoiceMatching.Next;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invoices that race for the same goods, through the real database. */
class MatchRaceTest extends ProcessTest {
    private static final int REPEATS = 100;
    private static final int INVOICES = 20;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    InvoiceMatching matching;

    String supplier = "";
    String costCentre = "";

    @BeforeEach
    void prepare() {
        var examples = new ProcurementExamples(jdbc);
        supplier = examples.newSupplier();
        costCentre = examples.newCostCentre("100000000");
    }

    @Test
    void m42_twentyInvoicesAtOnceAreMatchedExactlyAsFarAsTheGoodsCame() throws Exception {
        var threads = Executors.newFixedThreadPool(INVOICES);
        try {
            for (var repeat = 1; repeat <= REPEATS; repeat++) {
                var order = ProcurementExamples.unique("PO-RACE-");
                receivedOrder(order);
                var outcomes = matchAll(threads.invokeAll(race(invoices(order))));

                assertThat(outcomes)
                        .as("repeat " + repeat)
                        .filteredOn(Next.PAYABLE::equals)
                        .hasSize(10);
                assertThat(reasons(order))
                        .as("repeat " + repeat)
                        .containsExactlyInAnyOrderElementsOf(expectedReasons());
                assertThat(firstTenArePayable(order))
                        .as("the order of arrival decides")
                        .isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Callable<Next>> race(List<String> keys) {
        var start = new CyclicBarrier(keys.size());
        return keys.stream()
                .<Callable<Next>>map(key -> () -> {
                    start.await();
                    return matching.match(key).next();
                })
                .toList();
    }

    private static List<Next> matchAll(List<java.util.concurrent.Future<Next>> running) throws Exception {
        var outcomes = new ArrayList<Next>();
        for (var one : running) {
            outcomes.add(one.get());
        }
        return outcomes;
    }

    private static List<String> expectedReasons() {
        return IntStream.range(0, INVOICES)
                .mapToObj(index -> index < 10 ? "TOUCHLESS " : "HOLD QTY,ORD")
                .toList();
    }

    private List<String> reasons(String order) {
        return jdbc.sql("select m.verdict || ' ' || m.reasons from invoice_match m"
                        + " join supplier_invoice i on i.business_key = m.invoice_key where i.order_number = :order")
                .param("order", order)
                .query(String.class)
                .list();
    }

    private boolean firstTenArePayable(String order) {
        return jdbc.sql("select bool_and((position <= 10) = (status = 'MATCHED')) from (select status,"
                        + " row_number() over (order by registration) as position"
                        + " from supplier_invoice where order_number = :order) numbered")
                .param("order", order)
                .query(Boolean.class)
                .single();
    }

    private void receivedOrder(String order) {
        jdbc.sql("""
                        insert into requisition (requisition_number, requester, supplier_number, cost_centre, currency,
                            purpose, fiscal_year, net_amount, budget_amount, status, submitted_at)
                        values ('REQ-' || :order, 'rita.requester', :supplier, :cc, 'EUR', 'race', 2026, 1000, 1000,
                            'ORDERED', now());
                        """)
                .param("order", order)
                .param("supplier", supplier)
                .param("cc", costCentre)
                .update();
        jdbc.sql("""
                        insert into purchase_order (order_number, requisition_number, supplier_number, cost_centre,
                            currency, fiscal_year, net_amount, budget_amount, status, placed_at)
                        values (:order, 'REQ-' || :order, :supplier, :cc, 'EUR', 2026, 1000, 1000, 'OPEN', now())
                        """)
                .param("order", order)
                .param("supplier", supplier)
                .param("cc", costCentre)
                .update();
        jdbc.sql("insert into purchase_order_line (order_number, position, line_number, description, quantity, unit,"
                        + " unit_price) values (:order, 0, 1, 'Chair', 100, 'C62', 10)")
                .param("order", order)
                .update();
        jdbc.sql("insert into goods_receipt (receipt_number, order_number, delivery_note, received_on, received_by,"
                        + " recorded_at) values ('GR-' || :order, :order, 'DN', current_date, 'rex.receiver', now())")
                .param("order", order)
                .update();
        jdbc.sql("insert into goods_receipt_line (receipt_number, position, order_line, quantity)"
                        + " values ('GR-' || :order, 0, 1, 100)")
                .param("order", order)
                .update();
    }

    /** Numbers that look nothing like each other, so that none is held as a duplicate. */
    private List<String> invoices(String order) {
        jdbc.sql("""
                        insert into supplier_invoice (business_key, document_number, kind, seller_key, seller_name,
                            supplier_number, invoice_number, issue_date, currency, order_number, net_amount, tax_amount,
                            gross_amount, payable_amount, status, entered_by, received_at)
                        select :order || '/' || n, 'DOC-1', 'INVOICE', :supplier, 'Racer', :supplier, substr(md5(:order || '/' || n), 1, 12),
                            current_date, 'EUR', :order, 100, 19, 119, 119, 'RECEIVED', 'anna.payable', now()
                        from generate_series(1, :count) n
                        """)
                .param("order", order)
                .param("supplier", supplier)
                .param("count", INVOICES)
                .update();
        jdbc.sql("""
                        insert into supplier_invoice_line (invoice_key, position, line_number, order_number, order_line,
                            description, quantity, unit, unit_price, net_amount, tax_percent)
                        select :order || '/' || n, 0, 1, :order, 1, 'Chair', 10, 'C62', 10, 100, 19
                        from generate_series(1, :count) n
                        """).param("order", order).param("count", INVOICES).update();
        return IntStream.rangeClosed(1, INVOICES)
                .mapToObj(number -> order + "/" + number)
                .toList();
    }
}
