package io.counterfoil.procurement.invoice;

import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.IncomingInvoice.Line;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether the books can hold what an invoice says. Says nothing about whether it is right. */
final class IncomingFigures {
    private static final BigDecimal ONE_HUNDRED = new BigDecimal(100);

    private IncomingFigures() {}

    /** @throws io.counterfoil.kernel.InvalidInput naming every figure that they cannot */
    static void check(IncomingInvoice incoming) {
        var decimals = decimals(incoming.currency());
        var check = new InputCheck()
                .text("invoiceNumber", incoming.invoiceNumber(), 100)
                .text("seller.name", incoming.seller().name(), 500)
                .day("issueDate", incoming.issueDate())
                .day("dueDate", incoming.dueDate())
                .that(!incoming.lines().isEmpty(), "lines", "must not be empty")
                .that(incoming.lines().size() <= 10_000, "lines", "must be at most 10000")
                .that(isAmount(incoming.totals().payable(), decimals), "totals.payable", tooLong(decimals))
                .that(isAmount(incoming.totals().grandTotal(), decimals), "totals.grandTotal", tooLong(decimals))
                .that(isAmount(incoming.totals().taxTotal(), decimals), "totals.taxTotal", tooLong(decimals));
        for (var i = 0; i < incoming.lines().size(); i++) {
            var line = incoming.lines().get(i);
            check.that(isAmount(line.net(), decimals), "lines[" + i + "].net", tooLong(decimals))
                    .that(isAmount(line.quantity(), 6), "lines[" + i + "].quantity", tooLong(6))
                    .that(
                            isPrice(line),
                            "lines[" + i + "].unitPrice",
                            "must have at most 13 digits before the decimal point, per at most 6")
                    .that(isPercent(line.taxPercent()), "lines[" + i + "].taxPercent", "must be from 0 to 100")
                    .that(isQuantity(line.priceQuantity()), "lines[" + i + "].priceQuantity", tooLong(6))
                    .that(isReference(line.receiptReference()), "lines[" + i + "].receiptReference", "is too long")
                    .day("lines[" + i + "].serviceDate", line.serviceDate());
        }
        checkTaxes(incoming, decimals, check);
        check.done();
    }

    private static void checkTaxes(IncomingInvoice incoming, int decimals, InputCheck check) {
        check.that(isAmount(incoming.totals().chargeTotal(), decimals), "totals.chargeTotal", tooLong(decimals))
                .that(
                        isAmount(incoming.totals().allowanceTotal(), decimals),
                        "totals.allowanceTotal",
                        tooLong(decimals))
                .that(isReference(incoming.precedingInvoice()), "precedingInvoice", "is too long")
                .that(isReference(incoming.iban()), "iban", "is too long")
                .that(incoming.taxSubtotals().size() <= 100, "taxes", "must be at most 100")
                .that(incoming.charges().size() <= 1000, "charges", "must be at most 1000");
        for (var i = 0; i < incoming.charges().size(); i++) {
            var charge = incoming.charges().get(i);
            check.that(isPercent(charge.percent()), "charges[" + i + "].percent", "must be from 0 to 100")
                    .that(isAmount(charge.amount(), decimals), "charges[" + i + "].amount", tooLong(decimals));
        }
        for (var i = 0; i < incoming.taxSubtotals().size(); i++) {
            var tax = incoming.taxSubtotals().get(i);
            check.that(isPercent(tax.percent()), "taxes[" + i + "].percent", "must be from 0 to 100")
                    .that(isAmount(tax.base(), decimals), "taxes[" + i + "].baseAmount", tooLong(decimals))
                    .that(isAmount(tax.tax(), decimals), "taxes[" + i + "].taxAmount", tooLong(decimals));
        }
    }

    /**
     * None for currencies without a smaller unit; else what the books hold, four: whether a cent may be split further is
     * for the official rules to say, which reject such an invoice with their ids.
     */
    private static int decimals(String currency) {
        try {
            return Money.minorDigits(currency) == 0 ? 0 : 4;
        } catch (IllegalArgumentException unknown) {
            return 4;
        }
    }

    private static String tooLong(int decimals) {
        return "must have at most 13 digits before the decimal point and " + decimals + " decimals";
    }

    private static boolean isReference(@Nullable String text) {
        return text == null || text.length() <= 200;
    }

    private static boolean isQuantity(@Nullable BigDecimal quantity) {
        return quantity == null || isAmount(quantity, 6);
    }

    private static boolean isPercent(BigDecimal value) {
        return value.signum() >= 0
                && value.compareTo(ONE_HUNDRED) <= 0
                && value.stripTrailingZeros().scale() <= 4;
    }

    /** Suppliers state prices with any number of decimals; ours keep six. Only the digits before the point count. */
    private static boolean isPrice(Line line) {
        var price = line.unitPrice();
        var base = line.priceBaseQuantity();
        return price.signum() == 0
                || Math.abs((long) price.precision() - price.scale()) <= 13
                        && Math.abs((long) base.precision() - base.scale()) <= 6;
    }

    private static boolean isAmount(BigDecimal value, int decimals) {
        return value.stripTrailingZeros().scale() <= decimals && (long) value.precision() - value.scale() <= 13;
    }
}
