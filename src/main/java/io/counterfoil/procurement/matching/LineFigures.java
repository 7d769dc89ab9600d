package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about one order line when an invoice bills it; all lines of the invoice that bill the same
 * order line, and the same receipt where lines are billed by receipt, count as one. No limit is looked at here.
 * Quantities are in the unit of the order line and exact, amounts rounded half up to the currency's minor unit.
 *
 * @param kind of the document
 * @param receipt the receipt billed, where the line is billed by receipt; null otherwise
 * @param received what came, over all receipts or of {@code receipt}
 * @param before what other invoices billed of the order line before ({@code prior})
 * @param invoiceLines positions on the invoice that bill this order line
 * @param units what one unit of each of {@code invoiceLines} is in the unit of the order line, in their order; empty in
 *     results kept before this was said
 * @param invoiced quantity billed by this invoice ({@code Qi}), less what credit notes took back of it
 * @param amount net amount billed by this invoice ({@code A}), less what credit notes took back of it
 * @param credited what credit notes took back; null if nothing
 * @param open what may still be billed before this invoice; negative if too much already was
 * @param expected what the order prices for the invoiced quantity ({@code E})
 * @param variance {@code V = A - E}, to our disadvantage if positive; absent if invoice and order are in different
 *     currencies, or prices are not compared
 * @param excess {@code X = Qi - open}; negative leaves something to bill
 * @param undisputed the amount nobody doubts ({@code U}); zero if the currencies differ
 * @param weight catch weight only
 * @param openAmount services and blanket orders: net amount that may still be billed; absent for goods
 * @param daysEarly days from the invoice to the agreed delivery; zero if none is agreed or it has passed
 * @param daysOutside days between the service and the validity of a blanket order; zero if within
 * @param otherTax tax rate in words if it is not the one agreed
 * @param allocations which receipts the invoice pays for; empty where the order line needs none
 */
public record LineFigures(
        InvoiceKind kind,
        Order.Line ordered,
        @Nullable String receipt,
        ReceivedGoods received,
        BilledBefore before,
        List<Integer> invoiceLines,
        List<Fraction> units,
        Fraction invoiced,
        Money amount,
        @Nullable Credited credited,
        Fraction open,
        Money expected,
        @Nullable Money variance,
        Fraction excess,
        Money undisputed,
        @Nullable Weight weight,
        @Nullable Money openAmount,
        long daysEarly,
        long daysOutside,
        @Nullable String otherTax,
        List<Allocation> allocations) {

    /** What credit notes took back of this line of the invoice; positive. */
    public record Credited(Fraction quantity, Money amount) {}

    /**
     * Goods counted in one unit and priced in another.
     *
     * @param billed price quantity that the invoice bills
     * @param due price quantity for the billed quantity at the ratio that was received, or else ordered
     */
    public record Weight(Fraction billed, Fraction due) {}

    public LineFigures {
        invoiceLines = List.copyOf(invoiceLines);
        units = List.copyOf(Objects.requireNonNullElse(units, List.of()));
        allocations = List.copyOf(allocations);
    }

    /** All that was billed for the order line to date, this invoice included. */
    Fraction billedToDate() {
        return before.quantity().plus(invoiced);
    }

    /** What is held against {@link #expected}: this invoice, and for a subsequent debit all before it too. */
    Money charged() {
        return kind == InvoiceKind.SUBSEQUENT_DEBIT ? before.amount().plus(amount) : amount;
    }

    /** The limit of a key for amounts of this line: for free goods, and debits of what nobody billed, it is nothing. */
    Limit priceLimit(String key, ToleranceSet tolerances) {
        var limit = tolerances.limit(key);
        return ordered.price().isFree() || debitsNothing() ? limit.toNothing() : limit;
    }

    private boolean debitsNothing() {
        return kind == InvoiceKind.SUBSEQUENT_DEBIT && before.quantity().signum() <= 0;
    }

    /** What this leaves for the next group of the same order line on the same invoice. */
    BilledBefore asBefore() {
        var none = Money.zero(expected.currency());
        var priced = variance != null;
        return new BilledBefore(ordered.number(), receipt, invoiced, priced ? amount : none, priced ? expected : none);
    }

    /**
     * The same goods and money under another policy; empty if that asks for other receipts than were looked at, which
     * only a new match can tell.
     */
    Optional<LineFigures> under(MatchPolicy policy) {
        var otherwise = ordered.under(policy);
        if (ThreeWayMatch.isByReceipt(otherwise) != ThreeWayMatch.isByReceipt(ordered)) {
            return Optional.empty();
        }
        var used = StillBillable.billable(ordered, received).minus(open);
        var left = StillBillable.of(kind, otherwise, received, before, used, invoiced, amount, weight);
        return Optional.of(new LineFigures(
                kind,
                otherwise,
                receipt,
                received,
                before,
                invoiceLines,
                units,
                invoiced,
                amount,
                credited,
                left.open(),
                expected,
                variance,
                left.excess(),
                left.undisputed(),
                weight,
                left.openAmount(),
                daysEarly,
                daysOutside,
                otherTax,
                allocations));
    }

    boolean needsReceipt() {
        return ordered.policy().way().needsReceipt() && ordered.terms().kind() != Order.Kind.BLANKET;
    }
}
