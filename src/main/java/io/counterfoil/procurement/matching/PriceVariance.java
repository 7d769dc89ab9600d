package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How much dearer than ordered an invoice is, over all its lines whose price holds it or held it until somebody let it
 * pass, so that releasing line by line shows no less.
 *
 * @param percent of the line that is worst, of the ordered price; rounded up, so that what is beyond a limit stays so. A
 *     charge for what has no price is 100 percent
 * @param amount sum over the lines, in the invoice's currency
 */
public record PriceVariance(BigDecimal percent, Money amount) {
    private static final Set<String> PRICE_KEYS = Set.of(Price.KEY, CumulativePrice.KEY);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 10;

    /** Empty if no price stands between the invoice and its payment. */
    public static Optional<PriceVariance> of(MatchResult result) {
        if (result.reasonKeys().stream().noneMatch(PRICE_KEYS::contains)) {
            return Optional.empty();
        }
        var prices = result.lines().stream()
                .flatMap(line -> line.checks().stream())
                .flatMap(PriceVariance::doubted)
                .toList();
        return Optional.of(new PriceVariance(worst(prices), sum(prices, result.currency())));
    }

    private static Stream<Comparison> doubted(Check check) {
        var found = check instanceof Released released ? released.check() : check;
        return found instanceof Comparison price
                        && PRICE_KEYS.contains(price.key())
                        && price.outcome().prevents()
                ? Stream.of(price)
                : Stream.empty();
    }

    private static BigDecimal worst(List<Comparison> prices) {
        return prices.stream().map(price -> percent(price.difference())).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private static BigDecimal percent(Gap gap) {
        if (gap.base().signum() == 0) {
            return HUNDRED;
        }
        var base = gap.base().signum() > 0 ? gap.base() : Fraction.ZERO.minus(gap.base());
        var percent = gap.difference().times(HUNDRED).dividedBy(base);
        return percent.numerator().divide(percent.denominator(), DECIMALS, RoundingMode.UP);
    }

    private static Money sum(List<Comparison> prices, String currency) {
        var digits = Money.minorDigits(currency);
        return prices.stream()
                .map(price -> price.difference())
                .map(gap -> gap.difference()
                        .numerator()
                        .divide(gap.difference().denominator(), Math.max(digits, DECIMALS), RoundingMode.UP))
                .map(amount -> new Money(amount, currency))
                .reduce(Money.zero(currency), Money::plus)
                .rounded();
    }

    /** {@code 10.0 % and 100.00 EUR}, for reading. */
    public String shown() {
        return Figure.percent(percent) + " and " + amount.shown();
    }
}
