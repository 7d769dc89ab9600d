package io.counterfoil.governance.gate;

import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.PeriodValue;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.MasterData;
import java.math.BigDecimal;
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
        var key = measure.measure();
        var target = measure.profile().target();
        var planned = Stream.of(plans.values(key, Plans.DRAFT), plans.current(key))
                .flatMap(values -> Stream.of(
                        values.stream()
                                .map(PeriodValue::recurring)
                                .reduce(BigDecimal.ZERO, BigDecimal::max)
                                .multiply(MONTHS_PER_YEAR),
                        values.stream().map(PeriodValue::oneOff).reduce(BigDecimal.ZERO, BigDecimal::add)));
        var largest = Stream.concat(Stream.ofNullable(target), planned).reduce(BigDecimal.ZERO, BigDecimal::max);
        return masterData
                .inBudgetCurrency(new Money(largest, measure.profile().currency()))
                .amount();
    }
}
