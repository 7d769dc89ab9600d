package io.counterfoil.procurement;

import io.counterfoil.kernel.InputCheck;
import io.counterfoil.procurement.IncomingInvoice.Line;
import java.math.BigDecimal;

/** Whether the books can hold what an invoice says. Says nothing about whether it is right. */
final class IncomingFigures {
    private static final BigDecimal ONE_HUNDRED = new BigDecimal(100);

    private IncomingFigures() {}

    /** @throws io.counterfoil.kernel.InvalidInput naming every figure that they cannot */
    static void check(IncomingInvoice incoming) {
        var check = new InputCheck()
                .text("invoiceNumber", incoming.invoiceNumber(), 100)
                .text("seller.name", incoming.seller().name(), 500)
                .day("issueDate", incoming.issueDate())
                .day("dueDate", incoming.dueDate())
                .that(!incoming.lines().isEmpty(), "lines", "must not be empty")
                .that(incoming.lines().size() <= 10_000, "lines", "must be at most 10000")
                .that(isAmount(incoming.totals().payable()), "totals.payable", "has too many digits")
                .that(isAmount(incoming.totals().grandTotal()), "totals.grandTotal", "has too many digits")
                .that(isAmount(incoming.totals().taxTotal()), "totals.taxTotal", "has too many digits");
        for (var i = 0; i < incoming.lines().size(); i++) {
            var line = incoming.lines().get(i);
            check.that(isAmount(line.net()), "lines[" + i + "].net", "has too many digits")
                    .that(isAmount(line.quantity()), "lines[" + i + "].quantity", "has too many digits")
                    .that(isPrice(line), "lines[" + i + "].unitPrice", "has too many digits")
                    .that(isPercent(line.taxPercent()), "lines[" + i + "].taxPercent", "must be from 0 to 100");
        }
        check.done();
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

    private static boolean isAmount(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 6 && (long) value.precision() - value.scale() <= 13;
    }
}
