package io.counterfoil.governance.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.governance.measure.Dependency;
import io.counterfoil.governance.measure.PeriodValue;
import io.counterfoil.governance.measure.Risk;
import io.counterfoil.governance.measure.Risk.Degree;
import io.counterfoil.governance.ranking.RankedMeasure;
import io.counterfoil.governance.ranking.Rankings;
import io.counterfoil.governance.ranking.ScoreTable;
import io.counterfoil.governance.ranking.ScoreTable.Part;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which measures come first, by their records and the decision table. */
class PriorityTest extends GovernanceProcessTest {
    @Autowired
    Rankings rankings;

    @Autowired
    ScoreTable table;

    /** With this a month from now on, and this spent at once. */
    private String measure(String monthly, String oneOffCost) {
        var key = propose().measure();
        plans.draft(
                key,
                List.of(new PeriodValue(
                        YearMonth.now(),
                        new BigDecimal(monthly),
                        BigDecimal.ZERO,
                        new BigDecimal(oneOffCost),
                        BigDecimal.ZERO)),
                MIA);
        return key;
    }

    private RankedMeasure ranked(String key) {
        return rankings.now().measures().stream()
                .filter(one -> one.measure().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void placeComesFromPlannedValueCostAndTheWorstRisk() {
        var key = measure("100000", "150000");
        surroundings.stateRisks(
                key,
                List.of(
                        new Risk(1, "Strikes", Degree.LOW, Degree.HIGH, "Fly"),
                        new Risk(2, "No trains", Degree.HIGH, Degree.MEDIUM, "Drive")),
                MIA);
        // 1.2 m a year: 4; 150,000 once: 3; 3 × 2 = 6: high, .6
        var one = ranked(key);
        assertThat(one.impact()).isEqualTo(4);
        assertThat(one.effort()).isEqualTo(3);
        assertThat(one.risk()).isEqualTo("HIGH");
        assertThat(one.worstRisk()).isEqualTo("No trains");
        assertThat(one.score()).isEqualByComparingTo("0.8");
        assertThat(one.words()).contains("Impact 4 ÷ effort 3 × risk 0.6", "= 0.8000");
    }

    @Test
    void nothingStandsBeforeWhatItWaitsForAndTheOrderIsReproducible() {
        var slow = measure("1", "3000000");
        var quick = measure("1000000", "0");
        surroundings.stateDependencies(quick, List.of(new Dependency(slow, null)), MIA);
        var ranking = rankings.now();
        assertThat(ranking.obstacle()).isEmpty();
        assertThat(ranked(quick).rank()).isGreaterThan(ranked(slow).rank());
        assertThat(ranked(quick).waitsFor()).containsExactly(slow);
        assertThat(rankings.now()).isEqualTo(ranking);
        assertThat(ranking.measures())
                .extracting(RankedMeasure::rank)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(ranking.measures().stream().filter(one -> one.wave() == 1)).hasSizeLessThanOrEqualTo(5);
        assertThat(ranking.measures().stream().filter(one -> one.wave() == 2)).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void whatIsDoneOrCancelledIsNotInTheList() {
        var done = measure("100", "0");
        var waiting = measure("100", "0");
        surroundings.stateDependencies(waiting, List.of(new Dependency(done, null)), MIA);
        jdbc.sql("update measure set stage = 'D4' where measure = :measure")
                .param("measure", done)
                .update();
        assertThat(rankings.now().measures())
                .extracting(RankedMeasure::measure)
                .doesNotContain(done)
                .contains(waiting);
        assertThat(ranked(waiting).waitsFor()).isEmpty();
    }

    @Test
    void measuresInACircleAreNamedAndThenThereIsNoOrder() {
        var one = measure("100", "0");
        var other = measure("100", "0");
        surroundings.stateDependencies(one, List.of(new Dependency(other, null)), MIA);
        // The API refuses it; data brought in by other ways might not.
        jdbc.sql("insert into measure_dependency (measure, depends_on) values (:other, :one)")
                .param("other", other)
                .param("one", one)
                .update();
        try {
            assertThat(rankings.now().measures()).isEmpty();
            assertThat(rankings.now().obstacle()).contains(one + " → " + other + " → " + one);
        } finally {
            jdbc.sql("delete from measure_dependency where measure = :other")
                    .param("other", other)
                    .update();
        }
    }

    @Test
    void everyPartOfTheScoreIsData() {
        for (var part : Part.values()) {
            assertThat(table.bands(part)).as(part.name()).isNotEmpty();
        }
        assertThat(table.bands(Part.WAVE))
                .extracting(band -> band.counts().intValue())
                .containsExactly(5, 10);
    }
}
