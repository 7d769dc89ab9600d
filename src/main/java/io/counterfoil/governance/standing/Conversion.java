package io.counterfoil.governance.standing;

import io.counterfoil.governance.measure.ReportingRates;
import io.counterfoil.governance.measure.ReportingRates.Kind;
import io.counterfoil.governance.rollup.Leaf;
import io.counterfoil.governance.value.CurrencySplit;
import io.counterfoil.governance.value.Outlook;
import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the months of one measure into the reporting currency (R1): plan and forecast at the plan rate, what was earned
 * at the average of its period. What has no rate counts nothing and is said.
 */
final class Conversion {
    private final ReportingRates rates;
    private final String currency;
    private final Map<String, Optional<BigDecimal>> known;
    private final Set<String> missing = new LinkedHashSet<>();

    /** @param known rates asked for before, by currency, kind and period; what is asked for here is added */
    Conversion(ReportingRates rates, String currency, Map<String, Optional<BigDecimal>> known) {
        this.rates = rates;
        this.currency = currency;
        this.known = known;
    }

    Leaf.Value of(Outlook outlook) {
        var split = CurrencySplit.nothing(ReportingRates.reportingCurrency());
        var plan = BigDecimal.ZERO;
        var original = BigDecimal.ZERO;
        var forecast = BigDecimal.ZERO;
        for (var month : outlook.months()) {
            var planRate = rate(Kind.PLAN, month.period());
            var actual = month.closed() && month.validated() != null ? month.validated() : null;
            plan = plan.add(split(month.plan(), BigDecimal.ZERO, planRate, planRate)
                    .plan()
                    .amount());
            original = original.add(split(month.originalPlan(), BigDecimal.ZERO, planRate, planRate)
                    .plan()
                    .amount());
            if (actual != null) {
                split = split.plus(split(month.plan(), actual, planRate, rate(Kind.AVERAGE, month.period())));
            } else if (month.forecast() != null) {
                forecast = forecast.add(split(month.forecast(), BigDecimal.ZERO, planRate, planRate)
                        .plan()
                        .amount());
            }
        }
        return new Leaf.Value(
                plan,
                original,
                split.actual().amount(),
                forecast,
                split.currencyEffect().amount(),
                split.performance().amount());
    }

    /** Which rates there are not, in words. */
    Set<String> missing() {
        return missing;
    }

    private CurrencySplit split(BigDecimal plan, BigDecimal actual, BigDecimal planRate, BigDecimal averageRate) {
        if (planRate.signum() == 0 || averageRate.signum() == 0) {
            return CurrencySplit.nothing(ReportingRates.reportingCurrency());
        }
        return CurrencySplit.of(
                new Money(plan, currency),
                planRate,
                new Money(actual, currency),
                averageRate,
                ReportingRates.reportingCurrency());
    }

    /** Zero if there is none. */
    private BigDecimal rate(Kind kind, YearMonth period) {
        return known.computeIfAbsent(currency + " " + kind + " " + period, key -> rates.rate(currency, kind, period))
                .orElseGet(() -> {
                    missing.add("there is no " + kind.name().toLowerCase(Locale.ROOT) + " rate of " + currency + " for "
                            + period);
                    return BigDecimal.ZERO;
                });
    }
}
