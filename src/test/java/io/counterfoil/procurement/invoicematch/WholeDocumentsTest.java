package io.counterfoil.procurement.invoicematch;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.CountedStatements;
import io.counterfoil.ProcessTest;
import io.counterfoil.procurement.ProcurementExamples;
import io.counterfoil.procurement.invoice.SupplierInvoices;
import io.counterfoil.procurement.order.PurchaseOrders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is read at once is what the repositories read table by table, digit by digit. */
class WholeDocumentsTest extends ProcessTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    WholeDocuments documents;

    @Autowired
    PurchaseOrders orders;

    @Autowired
    SupplierInvoices invoices;

    private String supplier = "";
    private String costCentre = "";
    private final String order = ProcurementExamples.unique("PO-WHOLE-");

    @BeforeEach
    void openExamples() {
        var examples = new ProcurementExamples(jdbc);
        supplier = examples.newSupplier();
        costCentre = examples.newCostCentre("1000");
    }

    @Test
    void anOrderWithEveryTermReadsTheSame() {
        place();
        jdbc.sql("""
                        insert into purchase_order_line (order_number, position, line_number, description, quantity, unit,
                            unit_price, kind, price_per, price_unit, price_quantity, over_delivery_percent, match_policy,
                            match_basis, planned_freight, scheduled_on, valid_from, valid_to, category, tax_percent,
                            pack_unit, pack_quantity)
                        values (:order, 1, 20, 'Rod "½", \\ long', 12345678901.123456, 'C62', 0.000001, 'GOODS', 100, 'KGM',
                                250.5, 5.25, 'FOUR_WAY', 'RECEIPT', 10.10, current_date, current_date, current_date,
                                'STEEL', 19.5, 'BX', 12),
                            (:order, 0, 10, 'Wire', 3, 'MTR', 333.5, 'BLANKET', 1, null, null, 0, null, null, 0, null, null,
                                null, null, null, null, null)
                        """).param("order", order).update();

        assertThat(documents.order(order)).contains(orders.findById(order).orElseThrow());
        assertThat(CountedStatements.of(() -> documents.order(order))).hasSize(1);
    }

    @Test
    void anInvoiceWithEverythingReadsTheSame() {
        var key = bill();
        jdbc.sql("""
                        update supplier_invoice set due_date = current_date, preceding_invoice = 'OLD-1', iban = 'AT1',
                            cost_centre = :cc, order_number = :order where business_key = :key;
                        insert into supplier_invoice_line (invoice_key, position, line_number, order_number, order_line,
                            description, quantity, unit, unit_price, net_amount, tax_percent, service_date,
                            receipt_reference, price_quantity)
                        values (:key, 1, 2, null, null, 'b', -1, 'C62', 1, -1.0001, 0, null, null, null),
                            (:key, 0, 1, :order, 7, 'a', 1.000001, 'KGM', 1.5, 1.5000, 19, current_date, 'DN', 2.5);
                        insert into supplier_invoice_tax (invoice_key, position, category, percent, base_amount, tax_amount)
                        values (:key, 1, 'S', 19, 1, 0.19), (:key, 0, 'Z', 0, 2, 0)
                        """)
                .param("key", key)
                .param("cc", costCentre)
                .param("order", order)
                .update();

        assertThat(documents.invoice(key)).contains(invoices.findById(key).orElseThrow());
    }

    @Test
    void anInvoiceWithNothingBelowItReadsTheSame() {
        var key = bill();

        assertThat(documents.invoice(key)).contains(invoices.findById(key).orElseThrow());
        assertThat(CountedStatements.of(() -> documents.invoice(key))).hasSize(1);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(documents.invoice("none")).isEmpty();
        assertThat(documents.order("none")).isEmpty();
        assertThat(documents.order(null)).isEmpty();
    }

    private void place() {
        jdbc.sql("""
                        insert into requisition (requisition_number, requester, supplier_number, cost_centre, currency,
                            purpose, fiscal_year, net_amount, budget_amount, status, submitted_at)
                        values ('REQ-' || :order, 'rita.requester', :supplier, :cc, 'EUR', 'all', 2026, 1, 1, 'ORDERED', now());
                        insert into purchase_order (order_number, requisition_number, supplier_number, cost_centre,
                            currency, fiscal_year, net_amount, budget_amount, needed_by, status, placed_at,
                            prepayment_percent, retention_percent, evaluated_receipt)
                        values (:order, 'REQ-' || :order, :supplier, :cc, 'EUR', 2026, 1.0001, 1, current_date, 'CLOSED',
                            now(), 30, 5.5, true)
                        """)
                .param("order", order)
                .param("supplier", supplier)
                .param("cc", costCentre)
                .update();
    }

    private String bill() {
        var key = ProcurementExamples.unique("WHOLE/");
        jdbc.sql("""
                        insert into supplier_invoice (business_key, document_number, kind, seller_key, seller_name,
                            supplier_number, invoice_number, issue_date, currency, net_amount, charge_amount, tax_amount,
                            gross_amount, payable_amount, status, status_reason, entered_by, received_at)
                        values (:key, 'DOC-1', 'SELF_BILLED', :supplier, 'Søren & Co', :supplier, :key, current_date, 'EUR', 100,
                            -3.3, 19, 119, 119, 'HELD', 'wait', 'anna.payable', '2026-11-21 08:00:00.123456+01')
                        """).param("key", key).param("supplier", supplier).update();
        return key;
    }
}
