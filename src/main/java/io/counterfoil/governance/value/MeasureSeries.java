package io.counterfoil.governance.value;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One line of a measure, plan, forecast or actual, month by month.
 *
 * @param currency ISO 4217, of every figure in it
 * @param months a month that is not in it is one in which nothing happens
 */
public record MeasureSeries(String currency, NavigableMap<YearMonth, MonthValue> months, List<Investment> investments) {
    private static final BigDecimal MONTHS_PER_YEAR = BigDecimal.valueOf(12);

    public MeasureSeries {
        months = Collections.unmodifiableNavigableMap(new TreeMap<>(months));
        investments = List.copyOf(investments);
    }

    public static MeasureSeries of(String currency, Map<YearMonth, MonthValue> months, List<Investment> investments) {
        return new MeasureSeries(currency, new TreeMap<>(months), investments);
    }

    public MonthValue month(YearMonth month) {
        return months.getOrDefault(month, MonthValue.NOTHING);
    }

    public SeriesResult over(Horizon horizon) {
        var within = months.subMap(horizon.first(), true, horizon.last(), true).values().stream()
                .reduce(MonthValue.NOTHING, MonthValue::plus);
        var decimals = Money.minorDigits(currency);
        return new SeriesResult(
                money(within.effect()),
                money(within.oneOffCost()),
                money(sum(investments, investment -> investment.depreciation(horizon, decimals))),
                money(sum(
                        investments.stream()
                                .filter(investment -> horizon.contains(investment.from()))
                                .toList(),
                        Investment::amount)));
    }

    /** Twelve times the recurring effect of a month: what a year would bring if it stayed like that. */
    public Money runRate(YearMonth month) {
        return money(month(month).recurring().multiply(MONTHS_PER_YEAR));
    }

    /**
     * Months of effect, from the first one on, until all one-off costs and investments are earned back. Within a month
     * the effect comes evenly; beyond the last month the recurring effect goes on as it was there. To four places, half
     * up.
     *
     * @return zero if it costs nothing; empty if it is never earned back
     */
    public Optional<BigDecimal> paybackMonths() {
        var spent = sum(months.values(), MonthValue::oneOffCost).add(sum(investments, Investment::amount));
        return Payback.months(this, spent);
    }

    private Money money(BigDecimal amount) {
        return Money.zero(currency).plus(new Money(amount, currency));
    }

    private static <T> BigDecimal sum(Iterable<T> items, Function<T, BigDecimal> figure) {
        var sum = BigDecimal.ZERO;
        for (var item : items) {
            sum = sum.add(figure.apply(item));
        }
        return sum;
    }
}
