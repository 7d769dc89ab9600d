package io.counterfoil.procurement.settlement;

import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.Supplier;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import io.counterfoil.procurement.invoice.IncomingInvoice.Line;
import io.counterfoil.procurement.invoice.IncomingInvoice.Seller;
import io.counterfoil.procurement.invoice.IncomingInvoice.TaxSubtotal;
import io.counterfoil.procurement.invoice.IncomingInvoice.Totals;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.receipt.GoodsReceipt;
import io.counterfoil.procurement.receipt.GoodsReceiptLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The invoice we write for a receipt in the supplier's name (evaluated receipt settlement): what arrived, at order
 * price, with the tax rate the order agrees; a line without an agreed rate bears no tax. Pure.
 */
record SelfBilledDocument(GoodsReceipt receipt, PurchaseOrder order, Supplier supplier, LocalDate today) {

    /** {@code ERS-GR-1001}: the receipt's number makes it unique. */
    String number() {
        return "ERS-" + receipt.receiptNumber();
    }

    IncomingInvoice written() {
        var lines = receipt.lines().stream().map(this::line).toList();
        var taxes = taxes(lines);
        var net = sum(lines.stream().map(Line::net).toList());
        var tax = sum(taxes.stream().map(TaxSubtotal::tax).toList());
        var gross = net.add(tax);
        var totals =
                new Totals(net, BigDecimal.ZERO, BigDecimal.ZERO, tax, gross, BigDecimal.ZERO, BigDecimal.ZERO, gross);
        return new IncomingInvoice(
                Kind.SELF_BILLED,
                new Seller(supplier.name(), supplier.vatId(), supplier.legalId(), null),
                number(),
                today,
                today.plusDays(supplier.paymentDays()),
                order.currency(),
                order.orderNumber(),
                null,
                null,
                lines,
                taxes,
                totals,
                null,
                null,
                null,
                null,
                null);
    }

    private Line line(GoodsReceiptLine received) {
        var ordered = order.line(received.orderLine()).orElseThrow();
        var net = ordered.worth(received.measure(), order.currency()).amount();
        boolean service = ordered.isService();
        return new Line(
                String.valueOf(received.orderLine()),
                order.orderNumber(),
                String.valueOf(received.orderLine()),
                null,
                ordered.description(),
                received.quantity(),
                ordered.unit(),
                service ? net : ordered.unitPrice(),
                service ? BigDecimal.ONE : ordered.terms().pricePer(),
                net,
                "S",
                Objects.requireNonNullElse(ordered.terms().taxPercent(), BigDecimal.ZERO),
                receipt.receivedOn(),
                receipt.receiptNumber(),
                received.priceQuantity());
    }

    private List<TaxSubtotal> taxes(List<Line> lines) {
        var bases = new TreeMap<BigDecimal, BigDecimal>();
        lines.forEach(line -> bases.merge(line.taxPercent(), line.net(), BigDecimal::add));
        return bases.entrySet().stream()
                .map(base ->
                        new TaxSubtotal("S", base.getKey(), base.getValue(), taxOf(base.getValue(), base.getKey())))
                .toList();
    }

    private BigDecimal taxOf(BigDecimal base, BigDecimal percent) {
        return new Money(base, order.currency())
                .times(percent.movePointLeft(2))
                .rounded()
                .amount();
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
