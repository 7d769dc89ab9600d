package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What of an order line may still be billed: the figures that depend on against what the line is matched.
 *
 * @param open as {@link LineFigures#open()}
 * @param excess as {@link LineFigures#excess()}
 * @param openAmount as {@link LineFigures#openAmount()}
 * @param undisputed as {@link LineFigures#undisputed()}
 */
record StillBillable(
        Fraction open, Fraction excess, @Nullable Money openAmount, Money undisputed) {

    /**
     * @param received of all receipts of the line, or of the one that is billed
     * @param used the quantity of {@code before} that used up {@code received}
     */
    static StillBillable of(
            InvoiceKind kind,
            Order.Line ordered,
            ReceivedGoods received,
            BilledBefore before,
            Fraction used,
            Fraction invoiced,
            Money amount,
            LineFigures.@Nullable Weight weight) {
        var open = billable(ordered, received).minus(used);
        var excess = kind.billsGoods() ? invoiced.minus(open) : Fraction.ZERO;
        if (!amount.currency().equals(ordered.price().amount().currency())) {
            return new StillBillable(open, excess, null, Money.zero(amount.currency()));
        }
        var openAmount = openAmount(ordered, received, before);
        var undisputed = openAmount != null
                ? least(amount, openAmount)
                : switch (kind) {
                    case INVOICE, SELF_BILLED ->
                        least(amount, worth(ordered, undoubted(ordered, before, open, invoiced), invoiced, weight));
                    // What it adds beyond the order's price is what is in question.
                    case SUBSEQUENT_DEBIT -> least(amount, before.expected().minus(before.amount()));
                    case CREDIT_NOTE, VALUE_CREDIT, PREPAYMENT_REQUEST, RETENTION_RELEASE -> amount;
                };
        return new StillBillable(open, excess, openAmount, undisputed);
    }

    /** Before anything was billed. */
    static Fraction billable(Order.Line ordered, ReceivedGoods received) {
        return switch (ordered.policy().way()) {
            case NONE, TWO_WAY -> ordered.billableQuantity();
            case THREE_WAY -> Fraction.of(received.kept());
            case FOUR_WAY -> Fraction.of(received.keptAccepted());
        };
    }

    private static @Nullable Money openAmount(Order.Line ordered, ReceivedGoods received, BilledBefore before) {
        var currency = ordered.price().amount().currency();
        return switch (ordered.terms().kind()) {
            case GOODS -> null;
            case SERVICE ->
                (ordered.policy().way().needsReceipt()
                                ? new Money(received.acceptedAmount(), currency)
                                : ordered.worth())
                        .minus(before.amount());
            case BLANKET -> ordered.worth().minus(before.amount());
        };
    }

    private static Fraction undoubted(Order.Line ordered, BilledBefore before, Fraction open, Fraction invoiced) {
        var leftOfOrder = ordered.billableQuantity().minus(before.quantity());
        return invoiced.min(open).min(leftOfOrder).orNothing();
    }

    private static Money worth(
            Order.Line ordered, Fraction quantity, Fraction invoiced, LineFigures.@Nullable Weight weight) {
        return ordered.price()
                .of(
                        weight == null || invoiced.signum() <= 0
                                ? quantity
                                : quantity.times(weight.due()).dividedBy(invoiced));
    }

    private static Money least(Money amount, Money worth) {
        var least = amount.amount().compareTo(worth.amount()) <= 0 ? amount : worth;
        return least.isPositive() ? least.rounded() : Money.zero(amount.currency());
    }
}
