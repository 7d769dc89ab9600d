package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
     * @param unit code as on the order, for example {@code EA}
     * @param price per units of the line; of catch weight per its price unit
     * @param overDeliveryPercent how much more than ordered may be delivered and billed; 5 means five percent
     */
    public record Line(
            int number,
            BigDecimal quantity,
            String unit,
            UnitPrice price,
            BigDecimal overDeliveryPercent,
            MatchPolicy policy,
            Terms terms) {

        public Line {
            if (quantity.signum() < 0 || overDeliveryPercent.signum() < 0) {
                throw new IllegalArgumentException(
                        "order line " + number + " has a negative quantity or over-delivery");
            }
        }

        /** A line of goods with nothing agreed beyond quantity, price and over-delivery. */
        public Line(
                int number,
                BigDecimal quantity,
                String unit,
                UnitPrice price,
                BigDecimal overDeliveryPercent,
                MatchPolicy policy) {
            this(number, quantity, unit, price, overDeliveryPercent, policy, Terms.NONE);
        }

        /** The same line, matched otherwise. */
        Line under(MatchPolicy other) {
            return new Line(number, quantity, unit, price, overDeliveryPercent, other, terms);
        }

        /** The most that may ever be billed: ordered plus over-delivery, exact. */
        public Fraction billableQuantity() {
            return Fraction.of(
                    overDeliveryPercent.signum() == 0
                            ? quantity
                            : quantity.add(
                                    quantity.multiply(overDeliveryPercent).movePointLeft(2)));
        }

        /** What the whole line costs as ordered, rounded half up to the minor unit. */
        public Money worth() {
            var catchWeight = terms.priceQuantity();
            return price.of(Fraction.of(catchWeight == null ? quantity : catchWeight));
        }

        /** What one of the given unit is in the unit of this line; empty without a conversion. */
        Optional<Fraction> inUnitOf(String other) {
            return other.equals(unit)
                    ? Optional.of(Fraction.ONE)
                    : Optional.ofNullable(terms.units().get(other));
        }
    }

    /**
     * What is agreed about a line beyond quantity and price.
     *
     * @param priceQuantity catch weight: how much is ordered in the unit the price counts in; null if that is the
     *     line's own unit
     * @param plannedFreight for the whole ordered quantity, in the order's currency
     * @param scheduledOn agreed day of delivery
     * @param validFrom first day a blanket order covers
     * @param validTo last day a blanket order covers
     * @param taxPercent rate the supplier must charge; null leaves it open
     * @param units other units the line may be billed in: what one of them is in the line's unit
     */
    public record Terms(
            Kind kind,
            @Nullable BigDecimal priceQuantity,
            BigDecimal plannedFreight,
            @Nullable LocalDate scheduledOn,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable BigDecimal taxPercent,
            Map<String, Fraction> units) {

        /** Goods, and nothing special about them. */
        public static final Terms NONE = new Terms(Kind.GOODS, null, BigDecimal.ZERO, null, null, null, null, Map.of());

        public Terms {
            units = Map.copyOf(units);
        }
    }

    /** How a line is fulfilled and billed. */
    public enum Kind {
        /** By quantity. */
        GOODS,
        /** Services and progress: by accepted amount. */
        SERVICE,
        /** A frame: up to its worth, without receipts, while it is valid. */
        BLANKET
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
