package io.counterfoil.procurement.matching;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact number, also where converting units leaves thirds. Compared by value, never divided before it is shown.
 *
 * @param denominator positive
 */
public record Fraction(BigDecimal numerator, BigDecimal denominator) implements Comparable<Fraction> {
    /** Nothing. */
    public static final Fraction ZERO = new Fraction(BigDecimal.ZERO, BigDecimal.ONE);

    /** A factor that changes nothing. */
    public static final Fraction ONE = new Fraction(BigDecimal.ONE, BigDecimal.ONE);

    private static final int SHOWN_DECIMALS = 6;
    private static final int LONG = 12;

    public Fraction {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("a fraction has no denominator of " + denominator);
        }
    }

    /** A plain decimal. */
    public static Fraction of(BigDecimal value) {
        return new Fraction(value, BigDecimal.ONE);
    }

    public Fraction plus(Fraction other) {
        return sameDenominator(other)
                ? new Fraction(numerator.add(other.numerator), denominator)
                : new Fraction(
                                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                                denominator.multiply(other.denominator))
                        .reduced();
    }

    public Fraction minus(Fraction other) {
        return sameDenominator(other)
                ? new Fraction(numerator.subtract(other.numerator), denominator)
                : new Fraction(
                        numerator.multiply(other.denominator).subtract(other.numerator.multiply(denominator)),
                        denominator.multiply(other.denominator));
    }

    public Fraction times(BigDecimal factor) {
        return new Fraction(numerator.multiply(factor), denominator);
    }

    public Fraction times(Fraction factor) {
        return new Fraction(
                numerator.multiply(factor.numerator),
                factor.isWhole() ? denominator : denominator.multiply(factor.denominator));
    }

    /** @throws IllegalArgumentException if the divisor is not positive */
    public Fraction dividedBy(Fraction divisor) {
        return new Fraction(numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
    }

    public Fraction min(Fraction other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Fraction max(Fraction other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** This, or nothing if it is less. */
    Fraction orNothing() {
        return signum() > 0 ? this : ZERO;
    }

    public int signum() {
        return numerator.signum();
    }

    /** Whether it is a plain decimal. */
    boolean isWhole() {
        return denominator == BigDecimal.ONE || denominator.compareTo(BigDecimal.ONE) == 0;
    }

    /** The nearest decimal, half up at six places; for reading only, unless it is exact anyway. */
    public BigDecimal shown() {
        return isWhole() ? numerator : numerator.divide(denominator, SHOWN_DECIMALS, RoundingMode.HALF_UP);
    }

    /** The same in lowest terms, once it grew long: thousands of lines in several units would make it unreadable. */
    private Fraction reduced() {
        if (denominator.precision() <= LONG) {
            return this;
        }
        int scale = Math.max(0, Math.max(numerator.scale(), denominator.scale()));
        var above = numerator.movePointRight(scale).toBigIntegerExact();
        var below = denominator.movePointRight(scale).toBigIntegerExact();
        var common = above.gcd(below);
        return new Fraction(new BigDecimal(above.divide(common)), new BigDecimal(below.divide(common)));
    }

    private boolean sameDenominator(Fraction other) {
        return denominator == other.denominator || denominator.equals(other.denominator);
    }

    @Override
    public int compareTo(Fraction other) {
        return sameDenominator(other)
                ? numerator.compareTo(other.numerator)
                : numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** By value: one half equals two quarters. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Fraction fraction && compareTo(fraction) == 0;
    }

    @Override
    public int hashCode() {
        return shown().stripTrailingZeros().hashCode();
    }

    /** A decimal where it is one, otherwise {@code 100/12}. */
    @Override
    public String toString() {
        return isWhole() ? numerator.toPlainString() : numerator.toPlainString() + "/" + denominator.toPlainString();
    }
}
