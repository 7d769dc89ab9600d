package io.counterfoil.procurement.matching;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What became of the goods of one receipt, in the unit of the order line. Contradictions are refused.
 *
 * @param received counted in, before anything below
 * @param reversed recorded by mistake and cancelled
 * @param accepted passed inspection
 * @param rejected failed inspection
 * @param returned sent back to the supplier, of whatever stock
 * @param returnedAccepted the part of {@code returned} that inspection had accepted
 * @param priceQuantity catch weight: {@code received} in the unit the price counts in; null if that is the same
 * @param acceptedAmount services: the net amount accepted; zero for goods
 */
public record ReceivedGoods(
        BigDecimal received,
        BigDecimal reversed,
        BigDecimal accepted,
        BigDecimal rejected,
        BigDecimal returned,
        BigDecimal returnedAccepted,
        @Nullable BigDecimal priceQuantity,
        BigDecimal acceptedAmount) {

    /** No delivery yet. */
    public static final ReceivedGoods NOTHING = uninspected(BigDecimal.ZERO);

    /** @throws IllegalArgumentException if the quantities contradict each other */
    public ReceivedGoods {
        refuseNegative(received, reversed, accepted, rejected, returned, returnedAccepted, acceptedAmount);
        refuseMore("reversed", reversed, received);
        refuseMore("accepted and rejected", accepted.add(rejected), received.subtract(reversed));
        refuseMore("returned", returned, received.subtract(reversed));
        refuseMore("returned from accepted stock", returnedAccepted, returned.min(accepted));
    }

    /** Goods counted in the unit of the order line. */
    public ReceivedGoods(
            BigDecimal received,
            BigDecimal reversed,
            BigDecimal accepted,
            BigDecimal rejected,
            BigDecimal returned,
            BigDecimal returnedAccepted) {
        this(received, reversed, accepted, rejected, returned, returnedAccepted, null, BigDecimal.ZERO);
    }

    /** A delivery that nobody has inspected, sent back or reversed. */
    public static ReceivedGoods uninspected(BigDecimal received) {
        return new ReceivedGoods(
                received, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** A delivery of which inspection accepted one part and rejected another; the rest still awaits it. */
    public static ReceivedGoods inspected(BigDecimal received, BigDecimal accepted, BigDecimal rejected) {
        return new ReceivedGoods(received, BigDecimal.ZERO, accepted, rejected, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** An uninspected delivery counted in pieces and weighed. */
    public static ReceivedGoods weighed(BigDecimal received, BigDecimal priceQuantity) {
        return new ReceivedGoods(
                received,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                priceQuantity,
                BigDecimal.ZERO);
    }

    /** A service or a step of progress accepted for an amount. */
    public static ReceivedGoods acceptedFor(BigDecimal amount) {
        return new ReceivedGoods(
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null,
                amount);
    }

    ReceivedGoods plus(ReceivedGoods other) {
        return new ReceivedGoods(
                received.add(other.received),
                reversed.add(other.reversed),
                accepted.add(other.accepted),
                rejected.add(other.rejected),
                returned.add(other.returned),
                returnedAccepted.add(other.returnedAccepted),
                weight(other),
                acceptedAmount.add(other.acceptedAmount));
    }

    private @Nullable BigDecimal weight(ReceivedGoods other) {
        if (priceQuantity == null || received.signum() == 0) {
            return other.priceQuantity;
        }
        return other.priceQuantity == null ? priceQuantity : priceQuantity.add(other.priceQuantity);
    }

    boolean cameAtAll() {
        return received.compareTo(reversed) > 0;
    }

    /** Received, not cancelled and not sent back. */
    public BigDecimal kept() {
        return less(less(received, reversed), returned);
    }

    /** Accepted by inspection and not sent back. */
    public BigDecimal keptAccepted() {
        return less(accepted, returnedAccepted);
    }

    /** Mostly there is nothing to take away. */
    private static BigDecimal less(BigDecimal whole, BigDecimal part) {
        return part.signum() == 0 ? whole : whole.subtract(part);
    }

    private static void refuseNegative(BigDecimal... quantities) {
        for (var quantity : quantities) {
            if (quantity.signum() < 0) {
                throw new IllegalArgumentException("a receipt counts up, it has no quantity of " + quantity);
            }
        }
    }

    private static void refuseMore(String what, BigDecimal part, BigDecimal whole) {
        if (part.compareTo(whole) > 0) {
            throw new IllegalArgumentException("receipt contradicts itself: " + part.toPlainString() + " " + what
                    + " of " + whole.toPlainString());
        }
    }
}
