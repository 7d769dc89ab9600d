package io.counterfoil.portal.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);

    @Test
    void waterfallHangsEachChangeBetweenTwoTotals() {
        var fall = Waterfall.of(euros("1200"), euros("1000"), euros("980"), euros("500"), "EUR");
        assertThat(fall.bars())
                .extracting(Waterfall.Bar::look, Waterfall.Bar::figure)
                .containsExactly(
                        tuple("total", "1,200 EUR"),
                        tuple("loss", "-200 EUR"),
                        tuple("total", "1,000 EUR"),
                        tuple("loss", "-20 EUR"),
                        tuple("total", "980 EUR"),
                        tuple("open", "-480 EUR"),
                        tuple("total", "500 EUR"));
        var original = fall.bars().get(0);
        var change = fall.bars().get(1);
        var plan = fall.bars().get(2);
        assertThat(change.x()).isEqualTo(plan.x() + plan.width());
        assertThat(change.x() + change.width()).isEqualTo(original.x() + original.width());
    }

    @Test
    void waterfallOfALossLiesLeftOfZeroAndWithinTheDrawing() {
        var fall = Waterfall.of(euros("-50"), euros("100"), euros("0"), euros("-10.25"), "EUR");
        assertThat(fall.bars().get(0).x() + fall.bars().get(0).width()).isEqualTo(fall.zero());
        assertThat(fall.bars().get(1).figure()).isEqualTo("+150 EUR");
        assertThat(fall.bars()).allSatisfy(bar -> {
            assertThat(bar.x()).isNotNegative();
            assertThat(bar.x() + bar.width()).isLessThanOrEqualTo(Waterfall.WIDTH);
        });
    }

    @Test
    void nothingAtAllIsStillADrawing() {
        var nothing = Waterfall.of(euros("0"), euros("0"), euros("0"), euros("0"), "EUR");
        assertThat(nothing.bars()).extracting(Waterfall.Bar::width).containsOnly(1);
        var curve = ValueCurve.of(List.of(month(0, "0", null)), "EUR");
        assertThat(curve.marks()).extracting(ValueCurve.Mark::word).containsExactly("0", "1");
    }

    @Test
    void curveAddsUpAndEndsActualsWhereTheyEnd() {
        var curve = ValueCurve.of(
                IntStream.range(0, 12)
                        .mapToObj(month -> month(month, "100", month < 2 ? "90" : null))
                        .toList(),
                "EUR");
        assertThat(curve.description())
                .isEqualTo(
                        "From 2026-01: Original plan adds up to 1,200 EUR; Plan adds up to 1,200 EUR; Forecast adds up"
                                + " to 1,200 EUR; Actual adds up to 180 EUR.");
        var actual = curve.lines().get(3);
        assertThat(actual.points().split(" ")).hasSize(3);
        assertThat(actual.x()).isLessThan(curve.lines().get(0).x());
        assertThat(curve.months()).hasSize(6);
    }

    private static ValueCurve.Month month(int month, String plan, @Nullable String actual) {
        return new ValueCurve.Month(
                JANUARY.plusMonths(month),
                euros(plan),
                euros(plan),
                euros(plan),
                actual == null ? null : euros(actual));
    }

    private static BigDecimal euros(String amount) {
        return new BigDecimal(amount);
    }
}
