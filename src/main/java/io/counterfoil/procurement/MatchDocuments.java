package io.counterfoil.procurement;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.IncomingInvoice.Kind;
import io.counterfoil.procurement.matching.BilledBefore;
import io.counterfoil.procurement.matching.Invoice;
import io.counterfoil.procurement.matching.InvoiceTax;
import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.matching.MatchResult;
import io.counterfoil.procurement.matching.Objection;
import io.counterfoil.procurement.matching.Order;
import io.counterfoil.procurement.matching.Outcome;
import io.counterfoil.procurement.matching.Party;
import io.counterfoil.procurement.matching.ReceiptLine;
import io.counterfoil.procurement.matching.ReceivedGoods;
import io.counterfoil.procurement.matching.ThreeWayMatch;
import io.counterfoil.procurement.matching.UnitPrice;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings the documents of an invoice's order before the matching rules, in their words. */
@Component
class MatchDocuments {
    private static final MatchPolicy COMPANY_DEFAULT = new MatchPolicy(MatchPolicy.Way.THREE_WAY, "company default");

    /** One company per installation so far; the set for every company is in force. */
    private static final String ANY_COMPANY = "*";

    private final PurchaseOrders orders;
    private final ToleranceSets toleranceSets;
    private final JdbcClient jdbc;

    MatchDocuments(PurchaseOrders orders, ToleranceSets toleranceSets, JdbcClient jdbc) {
        this.orders = orders;
        this.toleranceSets = toleranceSets;
        this.jdbc = jdbc;
    }

