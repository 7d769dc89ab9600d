package io.counterfoil.governance.ranking;

import io.counterfoil.governance.gate.GateSize;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.PeriodValue;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.governance.measure.Risk;
import io.counterfoil.governance.measure.Surroundings;
import io.counterfoil.governance.ranking.ScoreTable.Part;
import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.MasterData;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads what the order of measures depends on. */
@Component
class Candidates {
    private final GateSize sizes;
    private final Plans plans;
    private final Surroundings surroundings;
    private final MasterData masterData;

    Candidates(GateSize sizes, Plans plans, Surroundings surroundings, MasterData masterData) {
        this.sizes = sizes;
        this.plans = plans;
        this.surroundings = surroundings;
        this.masterData = masterData;
    }

    /** @throws io.counterfoil.kernel.BusinessRuleViolation {@code BUDGET_RATE_MISSING} */
    Candidate of(Measure measure, Map<Part, List<ScoreBand>> bands) {
        var runRate = sizes.runRate(measure);
        var oneOff = oneOff(measure);
        var worst = surroundings.risksOf(measure.measure()).stream().max(Comparator.comparing(Candidates::weight));
        return new Candidate(
                measure,
                runRate,
                band(bands, Part.IMPACT, runRate),
                oneOff,
                band(bands, Part.EFFORT, oneOff),
                band(
                        bands,
                        Part.RISK,
                        BigDecimal.valueOf(worst.map(Candidates::weight).orElse(0))),
                worst.map(Risk::description).orElse(""));
    }

    private BigDecimal oneOff(Measure measure) {
        var planned = plans.current(measure.measure()).stream()
                .map(Candidates::spent)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return masterData
                .inBudgetCurrency(new Money(planned, measure.profile().currency()))
                .amount();
    }

    private static BigDecimal spent(PeriodValue value) {
        return value.oneOffCost().add(value.capital());
    }

    private static int weight(Risk risk) {
        return (risk.probability().ordinal() + 1) * (risk.impact().ordinal() + 1);
    }

    private static ScoreBand band(Map<Part, List<ScoreBand>> bands, Part part, BigDecimal figure) {
        return ScoreBand.of(bands.getOrDefault(part, List.of()), figure);
    }
}
