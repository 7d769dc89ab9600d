package io.counterfoil.governance.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MeasureSeriesTest {
    private static final Horizon YEAR = Horizon.ofYear(2026);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);

    @Test
    void g10_recurringFromAprilWithOneOffCostAndCapex() {
        var series = fromApril("10", "45", List.of(new Investment(APRIL, new BigDecimal("60"), 5)));
        var year = series.over(YEAR);

        assertThat(year.effect().sameAs(eur("90"))).as("in-year").isTrue();
        assertThat(series.runRate(YearMonth.of(2026, 12)).sameAs(eur("120"))).isTrue();
        assertThat(year.ebitda().sameAs(eur("45"))).isTrue();
        assertThat(year.depreciation().sameAs(eur("9"))).isTrue();
        assertThat(year.ebit().sameAs(eur("36"))).isTrue();
        assertThat(year.cash().sameAs(eur("-15"))).as("45 less capex of 60").isTrue();
        assertThat(series.paybackMonths().orElseThrow()).isEqualByComparingTo("10.5");
    }

    @Test
    void theDepreciationOfAllMonthsIsTheWholeInvestment() {
        var investment = new Investment(APRIL, new BigDecimal("100.00"), 3);
        var series = new MeasureSeries("EUR", new TreeMap<>(), List.of(investment));
        var sum = Money.zero("EUR");
        for (var month = APRIL.minusMonths(2); month.isBefore(APRIL.plusYears(4)); month = month.plusMonths(1)) {
            sum = sum.plus(series.over(new Horizon(month, month)).depreciation());
        }

        assertThat(sum.sameAs(eur("100.00"))).isTrue();
        assertThat(series.over(new Horizon(APRIL, APRIL)).depreciation().sameAs(eur("2.78")))
                .isTrue();
        assertThat(series.over(Horizon.ofYear(2030)).depreciation().isZero()).isTrue();
    }

    @Test
    void aMonthOutsideTheHorizonDoesNotCount() {
        var series = fromApril("10", "45", List.of());

        assertThat(series.over(new Horizon(APRIL.minusMonths(3), APRIL.minusMonths(1)))
                        .ebitda()
                        .isZero())
                .isTrue();
        assertThat(series.over(new Horizon(APRIL, APRIL)).ebitda().sameAs(eur("-35")))
                .isTrue();
        assertThat(series.runRate(APRIL.minusMonths(1)).isZero()).isTrue();
    }

    @Test
    void paybackGoesOnAtTheLastRecurringEffect() {
        assertThat(fromApril("10", "245", List.of()).paybackMonths().orElseThrow())
                .isEqualByComparingTo("24.5");
    }

    @Test
    void nothingSpentIsPaidBackAtOnceAndNoEffectPaysBackNothing() {
        assertThat(fromApril("10", "0", List.of()).paybackMonths().orElseThrow())
                .isEqualByComparingTo("0");
        assertThat(fromApril("0", "45", List.of()).paybackMonths()).isEmpty();
    }

    @Test
    void aOneOffEffectThatDoesNotCoverTheCostNeverPaysBack() {
        var months = Map.of(APRIL, new MonthValue(BigDecimal.ZERO, new BigDecimal("40"), new BigDecimal("45")));

        assertThat(MeasureSeries.of("EUR", months, List.of()).paybackMonths()).isEmpty();
    }

    @Test
    void aMonthOfLossMakesPaybackLater() {
        var months = Map.of(
                APRIL,
                new MonthValue(new BigDecimal("10"), BigDecimal.ZERO, new BigDecimal("15")),
                APRIL.plusMonths(1),
                new MonthValue(new BigDecimal("-5"), BigDecimal.ZERO, BigDecimal.ZERO),
                APRIL.plusMonths(2),
                new MonthValue(new BigDecimal("20"), BigDecimal.ZERO, BigDecimal.ZERO));

        assertThat(MeasureSeries.of("EUR", months, List.of()).paybackMonths().orElseThrow())
                .isEqualByComparingTo("2.5");
    }

    @Test
    void figuresThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new MonthValue(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE.negate()))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new Investment(APRIL, BigDecimal.TEN, 0)).hasMessageContaining("10 over 0");
        assertThatThrownBy(() -> new Horizon(APRIL, APRIL.minusMonths(1))).hasMessageContaining("2026-03");
    }

    private static MeasureSeries fromApril(String recurring, String oneOffCost, List<Investment> investments) {
        var months = new HashMap<YearMonth, MonthValue>();
        for (var month = APRIL; month.getYear() == 2026; month = month.plusMonths(1)) {
            var cost = month.equals(APRIL) ? new BigDecimal(oneOffCost) : BigDecimal.ZERO;
            months.put(month, new MonthValue(new BigDecimal(recurring), BigDecimal.ZERO, cost));
        }
        return MeasureSeries.of("EUR", months, investments);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
