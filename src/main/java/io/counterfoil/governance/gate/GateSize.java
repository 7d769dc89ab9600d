package io.counterfoil.governance.gate;

import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.PlanTotals;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.BudgetConversion;
import io.counterfoil.masterdata.MasterData;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * How large a measure is for the gate: the largest of its target and of what its draft and its current plan bring in a
 * year, so that nobody stays below the committee by stating one of them low.
 */
@Component
public class GateSize {
    private static final BigDecimal MONTHS_PER_YEAR = BigDecimal.valueOf(12);

    private final Plans plans;
    private final MasterData masterData;

    GateSize(Plans plans, MasterData masterData) {
        this.plans = plans;
        this.masterData = masterData;
    }

    /** In the reporting currency at budget rate. */
    public BigDecimal runRate(Measure measure) {
        var totals = plans.totals(List.of(measure.measure())).getOrDefault(measure.measure(), List.of());
        return runRate(measure, totals, masterData.budgetConversion());
    }

    /**
     * The same, of figures read before.
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
}
