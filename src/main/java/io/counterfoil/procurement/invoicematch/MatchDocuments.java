package io.counterfoil.procurement.invoicematch;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.matching.Background;
import io.counterfoil.procurement.matching.Fraction;
import io.counterfoil.procurement.matching.MatchResult;
import io.counterfoil.procurement.matching.ReceiptLine;
import io.counterfoil.procurement.matching.ReceivedGoods;
import io.counterfoil.procurement.matching.ThreeWayMatch;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrderLine;
import io.counterfoil.procurement.receipt.ReceiptStock;
import io.counterfoil.procurement.receipt.ReceiptStocks;
import io.counterfoil.procurement.tolerance.ToleranceSets;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings the documents of an invoice's order before the matching rules. */
@Component
public class MatchDocuments {
    private final WholeDocuments documents;
    private final ToleranceSets toleranceSets;
    private final InvoiceBackground background;
    private final BilledEarlier billedEarlier;
    private final ReceiptStocks stocks;
    private final JdbcClient jdbc;

    MatchDocuments(
            WholeDocuments documents,
            ToleranceSets toleranceSets,
            InvoiceBackground background,
            BilledEarlier billedEarlier,
            ReceiptStocks stocks,
            JdbcClient jdbc) {
        this.documents = documents;
        this.toleranceSets = toleranceSets;
        this.background = background;
        this.billedEarlier = billedEarlier;
        this.stocks = stocks;
        this.jdbc = jdbc;
    }

    /**
     * Locks the order of an invoice until the transaction ends and answers its number; empty if there is no such order.
     * A statement of its own: one that also read the lines would see them as they were before it waited.
     */
    Optional<String> lockOrderOf(String invoiceKey) {
        return jdbc.sql("select order_number from purchase_order where order_number ="
                        + " (select order_number from supplier_invoice where business_key = :key) for update")
                .param("key", invoiceKey)
                .query(String.class)
                .optional();
    }

    /** The invoice as it stands now. */
    SupplierInvoice invoice(String businessKey) {
        return documents.invoice(businessKey).orElseThrow();
    }

    MatchResult match(SupplierInvoice invoice) {
        var ordered = documents.order(invoice.orderNumber());
        var categories = ordered.map(MatchDocuments::categories).orElse(Map.of());
        var sets = toleranceSets.applicable(invoice.supplierNumber(), categories.values());
        var tolerances = sets.tolerances(categories);
        var facts = background.of(invoice, ordered);
        if (ordered.isEmpty() || invoice.supplierNumber() == null) {
            return ThreeWayMatch.withoutOrder(
                    MatchTranslation.invoice(invoice, ordered, facts, reference -> null), tolerances);
        }
        var earlier = billedEarlier.of(ordered.get(), invoice);
        var order = MatchTranslation.order(
                ordered.get(),
                sets::forCategory,
                countsInOtherUnits(invoice, ordered.get(), earlier, facts) ? conversions() : unit -> Map.of());
        var receipts = stocks.receivedGoods(order.number());
        var named = receiptsByReference(receipts);
        return new ThreeWayMatch(
                        order,
                        receipts.stream().map(MatchDocuments::asLine).toList(),
                        earlier.stream()
                                .map(billed -> billed.in(order, named::get))
                                .toList(),
                        tolerances)
                .of(MatchTranslation.invoice(invoice, ordered, facts, named::get));
    }

    /** Of the lines that have one, by their number. */
    private static Map<Integer, String> categories(PurchaseOrder order) {
        var categories = new HashMap<Integer, String>();
        for (var line : order.lines()) {
            var category = line.terms().category();
            if (category != null) {
                categories.put(line.lineNumber(), category);
            }
        }
        return categories;
    }

    /** Freight, packing and allowances on the document, in its currency's minor unit. */
    public static Money charges(SupplierInvoice invoice) {
        return new Money(invoice.chargeAmount(), invoice.currency()).rounded();
    }

    /** Whether this invoice, another of the order or a credit note counts in another unit than was ordered; it is seldom so. */
    private static boolean countsInOtherUnits(
            SupplierInvoice invoice, PurchaseOrder order, List<BilledEarlier.Earlier> earlier, Background facts) {
        var units = order.lines().stream().map(PurchaseOrderLine::unit).collect(Collectors.toSet());
        return units.size() > 1
                || invoice.lines().stream().anyMatch(line -> !units.contains(line.unit()))
                || earlier.stream().anyMatch(BilledEarlier.Earlier::isInOtherUnit)
                || facts.credits().stream().anyMatch(credit -> !units.contains(credit.unit()));
    }

    private Function<String, Map<String, Fraction>> conversions() {
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

    private static ReceiptLine asLine(ReceiptStock stock) {
        var amount = stock.acceptedAmount() == null ? BigDecimal.ZERO : stock.measure(stock.kept());
        return new ReceiptLine(
                stock.receipt(),
                stock.orderLine(),
                new ReceivedGoods(
                        stock.received(),
                        stock.reversed(),
                        stock.accepted(),
                        stock.rejected(),
                        stock.returned(),
                        stock.returnedAccepted(),
                        stock.priceQuantity(),
                        amount));
    }

    /** Suppliers name our receipt, or their own delivery note. */
    private static Map<String, String> receiptsByReference(List<ReceiptStock> receipts) {
        var named = new HashMap<String, String>();
        receipts.forEach(receipt -> named.put(receipt.deliveryNote(), receipt.receipt()));
        receipts.forEach(receipt -> named.put(receipt.receipt(), receipt.receipt()));
        return named;
    }
}