    /** Returns whether there is such an order. */
    boolean lockOrder(SupplierInvoice invoice) {
        return jdbc.sql("select 1 from purchase_order where order_number = :order for update")
                .param("order", invoice.orderNumber())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    String toleranceSetInForce() {
        return toleranceSets.inForce(ANY_COMPANY).source();
    }

    MatchResult match(SupplierInvoice invoice) {
        var order = Optional.ofNullable(invoice.orderNumber()).flatMap(orders::findById);
        var objections = Stream.concat(objections(invoice, order).stream(), taxObjections(invoice).stream())
                .toList();
        if (order.isEmpty() || invoice.supplierNumber() == null || invoice.kind() != Kind.INVOICE) {
            return new MatchResult(invoice.currency(), objections, List.of());
        }
        var result = new ThreeWayMatch(
                        order(order.get()),
                        receipts(order.get()),
                        billedBefore(order.get(), invoice),
                        toleranceSets.inForce(ANY_COMPANY))
                .of(invoice(invoice, invoice.supplierNumber(), order.get()));
        return new MatchResult(
                result.currency(),
                Stream.concat(objections.stream(), result.objections().stream()).toList(),
                result.lines());
    }

    /** What keeps an invoice from being compared, or is on it beside its goods. */
    private static List<Objection> objections(SupplierInvoice invoice, Optional<PurchaseOrder> order) {
        var found = new ArrayList<Objection>();
        if (invoice.supplierNumber() == null) {
            found.add(parked(
                    "SUP",
                    "The seller " + invoice.sellerName() + " (" + invoice.sellerKey()
                            + ") is not in the master data; have the supplier created, then match again."));
        }
        if (order.isEmpty()) {
            found.add(parked(
                    "ORDER",
                    invoice.orderNumber() == null
                            ? "The invoice names no order; enter the order number, then match again."
                            : "There is no order " + invoice.orderNumber()
                                    + "; enter the right number, then match again."));
        }
        if (invoice.kind() != Kind.INVOICE) {
            found.add(parked("REF", "This is a credit note; credit notes are not matched by machine yet."));
        }
        if (otherOrders(invoice)) {
            found.add(parked("ORDERS", "The lines name several orders; ask the supplier for one invoice per order."));
        }
        if (invoice.payableAmount().compareTo(invoice.grossAmount()) != 0
                || invoice.payableAmount().signum() <= 0) {
            found.add(parked(
                    "PREPAY",
                    "The amount due, " + invoice.payable()
                            + ", is not the invoice total of "
                            + new Money(invoice.grossAmount(), invoice.currency()).rounded()
                            + "; prepayments are not settled by machine yet."));
        }
        var charges = charges(invoice);
        if (!charges.isZero()) {
            found.add(new Objection(
                    "FRTU",
                    Outcome.HOLD,
                    Party.BUYER,
                    "The invoice charges or deducts " + charges + " beside its lines, which the order does not plan."));
        }
        return found;
    }

    private List<Objection> taxObjections(SupplierInvoice invoice) {
        var netByPercent = new TreeMap<BigDecimal, Money>();
        invoice.lines()
                .forEach(line -> netByPercent.merge(
                        line.taxPercent().stripTrailingZeros(),
                        new Money(line.netAmount(), invoice.currency()),
                        Money::plus));
        return InvoiceTax.objections(
                toleranceSets.inForce(ANY_COMPANY),
                new Money(invoice.taxAmount(), invoice.currency()),
                charges(invoice),
                netByPercent);
    }

    private static Objection parked(String key, String sentence) {
        return new Objection(key, Outcome.PARK, Party.ACCOUNTS_PAYABLE, sentence);
    }

    private static boolean otherOrders(SupplierInvoice invoice) {
        return invoice.lines().stream()
                .map(SupplierInvoiceLine::orderNumber)
                .anyMatch(order -> order != null && !order.equals(invoice.orderNumber()));
    }

    /** Net total less the sum of the lines: freight, packing, allowances on the document. */
    static Money charges(SupplierInvoice invoice) {
        var lines =
                invoice.lines().stream().map(SupplierInvoiceLine::netAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Money(invoice.netAmount().subtract(lines), invoice.currency()).rounded();
    }

    private static Order order(PurchaseOrder order) {
        var lines = order.lines().stream()
                .map(line -> new Order.Line(
                        line.lineNumber(),
                        line.quantity(),
                        line.unit(),
                        UnitPrice.each(new Money(line.unitPrice(), order.currency())),
                        line.terms().overDeliveryPercent(),
                        COMPANY_DEFAULT))
                .toList();
        var state = order.status() == PurchaseOrder.Status.OPEN ? Order.State.APPROVED : Order.State.CLOSED;
        return new Order(order.orderNumber(), order.supplierNumber(), state, order.currency(), lines);
    }

    private static Invoice invoice(SupplierInvoice invoice, String supplierNumber, PurchaseOrder order) {
        var lines = invoice.lines().stream()
                .map(line -> new Invoice.Line(
                        line.lineNumber(),
                        orderLine(line, order),
                        line.quantity(),
                        line.unit(),
                        new Money(line.netAmount(), invoice.currency())))
                .toList();
        return new Invoice(invoice.invoiceNumber(), supplierNumber, invoice.currency(), lines);
    }

    /** Suppliers often leave the reference out where the order has one line only; there it can mean nothing else. */
    static @Nullable Integer orderLine(SupplierInvoiceLine line, PurchaseOrder order) {
        return line.orderLine() == null && order.lines().size() == 1
                ? Integer.valueOf(order.lines().get(0).lineNumber())
                : line.orderLine();
    }

    private List<ReceiptLine> receipts(PurchaseOrder order) {
        return jdbc.sql("""
                        select r.receipt_number, l.order_line, l.quantity from goods_receipt r
                        join goods_receipt_line l on l.receipt_number = r.receipt_number
                        where r.order_number = :order order by r.recorded_at, r.receipt_number, l.position
                        """)
                .param("order", order.orderNumber())
                .query((row, index) -> new ReceiptLine(
                        row.getString("receipt_number"),
                        row.getInt("order_line"),
                        ReceivedGoods.uninspected(row.getBigDecimal("quantity"))))
                .list();
    }

    /**
     * Earlier invoices, held ones included, and later ones that were paid while this one waited for a person: what is
     * paid is used up. Parked and rejected ones use nothing up.
     */
    private List<BilledBefore> billedBefore(PurchaseOrder order, SupplierInvoice invoice) {
        record Billed(int orderLine, BigDecimal quantity, BigDecimal amount) {}
        var earlier = jdbc.sql("""
                        select coalesce(l.order_line, :onlyLine) as order_line,
                            sum(l.quantity) as quantity,
                            sum(case when i.currency = :currency then l.net_amount else 0 end) as amount
                        from supplier_invoice i join supplier_invoice_line l on l.invoice_key = i.business_key
                        where i.order_number = :order and i.registration <> :registration
                            and (i.status in ('MATCHED', 'POSTED')
                                or i.status = 'HELD' and i.registration < :registration)
                            and i.kind = 'INVOICE'
                            and coalesce(l.order_line, :onlyLine) is not null
                        group by i.business_key, 1
                        """)
                .param("order", order.orderNumber())
                .param("registration", invoice.registration())
                .param("currency", order.currency())
                .param(
                        "onlyLine",
                        order.lines().size() == 1 ? order.lines().get(0).lineNumber() : null,
                        Types.INTEGER)
                .query(Billed.class)
                .list();
        return earlier.stream()
                .flatMap(billed -> order.line(billed.orderLine()).stream()
                        .map(line -> new BilledBefore(
                                billed.orderLine(),
                                billed.quantity(),
                                new Money(billed.amount(), order.currency()),
                                new Money(line.unitPrice(), order.currency())
                                        .times(billed.quantity())
                                        .rounded())))
                .toList();
    }
}
