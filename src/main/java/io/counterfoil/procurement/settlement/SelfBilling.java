package io.counterfoil.procurement.settlement;

import io.counterfoil.exchange.Documents;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.Suppliers;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.InvoiceRegistration;
import io.counterfoil.procurement.receipt.GoodsBooked;
import io.counterfoil.workflow.CaseRegister;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Evaluated receipt settlement: of orders that agree it, each receipt is settled by a document of our own, in the
 * receipt's transaction. Nobody sends an invoice and nobody touches one.
 */
@Service
@Transactional
public class SelfBilling {
    private final Suppliers suppliers;
    private final Documents originals;
    private final JdbcAggregateOperations documents;
    private final InvoiceSettlement settlement;
    private final CaseRegister cases;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SelfBilling(
            Suppliers suppliers,
            Documents originals,
            JdbcAggregateOperations documents,
            InvoiceSettlement settlement,
            CaseRegister cases,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.suppliers = suppliers;
        this.originals = originals;
        this.documents = documents;
        this.settlement = settlement;
        this.cases = cases;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A receipt that was settled without the supplier's invoice.
     *
     * @param invoiceKey of the self-billed document
     * @param net what it settled, without tax
     */
    public record SettledReceipt(String receiptNumber, String deliveryNote, String invoiceKey, Money net) {}

    /** The receipts of an order that are settled already: an invoice of the supplier for them is a twin. */
    @Transactional(readOnly = true)
    public List<SettledReceipt> settledReceipts(String orderNumber) {
        return jdbc.sql("""
                        select r.receipt_number, r.delivery_note, i.business_key, i.net_amount, i.currency
                        from supplier_invoice i join goods_receipt r on i.invoice_number = 'ERS-' || r.receipt_number
                        where i.order_number = :order and r.order_number = :order and i.kind = 'SELF_BILLED'
                            and i.status <> 'REJECTED'
                        order by i.registration
                        """)
                .param("order", orderNumber)
                .query((row, index) -> new SettledReceipt(
                        row.getString("receipt_number"),
                        row.getString("delivery_note"),
                        row.getString("business_key"),
                        new Money(row.getBigDecimal("net_amount"), row.getString("currency")).rounded()))
                .list();
    }

    @EventListener
    void settle(GoodsBooked booked) {
        if (!booked.order().terms().evaluatedReceipt()) {
            return;
        }
        var supplier = suppliers.findById(booked.order().supplierNumber()).orElseThrow();
        var document = new SelfBilledDocument(booked.receipt(), booked.order(), supplier, LocalDate.now(clock));
        var written = document.written();
        if (written.totals().grandTotal().signum() > 0) {
            var key = supplier.supplierNumber() + "/" + document.number();
            register(key, written, document);
            settlement.post(key);
            settlement.schedulePayment(key);
        }
    }

    private void register(String key, IncomingInvoice written, SelfBilledDocument document) {
        var number = originals.write(
                text(written).getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8", AuditFact.SYSTEM, key);
        var supplier = document.supplier();
        var registration = new InvoiceRegistration(
                key,
                number,
                Optional.of(supplier),
                Optional.empty(),
                supplier.supplierNumber(),
                AuditFact.SYSTEM,
                clock.instant());
        var invoice = documents.insert(registration.of(written));
        jdbc.sql("update supplier_invoice set status = 'MATCHED' where business_key = :key")
                .param("key", key)
                .update();
        cases.follow(key, document.order().orderNumber());
        events.publishEvent(new AuditFact(
                key,
                AuditFact.SYSTEM,
                "INVOICE_SELF_BILLED",
                "receipt " + document.receipt().receiptNumber(),
                Map.of("payable", invoice.payable().toString())));
    }

    /** For the supplier and the auditor to read. */
    private static String text(IncomingInvoice written) {
        var text = new StringBuilder("Self-billed invoice " + written.invoiceNumber() + " of " + written.issueDate()
                + "\nOrder " + written.orderNumber() + "\n");
        written.lines()
                .forEach(line -> text.append(line.orderLine() + " " + line.description() + ": "
                        + plain(line.quantity()) + " " + line.unitCode() + ", "
                        + line.net().toPlainString() + " "
                        + written.currency() + ", tax " + plain(line.taxPercent()) + " %\n"));
        return text.append(
                        "Total with tax: " + written.totals().grandTotal().toPlainString() + " " + written.currency())
                .toString();
    }

    private static String plain(BigDecimal figure) {
        return figure.stripTrailingZeros().toPlainString();
    }
}
