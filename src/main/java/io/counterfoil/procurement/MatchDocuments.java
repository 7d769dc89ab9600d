package io.counterfoil.procurement;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.matching.Fraction;
import io.counterfoil.procurement.matching.MatchResult;
import io.counterfoil.procurement.matching.ReceiptLine;
import io.counterfoil.procurement.matching.ReceivedGoods;
import io.counterfoil.procurement.matching.ThreeWayMatch;
import io.counterfoil.procurement.matching.Tolerances;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings the documents of an invoice's order before the matching rules. */
@Component
class MatchDocuments {
    /** One company per installation so far; the set for every company is in force. */
    private static final String ANY_COMPANY = "*";

    private final PurchaseOrders orders;
    private final ToleranceSets toleranceSets;
    private final InvoiceBackground background;
    private final BilledEarlier billedEarlier;
    private final JdbcClient jdbc;

    MatchDocuments(
            PurchaseOrders orders,
            ToleranceSets toleranceSets,
            InvoiceBackground background,
            BilledEarlier billedEarlier,
            JdbcClient jdbc) {
        this.orders = orders;
        this.toleranceSets = toleranceSets;
        this.background = background;
        this.billedEarlier = billedEarlier;
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

    MatchResult match(SupplierInvoice invoice) {
        var set = toleranceSets.inForce(ANY_COMPANY);
        var tolerances = Tolerances.of(set);
        var ordered = Optional.ofNullable(invoice.orderNumber()).flatMap(orders::findById);
        var facts = background.of(invoice, ordered);
        if (ordered.isEmpty() || invoice.supplierNumber() == null) {
            return ThreeWayMatch.withoutOrder(
                    MatchTranslation.invoice(invoice, ordered, facts, reference -> null), tolerances);
        }
        var order = MatchTranslation.order(ordered.get(), category -> set, conversionsFor(invoice, ordered.get()));
        var receipts = receipts(order.number());
        var named = receiptsByReference(receipts);
        return new ThreeWayMatch(
                        order,
                        receipts.stream().map(Received::asLine).toList(),
                        billedEarlier.of(order, invoice, named::get),
                        tolerances)
                .of(MatchTranslation.invoice(invoice, ordered, facts, named::get));
    }

    /** Freight, packing and allowances on the document, in its currency's minor unit. */
    static Money charges(SupplierInvoice invoice) {
        return new Money(invoice.chargeAmount(), invoice.currency()).rounded();
    }

    /** Asked only where a unit differs, because it seldom does. */
    private Function<String, Map<String, Fraction>> conversionsFor(SupplierInvoice invoice, PurchaseOrder order) {
        var units = order.lines().stream().map(PurchaseOrderLine::unit).toList();
        if (invoice.lines().stream().allMatch(line -> units.contains(line.unit()) && units.size() == 1)) {
            return unit -> Map.of();
        }
        record Conversion(String fromUnit, String toUnit, BigDecimal numerator, BigDecimal denominator) {}
        var conversions = jdbc.sql("select from_unit, to_unit, numerator, denominator from unit_conversion")
                .query(Conversion.class)
                .list();
        return unit -> {
            var factors = new HashMap<String, Fraction>();
            for (var one : conversions) {
                if (one.toUnit.equals(unit)) {
                    factors.put(one.fromUnit, new Fraction(one.numerator, one.denominator));
                } else if (one.fromUnit.equals(unit)) {
                    factors.put(one.toUnit, new Fraction(one.denominator, one.numerator));
                }
            }
            return factors;
        };
    }

    /** What came for one order line with one receipt, and what became of it. */
    private record Received(
            String receiptNumber,
            String deliveryNote,
            int orderLine,
            BigDecimal quantity,
            @Nullable BigDecimal priceQuantity,
            @Nullable BigDecimal acceptedAmount,
            BigDecimal reversed,
            BigDecimal accepted,
            BigDecimal rejected,
            BigDecimal returned,
            BigDecimal returnedAccepted) {

        ReceiptLine asLine() {
            var stands = reversed.compareTo(quantity) < 0;
            return new ReceiptLine(
                    receiptNumber,
                    orderLine,
                    new ReceivedGoods(
                            quantity,
                            reversed,
                            accepted,
                            rejected,
                            returned,
                            returnedAccepted,
                            priceQuantity,
                            acceptedAmount == null || !stands ? BigDecimal.ZERO : acceptedAmount));
        }
    }

    private static Map<String, String> receiptsByReference(List<Received> receipts) {
        var named = new HashMap<String, String>();
        receipts.forEach(receipt -> named.put(receipt.deliveryNote, receipt.receiptNumber));
        receipts.forEach(receipt -> named.put(receipt.receiptNumber, receipt.receiptNumber));
        return named;
    }

    private List<Received> receipts(String orderNumber) {
        return jdbc.sql("""
                        select r.receipt_number, r.delivery_note, l.order_line, l.quantity, l.price_quantity,
                            l.accepted_amount, coalesce(m.reversed, 0) as reversed, coalesce(m.accepted, 0) as accepted,
                            coalesce(m.rejected, 0) as rejected, coalesce(m.returned, 0) as returned,
                            coalesce(m.returned_accepted, 0) as returned_accepted
                        from goods_receipt r
                        join lateral (
                            select order_line, sum(quantity) as quantity, sum(price_quantity) as price_quantity,
                                sum(accepted_amount) as accepted_amount
                            from goods_receipt_line where receipt_number = r.receipt_number group by order_line) l on true
                        left join lateral (
                            select sum(quantity) filter (where kind = 'REVERSAL') as reversed,
                                sum(quantity) filter (where kind = 'ACCEPTANCE') as accepted,
                                sum(quantity) filter (where kind = 'REJECTION') as rejected,
                                sum(quantity) filter (where kind = 'RETURN') as returned,
                                sum(quantity) filter (where kind = 'RETURN' and from_accepted) as returned_accepted
                            from goods_movement
                            where receipt_number = r.receipt_number and order_line = l.order_line) m on true
                        where r.order_number = :order
                        order by r.recorded_at, r.receipt_number, l.order_line
                        """).param("order", orderNumber).query(Received.class).list();
    }
}
