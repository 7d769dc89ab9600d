package io.counterfoil.demo;

import io.counterfoil.banking.PaymentRuns;
import io.counterfoil.masterdata.Suppliers;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import io.counterfoil.procurement.invoice.IncomingInvoice.Line;
import io.counterfoil.procurement.invoice.IncomingInvoice.Seller;
import io.counterfoil.procurement.invoice.IncomingInvoice.Totals;
import io.counterfoil.procurement.invoice.InvoiceInbox;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice.Status;
import io.counterfoil.procurement.invoice.SupplierInvoices;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrders;
import io.counterfoil.procurement.receipt.DeliveryDraft;
import io.counterfoil.procurement.receipt.GoodsReceiptLine;
import io.counterfoil.procurement.receipt.GoodsReceiving;
import io.counterfoil.procurement.requisition.RequisitionDraft;
import io.counterfoil.procurement.requisition.RequisitionIntake;
import io.counterfoil.procurement.requisition.RequisitionLine;
import io.counterfoil.workflow.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * A story of documents in several states, made by running the real processes as the demo people. Two of its invoices
 * are published samples, handed in unmodified.
 */
@Component
class DemoStory {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final BigDecimal VAT = new BigDecimal("0.19");

    private final RequisitionIntake requisitions;
    private final PurchaseOrders orders;
    private final GoodsReceiving receiving;
    private final InvoiceInbox inbox;
    private final SupplierInvoices invoices;
    private final Suppliers suppliers;
    private final PaymentRuns paymentRuns;
    private final Tasks tasks;
    private final Clock clock;

