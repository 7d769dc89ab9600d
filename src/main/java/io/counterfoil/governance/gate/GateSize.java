package io.counterfoil.governance.gate;

import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.PeriodValue;
import io.counterfoil.governance.measure.PlanTotals;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.governance.measure.ReportingRates;
import io.counterfoil.governance.measure.ReportingRates.Kind;
import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.BudgetConversion;
import io.counterfoil.masterdata.MasterData;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * How large a measure is for the gate: the largest of its target and of what its draft and its current plan bring in a
 * year, so that nobody stays below the committee by stating one of them low.
 */
@Component
public class GateSize {
    private static final int DIGITS = 10;
    private static final BigDecimal MONTHS_PER_YEAR = BigDecimal.valueOf(12);

    private final Plans plans;
    private final ReportingRates rates;
    private final MasterData masterData;
    private final Clock clock;

    GateSize(Plans plans, ReportingRates rates, MasterData masterData, Clock clock) {
        this.plans = plans;
        this.rates = rates;
        this.masterData = masterData;
        this.clock = clock;
    }

    /**
     * In the reporting currency, at the plan rates of the months, which the portfolio adds with; at the budget rate where
     * there is none.
     *
     * @throws io.counterfoil.kernel.BusinessRuleViolation {@code BUDGET_RATE_MISSING}
     */
    public BigDecimal runRate(Measure measure) {
        var key = measure.measure();
        var currency = measure.profile().currency();
        var target = Stream.ofNullable(measure.profile().target())
                .map(amount -> converted(amount, currency, YearMonth.now(clock)));
        var planned = Stream.of(plans.values(key, Plans.DRAFT), plans.current(key))
                .flatMap(values -> Stream.of(mostRecurring(values, currency), oneOff(values, currency)));
        var largest = Stream.concat(target, planned).reduce(BigDecimal.ZERO, BigDecimal::max);
        return new Money(largest, ReportingRates.reportingCurrency()).rounded().amount();
    }

    /**
     * For comparing many, of figures read before and at budget rates; a gate does not decide by it.
     *
     * @throws io.counterfoil.kernel.BusinessRuleViolation {@code BUDGET_RATE_MISSING}
     */
    public static BigDecimal runRate(Measure measure, List<PlanTotals> totals, BudgetConversion rates) {
        var planned = totals.stream()
                .flatMap(plan -> Stream.of(plan.mostRecurring().multiply(MONTHS_PER_YEAR), plan.oneOff()));
        var largest = Stream.concat(Stream.ofNullable(measure.profile().target()), planned)
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        return rates.convert(new Money(largest, measure.profile().currency())).amount();
    }

    private BigDecimal mostRecurring(List<PeriodValue> values, String currency) {
        return values.stream()
                .map(value -> converted(value.recurring().multiply(MONTHS_PER_YEAR), currency, value.period()))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private BigDecimal oneOff(List<PeriodValue> values, String currency) {
        return values.stream()
                .map(value -> converted(value.oneOff(), currency, value.period()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal converted(BigDecimal amount, String currency, YearMonth period) {
        return rates.rate(currency, Kind.PLAN, period)
                .map(rate -> amount.divide(rate, DIGITS, RoundingMode.HALF_UP))
                .orElseGet(() ->
                        masterData.inBudgetCurrency(new Money(amount, currency)).amount());
    }
}
