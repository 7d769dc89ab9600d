package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about one order line when an invoice bills it; all lines of the invoice that bill the same
 * order line count as one. Quantities are in the unit of the order line and exact, amounts rounded half up to the
 * currency's minor unit.
 *
 * @param received what came, over all receipts
 * @param before what earlier invoices billed ({@code prior})
 * @param invoiceLines positions on the invoice that bill this order line
 * @param invoiced quantity billed by this invoice ({@code Qi})
 * @param amount net amount billed by this invoice ({@code A})
 * @param open what may still be billed before this invoice; negative if too much already was
 * @param expected what the order prices for the invoiced quantity ({@code E})
 * @param variance {@code V = A - E}; absent if invoice and order are in different currencies
 * @param excess {@code X = Qi - open}; negative leaves something to bill
 * @param undisputed the amount nobody doubts ({@code U}); zero if the currencies differ
 */
public record LineFigures(
        Order.Line ordered,
        ReceivedGoods received,
        BilledBefore before,
        List<Integer> invoiceLines,
        BigDecimal invoiced,
        Money amount,
        BigDecimal open,
        Money expected,
        @Nullable Money variance,
        BigDecimal excess,
        Money undisputed) {

    static LineFigures of(Order.Line ordered, ReceivedGoods received, BilledBefore before, List<Invoice.Line> billed) {
        var invoiced = billed.stream().map(Invoice.Line::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        var amount = billed.stream()
                .map(line -> line.net().rounded())
                .reduce(Money::plus)
                .orElseThrow();
        var open = billable(ordered, received).subtract(before.quantity());
        var expected = ordered.price().of(invoiced);
        boolean sameCurrency = amount.currency().equals(expected.currency());
        return new LineFigures(
                ordered,
                received,
                before,
                billed.stream().map(Invoice.Line::number).toList(),
                invoiced,
                amount,
                open,
                expected,
                sameCurrency ? amount.minus(expected) : null,
                invoiced.subtract(open),
                sameCurrency ? undisputed(ordered, before, invoiced, amount, open) : Money.zero(amount.currency()));
    }

    private static BigDecimal billable(Order.Line ordered, ReceivedGoods received) {
        return switch (ordered.policy().way()) {
            case NONE, TWO_WAY -> ordered.billableQuantity();
            case THREE_WAY -> received.kept();
            case FOUR_WAY -> received.keptAccepted();
        };
    }

    private static Money undisputed(
            Order.Line ordered, BilledBefore before, BigDecimal invoiced, Money amount, BigDecimal open) {
        var leftOfOrder = ordered.billableQuantity().subtract(before.quantity());
        var quantity = invoiced.min(open).min(leftOfOrder).max(BigDecimal.ZERO);
        var worth = ordered.price().of(quantity).amount();
        return new Money(amount.amount().min(worth).max(BigDecimal.ZERO), amount.currency()).rounded();
    }

    /** All that was billed for the order line to date, this invoice included. */
    BigDecimal billedToDate() {
        return before.quantity().add(invoiced);
    }

    /** The limit of a key for amounts of this line: for free goods it is nothing. */
    Limit priceLimit(String key, ToleranceSet tolerances) {
        var limit = tolerances.limit(key);
        return ordered.price().isFree() ? limit.toNothing() : limit;
    }
}
