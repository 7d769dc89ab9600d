package io.counterfoil.procurement.invoicematch;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.matching.Background;
import io.counterfoil.procurement.matching.Fraction;
import io.counterfoil.procurement.matching.Invoice;
import io.counterfoil.procurement.matching.InvoiceKind;
import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.matching.Order;
import io.counterfoil.procurement.matching.ToleranceSet;
import io.counterfoil.procurement.matching.UnitPrice;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrderLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
                        money(invoice.chargeAmount(), invoice), taxes(invoice), money(invoice.grossAmount(), invoice)),
                background);
    }

    /** By rate: of what is charged at it, and of the tax as stated, or laid against the rates in turn. */
    private static List<Invoice.Tax> taxes(SupplierInvoice invoice) {
        var bases = bases(invoice);
        var taxes = new ArrayList<Invoice.Tax>();
        var left = money(invoice.taxAmount(), invoice);
        for (var rate : bases.keySet()) {
            var base = bases.get(rate);
            var stated = stated(invoice, rate);
            var charged = stated != null
                    ? stated
                    : rate.equals(bases.lastKey())
                            ? left
                            : base.times(rate.movePointLeft(2)).rounded();
            taxes.add(new Invoice.Tax(rate, base, charged));
            left = left.minus(charged);
        }
        return taxes;
    }

    /** Charges of the whole document are at its only rate, at the rate the document states, or else at the highest. */
    private static TreeMap<BigDecimal, Money> bases(SupplierInvoice invoice) {
        var bases = new TreeMap<BigDecimal, Money>();
        invoice.lines()
                .forEach(line -> bases.merge(
                        line.taxPercent().stripTrailingZeros(), money(line.netAmount(), invoice), Money::plus));
        if (invoice.chargeAmount().signum() == 0) {
            return bases;
        }
        if (bases.size() > 1 && !invoice.taxes().isEmpty()) {
            bases.clear();
            invoice.taxes()
                    .forEach(tax -> bases.merge(
                            tax.percent().stripTrailingZeros(), money(tax.baseAmount(), invoice), Money::plus));
        } else {
            bases.merge(bases.lastKey(), money(invoice.chargeAmount(), invoice), Money::plus);
        }
        return bases;
    }

    private static @Nullable Money stated(SupplierInvoice invoice, BigDecimal rate) {
        return invoice.taxes().stream()
                .filter(tax -> tax.percent().compareTo(rate) == 0)
                .map(tax -> money(tax.taxAmount(), invoice))
                .reduce(Money::plus)
                .orElse(invoice.taxes().isEmpty() ? null : Money.zero(invoice.currency()));
    }

    private static Money money(BigDecimal amount, SupplierInvoice invoice) {
        return new Money(amount, invoice.currency());
    }
}
