package io.counterfoil.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.CountedStatements;
import io.counterfoil.ProcessTest;
import io.counterfoil.procurement.invoicematch.InvoiceMatching;
import io.counterfoil.procurement.invoicematch.InvoiceMatching.Next;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many SQL statements one match takes, whatever the number of lines, receipts and earlier invoices.
 *
 * <p>Thirteen: lock the order, follow its cases, read the invoice, credit notes that wait for it, the order, the tolerance
 * sets, the supplier's account, likely duplicates, credits, receipts, what was billed before; keep the result with the
 * state, record the fact. A foreign currency takes one more for its rate, another unit one for the conversions, a deducted
 * prepayment one for what is left of it. Matched again, releases are asked for instead of waiting credit notes. A credit
 * note that counts matches each held invoice of its order anew.
 */
class MatchStatementsTest extends ProcessTest {
    private static final Logger LOG = LoggerFactory.getLogger(MatchStatementsTest.class);
    private static final int BUDGET = 15;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    InvoiceMatching matching;

    String supplier = "";
    String order = "";

    @BeforeEach
    void orderOfTenLines() {
        var examples = new ProcurementExamples(jdbc);
        supplier = examples.newSupplier();
        order = ProcurementExamples.unique("PO-SQL-");
        placeOrder(examples.newCostCentre("100000000"), "EUR");
        receive("GR-A-", 1, 10);
        receive("GR-B-", 1, 10);
        receive("GR-C-", 3, 7);
    }

    @Test
    void aCleanInvoiceOfTenLinesKeepsTheBudget() {
        earlierInvoices();
        var invoice = bill("INVOICE", 10, "5", "10.00");

        assertThat(statements(invoice, Next.PAYABLE)).hasSizeLessThanOrEqualTo(BUDGET);
    }

    @Test
    void aHeldInvoiceOfTenLinesKeepsTheBudget() {
        earlierInvoices();
        var invoice = bill("INVOICE", 10, "5", "12.00");

        assertThat(statements(invoice, Next.HELD)).hasSizeLessThanOrEqualTo(BUDGET);
    }

    @Test
    void anInvoiceInAnotherUnitAndCurrencyThatIsHeldKeepsTheBudget() {
        jdbc.sql("insert into exchange_rate (currency, valid_on, rate) values ('SEK', current_date, 11)"
                        + " on conflict do nothing")
                .update();
        jdbc.sql("update purchase_order set currency = 'SEK' where order_number = :order")
                .param("order", order)
                .update();
        earlierInvoices();
        var invoice = bill("INVOICE", 10, "5", "12.00");
        jdbc.sql("update supplier_invoice_line set unit = 'EA' where invoice_key = :key and line_number > 5")
                .param("key", invoice)
                .update();
        jdbc.sql("update supplier_invoice set currency = 'SEK' where business_key = :key")
                .param("key", invoice)
                .update();

        assertThat(statements(invoice, Next.HELD)).hasSizeLessThanOrEqualTo(BUDGET);
    }

    @Test
    void tenLinesTakeNoMoreStatementsThanOne() {
        earlierInvoices();
        var one = statements(bill("INVOICE", 1, "5", "10.00"), Next.PAYABLE);
        var ten = statements(bill("INVOICE", 10, "1", "10.00"), Next.PAYABLE);

        assertThat(ten).hasSameSizeAs(one);
    }

    @Test
    void moreReceiptsAndEarlierInvoicesTakeNoMoreStatements() {
        var few = statements(bill("INVOICE", 10, "1", "10.00"), Next.PAYABLE);
        earlierInvoices();
        receive("GR-D-", 1, 10);
        var many = statements(bill("INVOICE", 10, "1", "10.00"), Next.PAYABLE);

        assertThat(many).hasSameSizeAs(few);
    }

    @Test
    void aCreditNoteTakesTheBudgetOnceAndOnceMoreForEachInvoiceThatItMayRelease() {
        earlierInvoices();
        var credited = bill("INVOICE", 10, "5", "10.00");
        matching.match(credited);
        var credit = bill("CREDIT_NOTE", 1, "1", "10.00");
        jdbc.sql("update supplier_invoice set preceding_invoice = (select invoice_number from supplier_invoice"
                        + " where business_key = :credited) where business_key = :credit")
                .param("credited", credited)
                .param("credit", credit)
                .update();

        assertThat(statements(credit, Next.PAYABLE)).hasSizeLessThanOrEqualTo(2 * BUDGET);
    }

