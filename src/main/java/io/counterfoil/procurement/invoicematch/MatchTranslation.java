package io.counterfoil.procurement.invoicematch;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.matching.Background;
import io.counterfoil.procurement.matching.Fraction;
import io.counterfoil.procurement.matching.Invoice;
import io.counterfoil.procurement.matching.InvoiceKind;
import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.matching.Order;
import io.counterfoil.procurement.matching.TaxTable;
import io.counterfoil.procurement.matching.ToleranceSet;
import io.counterfoil.procurement.matching.UnitPrice;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrderLine;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Our documents in the words of the matching rules. */
final class MatchTranslation {
    private MatchTranslation() {}

    /**
     * The order.
     *
     * @param set the tolerance set that governs a line, by its category
     * @param conversions into the unit of a line, from others
     */
    static Order order(
            PurchaseOrder order,
            Function<@Nullable String, ToleranceSet> set,
            Function<String, Map<String, Fraction>> conversions) {
        var state = order.status() == PurchaseOrder.Status.OPEN ? Order.State.APPROVED : Order.State.CLOSED;
        var lines = order.lines().stream()
                .map(line -> line(line, order.currency(), set.apply(line.terms().category()), conversions))
                .toList();
        return new Order(order.orderNumber(), order.supplierNumber(), state, order.currency(), lines);
    }

    private static Order.Line line(
            PurchaseOrderLine line,
            String currency,
            ToleranceSet set,
            Function<String, Map<String, Fraction>> conversions) {
        return new Order.Line(
                line.lineNumber(),
                line.quantity(),
                line.unit(),
                new UnitPrice(
                        new Money(line.unitPrice(), currency), line.terms().pricePer()),
                line.terms().overDeliveryPercent(),
                MatchPolicy.of(
                        line.lineNumber(),
                        line.terms().matchPolicy(),
                        line.terms().matchBasis(),
                        set),
                terms(line, conversions));
    }

    private static Order.Terms terms(PurchaseOrderLine line, Function<String, Map<String, Fraction>> conversions) {
        var terms = line.terms();
        var units = new HashMap<>(conversions.apply(line.unit()));
        if (terms.packUnit() != null && terms.packQuantity() != null) {
            var pack = new Fraction(terms.packPer(), terms.packQuantity());
            conversions
                    .apply(terms.packUnit())
                    .forEach((unit, inPacks) -> units.putIfAbsent(unit, inPacks.times(pack)));
            units.put(terms.packUnit(), pack);
        }
        return new Order.Terms(
                Order.Kind.valueOf(terms.kind().name()),
                terms.priceQuantity(),
                terms.plannedFreight(),
                terms.scheduledOn(),
                terms.validFrom(),
                terms.validTo(),
                terms.taxPercent(),
                units);
    }

    /**
     * The invoice.
     *
     * @param receipt the receipt that a reference on a line means
     */
    static Invoice invoice(
            SupplierInvoice invoice,
            Optional<PurchaseOrder> order,
            Background background,
            Function<String, @Nullable String> receipt) {
        var lines = invoice.lines().stream()
                .map(line -> new Invoice.Line(
                        line.lineNumber(),
                        order.map(known -> line.orderLineOf(known)).orElse(line.orderLine()),
                        line.quantity(),
                        line.unit(),
                        new Money(line.netAmount(), invoice.currency()),
                        line.taxPercent(),
                        line.serviceDate(),
                        line.receiptReference() == null ? null : receipt.apply(line.receiptReference()),
                        line.priceQuantity()))
                .toList();
        return new Invoice(
                invoice.invoiceNumber(),
                Optional.ofNullable(invoice.supplierNumber()).orElse(invoice.sellerKey()),
                InvoiceKind.valueOf(invoice.kind().name()),
                invoice.issueDate(),
                invoice.currency(),
                lines,
                new Invoice.Totals(
                        money(invoice.chargeAmount(), invoice),
                        taxes(invoice, lines),
                        money(invoice.grossAmount(), invoice),
                        money(invoice.taxAmount(), invoice),
                        stated(invoice)),
                background);
    }

    /** By rate, on bases of our own. */
    private static List<Invoice.Tax> taxes(SupplierInvoice invoice, List<Invoice.Line> lines) {
        var charges = invoice.charges().stream()
                .map(charge -> new TaxTable.Charge(charge.percent(), money(charge.amount(), invoice)))
                .toList();
        return new TaxTable(stated(invoice), money(invoice.taxAmount(), invoice))
                .against(lines, charges, money(invoice.chargeAmount(), invoice));
    }

    private static List<TaxTable.Row> stated(SupplierInvoice invoice) {
        return invoice.taxes().stream()
                .map(tax -> new TaxTable.Row(
                        tax.category(),
                        tax.percent(),
                        money(tax.baseAmount(), invoice),
                        money(tax.taxAmount(), invoice)))
                .toList();
    }

    private static Money money(BigDecimal amount, SupplierInvoice invoice) {
        return new Money(amount, invoice.currency());
    }
}
