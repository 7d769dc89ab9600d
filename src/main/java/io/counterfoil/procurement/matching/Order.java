package io.counterfoil.procurement.matching;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A purchase order as far as matching looks at it.
 *
 * @param supplier the supplier's number
 * @param currency ISO 4217; every line's price is in it
 * @param lines by line number
 */
public record Order(String number, String supplier, State state, String currency, Map<Integer, Line> lines) {

    /** Only an approved order can be billed. */
    public enum State {
        UNAPPROVED,
        APPROVED,
        CLOSED
    }

    /**
     * One line of an order.
     *
     * @param quantity ordered, in {@code unit}; never negative
     * @param unit code as on the order, for example {@code EA}; compared literally
     * @param overDeliveryPercent how much more than ordered may be delivered and billed; 5 means five percent
     */
    public record Line(
            int number,
            BigDecimal quantity,
            String unit,
            UnitPrice price,
            BigDecimal overDeliveryPercent,
            MatchPolicy policy) {

        public Line {
            if (quantity.signum() < 0 || overDeliveryPercent.signum() < 0) {
                throw new IllegalArgumentException(
                        "order line " + number + " has a negative quantity or over-delivery");
            }
        }

        /** The most that may ever be billed: ordered plus over-delivery, exact. */
        BigDecimal billableQuantity() {
            return quantity.add(quantity.multiply(overDeliveryPercent).movePointLeft(2));
        }
    }

    public Order {
        lines = Map.copyOf(lines);
        for (var line : lines.values()) {
            if (!line.price().amount().currency().equals(currency)) {
                throw new IllegalArgumentException("order " + number + " is in " + currency + ", its line "
                        + line.number() + " in " + line.price().amount().currency());
            }
        }
    }

    /** @throws IllegalStateException if two lines have the same number */
    public Order(String number, String supplier, State state, String currency, List<Line> lines) {
        this(
                number,
                supplier,
                state,
                currency,
                lines.stream().collect(Collectors.toMap(Line::number, Function.identity())));
    }

    /** The order line that an invoice line bills; empty if it names none, or one that the order does not have. */
    Optional<Line> billedBy(Invoice.Line line) {
        return Optional.ofNullable(line.orderLine()).map(lines::get);
    }
}