    private List<String> statements(String invoice, Next expected) {
        var found = CountedStatements.of(
                () -> assertThat(matching.match(invoice).next()).isEqualTo(expected));
        LOG.info("Match of {}: {} statements\n  {}", invoice, found.size(), String.join("\n  ", found));
        return found;
    }

    /** Two that are to be paid and one that is held. */
    private void earlierInvoices() {
        for (var quantity : List.of("10", "15")) {
            matching.match(bill("INVOICE", 10, quantity, "10.00"));
        }
        var held = bill("INVOICE", 3, "5", "10.00");
        jdbc.sql("update supplier_invoice set iban = 'AT000000000000000000' where business_key = :key")
                .param("key", held)
                .update();
        assertThat(matching.match(held).next()).isEqualTo(Next.HELD);
    }

    private void placeOrder(String costCentre, String currency) {
        jdbc.sql("""
                        insert into requisition (requisition_number, requester, supplier_number, cost_centre, currency,
                            purpose, fiscal_year, net_amount, budget_amount, status, submitted_at)
                        values ('REQ-' || :order, 'rita.requester', :supplier, :cc, :currency, 'ten lines', 2026, 10000,
                            10000, 'ORDERED', now());
                        insert into purchase_order (order_number, requisition_number, supplier_number, cost_centre,
                            currency, fiscal_year, net_amount, budget_amount, status, placed_at)
                        values (:order, 'REQ-' || :order, :supplier, :cc, :currency, 2026, 10000, 10000, 'OPEN', now());
                        insert into purchase_order_line (order_number, position, line_number, description, quantity, unit,
                            unit_price, category)
                        select :order, n - 1, n, 'Chair', 100, 'C62', 10, 'CHAIRS' from generate_series(1, 10) n;
                        insert into case_document (business_key, case_key) values (:order, 'REQ-' || :order)
                        """)
                .param("order", order)
                .param("supplier", supplier)
                .param("cc", costCentre)
                .param("currency", currency)
                .update();
    }

    private void receive(String prefix, int firstLine, int lastLine) {
        jdbc.sql("""
                        insert into goods_receipt (receipt_number, order_number, delivery_note, received_on, received_by,
                            recorded_at)
                        values (:prefix || :order, :order, :prefix, current_date, 'rex.receiver', now());
                        insert into goods_receipt_line (receipt_number, position, order_line, quantity)
                        select :prefix || :order, n, n, 40 from generate_series(:first, :last) n
                        """)
                .param("prefix", prefix)
                .param("order", order)
                .param("first", firstLine)
                .param("last", lastLine)
                .update();
    }

    /** Bills the first lines of the order; the number looks like no other. */
    private String bill(String kind, int lines, String quantity, String price) {
        var number = ProcurementExamples.unique("");
        jdbc.sql("""
                        insert into supplier_invoice (business_key, document_number, kind, seller_key, seller_name,
                            supplier_number, invoice_number, issue_date, currency, order_number, net_amount, tax_amount,
                            gross_amount, payable_amount, status, entered_by, received_at)
                        select :order || '/' || :number, 'DOC-1', :kind, :supplier, 'Seller', :supplier,
                            substr(md5(:order || :number), 1, 12), current_date, o.currency, :order, net, net * 0.19,
                            net * 1.19, net * 1.19, 'RECEIVED', 'anna.payable', now()
                        from purchase_order o, (select cast(:lines * :quantity * :price as numeric(19, 2)) as net) billed
                        where o.order_number = :order;
                        insert into supplier_invoice_line (invoice_key, position, line_number, order_number, order_line,
                            description, quantity, unit, unit_price, net_amount, tax_percent)
                        select :order || '/' || :number, n - 1, n, :order, n, 'Chair', :quantity, 'C62', :price,
                            :quantity * :price, 19
                        from generate_series(1, :lines) n
                        """)
                .param("order", order)
                .param("number", number)
                .param("kind", kind)
                .param("supplier", supplier)
                .param("lines", lines)
                .param("quantity", new BigDecimal(quantity))
                .param("price", new BigDecimal(price))
                .update();
        return order + "/" + number;
    }
}
