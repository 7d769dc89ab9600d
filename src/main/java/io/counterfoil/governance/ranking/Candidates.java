package io.counterfoil.governance.ranking;

import io.counterfoil.governance.gate.GateSize;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.PlanTotals;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.governance.measure.Risk;
import io.counterfoil.governance.measure.Surroundings;
import io.counterfoil.governance.ranking.ScoreTable.Part;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.BudgetConversion;
import io.counterfoil.masterdata.MasterData;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Reads what the order of measures depends on, of many at once. */
@Component
class Candidates {
    private final Plans plans;
    private final Surroundings surroundings;
    private final MasterData masterData;

    Candidates(Plans plans, Surroundings surroundings, MasterData masterData) {
        this.plans = plans;
        this.surroundings = surroundings;
        this.masterData = masterData;
    }

    /** @param leftOut takes those that cannot be compared, and why */
    void read(
            List<Measure> measures,
            Map<Part, List<ScoreBand>> bands,
            Consumer<Candidate> found,
            BiConsumer<Measure, BusinessRuleViolation> leftOut) {
        var keys = measures.stream().map(Measure::measure).toList();
        var totals = plans.totals(keys);
        var risks = surroundings.risksOf(keys);
        var rates = masterData.budgetConversion();
        for (var measure : measures) {
            var key = measure.measure();
            try {
                found.accept(candidate(
                        measure,
                        totals.getOrDefault(key, List.of()),
                        risks.getOrDefault(key, List.of()),
                        rates,
                        bands));
            } catch (BusinessRuleViolation incomparable) {
                leftOut.accept(measure, incomparable);
            }
        }
    }

    private static Candidate candidate(
            Measure measure,
            List<PlanTotals> totals,
            List<Risk> risks,
            BudgetConversion rates,
            Map<Part, List<ScoreBand>> bands) {
        var runRate = GateSize.runRate(measure, totals, rates);
        var oneOff = rates.convert(new Money(spent(totals), measure.profile().currency()))
                .amount();
        var worst = risks.stream().max(Comparator.comparing(Candidates::weight));
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

    private static BigDecimal spent(List<PlanTotals> totals) {
        return totals.stream()
                .filter(PlanTotals::current)
                .map(PlanTotals::spent)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int weight(Risk risk) {
        return (risk.probability().ordinal() + 1) * (risk.impact().ordinal() + 1);
    }

    private static ScoreBand band(Map<Part, List<ScoreBand>> bands, Part part, BigDecimal figure) {
        return ScoreBand.of(bands.getOrDefault(part, List.of()), figure);
    }
}