    DemoStory(
            RequisitionIntake requisitions,
            PurchaseOrders orders,
            GoodsReceiving receiving,
            InvoiceInbox inbox,
            SupplierInvoices invoices,
            Suppliers suppliers,
            PaymentRuns paymentRuns,
            Tasks tasks,
            Clock clock) {
        this.requisitions = requisitions;
        this.orders = orders;
        this.receiving = receiving;
        this.inbox = inbox;
        this.invoices = invoices;
        this.suppliers = suppliers;
        this.paymentRuns = paymentRuns;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Plays the story once, in about half a minute. */
    void play() {
        chairsPaid();
        bookFromPublishedInvoice();
        paperWaitingForPayment();
        lampsBilledTooEarly();
        cablesBilledTooDear();
        publishedInvoiceRejected();
        screensOnTheirWay();
        refusedAndBack();
        waitingForApprovers();
    }

    /** From request to payment file, everything in order. */
    private void chairsPaid() {
        var order = ordered(
                "S-100", "CC-4711", "Twelve chairs for the meeting room", "Office chair", "12", "C62", "149.00");
        receive(order, "NW-8801", "12");
        bill(order, "NW-2026-0815", "12", "149.00", today());
        await("invoice NW-2026-0815 posted", () -> is("S-100/NW-2026-0815", Status.POSTED));
        var run = paymentRuns.start("anna.payable", today());
        await("payment run", () -> tasks.isOpen(run.number(), "Task_ReleasePaymentRun"));
        tasks.decide("tara.treasurer", run.number(), "Task_ReleasePaymentRun", Map.of("released", true, "reason", ""));
    }

    /** A supplier's own e-invoice that names no order of ours: accounts payable finds the order, the match does the rest. */
    private void bookFromPublishedInvoice() {
        var order =
                ordered("S-300", "CC-4711", "A book for the library", "Denk doch, wie du willst", "1", "XPP", "11.78");
        receive(order, "BM-17", "1");
        var invoice = inbox.receive(sample("xrechnung-01.02a.xml"), "application/xml", "erp.gateway");
        await("published invoice parked", () -> tasks.isOpen(invoice.businessKey(), "Task_ClarifyInvoice"));
        tasks.decide(
                "anna.payable",
                invoice.businessKey(),
                "Task_ClarifyInvoice",
                Map.of(
                        "decision", "match",
                        "orderNumber", order.orderNumber(),
                        "reason", "The supplier named an order of its own; delivery note BM-17 is ours."));
    }

    private void paperWaitingForPayment() {
        var order = ordered("S-100", "CC-4711", "Copy paper for the quarter", "Copy paper, box", "60", "BX", "18.50");
        receive(order, "NW-8815", "60");
        bill(order, "NW-2026-0841", "60", "18.50", today());
    }

    /** Billed before everything arrived: held for the receiver, released by itself when the rest comes. */
    private void lampsBilledTooEarly() {
        var order = ordered("S-100", "CC-4711", "Desk lamps", "Desk lamp", "100", "C62", "10.00");
        receive(order, "NW-8822", "50");
        bill(order, "NW-2026-0852", "80", "10.00", today().plusDays(30));
    }

    /** Dearer than ordered: held for the buyer. */
    private void cablesBilledTooDear() {
        var order = ordered("S-200", "CC-4712", "Cables for the server room", "Patch cable 3 m", "500", "C62", "4.20");
        receive(order, "KES-311", "500");
        bill(order, "KES-77120", "500", "4.45", today().plusDays(14));
    }

    /** Breaks the official rules: rejected with their ids, and waits for accounts payable to tell the supplier. */
    private void publishedInvoiceRejected() {
        inbox.receive(sample("oasis-ubl-2.1.xml"), "application/xml", "erp.gateway");
    }

    private void screensOnTheirWay() {
        ordered("S-200", "CC-4712", "Screens for the new team", "27 inch screen", "20", "C62", "310.00");
    }

    private void refusedAndBack() {
        var requisition = ask("S-200", "CC-4712", "Espresso machine for IT", "Espresso machine", "1", "C62", "2890.00");
        tasks.decide(
                "olaf.owner",
                requisition,
                "Task_ApproveRequisition",
                Map.of("decision", "refuse", "reason", "Not from the IT budget, please ask office services."));
    }

    private void waitingForApprovers() {
        ask("S-400", "CC-4711", "Replacement for broken shelves", "Shelf", "4", "C62", "119.00");
        var desks = ask("S-400", "CC-4711", "Height-adjustable desks, third floor", "Desk", "14", "C62", "600.00");
        approve(desks, "olaf.owner");
        ask("S-500", "CC-4712", "Servers for the backup site", "Rack server", "6", "C62", "7400.00");
    }

    private PurchaseOrder ordered(
            String supplier, String centre, String purpose, String item, String quantity, String unit, String price) {
        var requisition = ask(supplier, centre, purpose, item, quantity, unit, price);
        for (var approver : List.of("olaf.owner", "ian.it", "hana.head")) {
            if (tasks.waitsFor(approver, requisition, "Task_ApproveRequisition")) {
                approve(requisition, approver);
            }
        }
        await(
                "order for " + requisition,
                () -> orders.findByRequisitionNumber(requisition)
                        .filter(order -> tasks.isOpen(order.orderNumber(), "Task_RecordGoodsReceipt"))
                        .isPresent());
        return orders.findByRequisitionNumber(requisition).orElseThrow();
    }

    private String ask(
            String supplier, String centre, String purpose, String item, String quantity, String unit, String price) {
        var line = new RequisitionLine(item, new BigDecimal(quantity), unit, new BigDecimal(price));
        var draft = new RequisitionDraft(supplier, centre, "EUR", purpose, today().plusDays(14), List.of(line));
        return requisitions.submit(draft, "rita.requester").requisitionNumber();
    }

    private void approve(String requisition, String approver) {
        tasks.decide(approver, requisition, "Task_ApproveRequisition", Map.of("decision", "approve", "reason", ""));
    }

    private void receive(PurchaseOrder order, String deliveryNote, String quantity) {
        var line = new GoodsReceiptLine(1, new BigDecimal(quantity));
        receiving.receive(new DeliveryDraft(order.orderNumber(), deliveryNote, today(), List.of(line)), "rex.receiver");
    }

    private void bill(PurchaseOrder order, String number, String quantity, String price, LocalDate due) {
        var supplier = suppliers.findById(order.supplierNumber()).orElseThrow();
        var net = new BigDecimal(quantity).multiply(new BigDecimal(price)).setScale(2, RoundingMode.HALF_UP);
        var tax = net.multiply(VAT).setScale(2, RoundingMode.HALF_UP);
        var ordered = order.lines().get(0);
        var invoice = new IncomingInvoice(
                Kind.INVOICE,
                new Seller(supplier.name(), supplier.vatId(), supplier.legalId(), null),
                number,
                today(),
                due,
                order.currency(),
                order.orderNumber(),
                null,
                null,
                List.of(new Line(
                        "1",
                        order.orderNumber(),
                        "1",
                        null,
                        ordered.description(),
                        new BigDecimal(quantity),
                        ordered.unit(),
                        new BigDecimal(price),
                        BigDecimal.ONE,
                        net,
                        "S",
                        new BigDecimal("19"))),
                List.of(),
                new Totals(
                        net,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        tax,
                        net.add(tax),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        net.add(tax)),
                null,
                null,
                null,
                null,
                null);
        inbox.receive(
                invoice,
                ("Paper invoice " + number + " of the demo story").getBytes(StandardCharsets.UTF_8),
                "anna.payable");
    }

    private boolean is(String invoiceKey, Status status) {
        return invoices.findById(invoiceKey)
                .map(SupplierInvoice::status)
                .filter(status::equals)
                .isPresent();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static byte[] sample(String name) {
        try {
            return new ClassPathResource("demo/" + name).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Jobs run in the background; the story waits for them as its people would. */
    static void await(String what, BooleanSupplier happened) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("demo story: " + what + " did not come within " + PATIENCE);
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("demo story: stopped while waiting for " + what, stopped);
            }
        }
    }
}
