package io.counterfoil.procurement.matching;

import java.math.BigDecimal;

/**
 * What happened to delivered goods, in the unit of the order line. All quantities count up; none is negative.
 *
 * @param received booked in, before reversals
 * @param reversed booked in by mistake and cancelled
 * @param accepted passed by inspection and not reversed
 * @param rejected refused by inspection and not reversed
 * @param returned sent back to the supplier, of whatever stock
 * @param returnedAccepted the part of {@code returned} that inspection had accepted
 */
public record ReceivedGoods(
        BigDecimal received,
        BigDecimal reversed,
        BigDecimal accepted,
        BigDecimal rejected,
        BigDecimal returned,
        BigDecimal returnedAccepted) {

    /** No delivery yet. */
    public static final ReceivedGoods NOTHING = uninspected(BigDecimal.ZERO);

    public ReceivedGoods {
        refuseNegative(received, reversed, accepted, rejected, returned, returnedAccepted);
        refuseMore("reversed", reversed, received);
        refuseMore("accepted and rejected", accepted.add(rejected), received.subtract(reversed));
        refuseMore("returned", returned, received.subtract(reversed));
        refuseMore("returned from accepted stock", returnedAccepted, returned.min(accepted));
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

    ReceivedGoods plus(ReceivedGoods other) {
        return new ReceivedGoods(
                received.add(other.received),
                reversed.add(other.reversed),
                accepted.add(other.accepted),
                rejected.add(other.rejected),
                returned.add(other.returned),
                returnedAccepted.add(other.returnedAccepted));
    }

    boolean cameAtAll() {
        return received.compareTo(reversed) > 0;
    }

    /** Received, not cancelled and not sent back. */
    public BigDecimal kept() {
        return received.subtract(reversed).subtract(returned);
    }

    /** Accepted by inspection and not sent back. */
    public BigDecimal keptAccepted() {
        return accepted.subtract(returnedAccepted);
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
