package io.counterfoil.governance.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurrencySplitTest {
    @Test
    void g6_theDifferenceSplitsIntoCurrencyAndPerformance() {
        var split = split("330", "1.10", "300", "1.20");

        assertThat(split.plan()).isEqualTo(Money.of("300.00", "EUR"));
        assertThat(split.actual()).isEqualTo(Money.of("250.00", "EUR"));
        assertThat(split.currencyEffect()).isEqualTo(Money.of("-22.73", "EUR"));
        assertThat(split.performance()).isEqualTo(Money.of("-27.27", "EUR"));
        assertThat(split.difference()).isEqualTo(Money.of("-50.00", "EUR"));
    }

    @Test
    void atTheSameRateEverythingIsPerformanceDownToTheLastCent() {
        var split = split("100.004", "1.3", "100.01", "1.3");

        assertThat(split.currencyEffect().isZero()).isTrue();
        assertThat(split.performance()).isEqualTo(split.difference());
    }

    @Test
    void whenEverythingCameAsPlannedOnlyTheCurrencyDiffers() {
        var split = split("110", "1.10", "110", "1.00");

        assertThat(split.currencyEffect()).isEqualTo(Money.of("10.00", "EUR"));
        assertThat(split.performance().isZero()).isTrue();
    }

    @Test
    void theTwoPartsAlwaysAddUpToTheDifference() {
        var random = new Random(6);
        var sum = CurrencySplit.nothing("EUR");
        for (var i = 0; i < 1_000; i++) {
            var one = CurrencySplit.of(
                    new Money(cents(random), "USD"),
                    rate(random),
                    new Money(cents(random), "USD"),
                    rate(random),
                    "EUR");
            assertThat(one.currencyEffect().plus(one.performance())).isEqualTo(one.difference());
            sum = sum.plus(one);
        }
        assertThat(sum.currencyEffect().plus(sum.performance()).sameAs(sum.difference()))
                .isTrue();
    }

    @Test
    void twoCurrenciesAndARateOfZeroAreRefused() {
        assertThatThrownBy(() -> CurrencySplit.of(
                        Money.of("1", "USD"), BigDecimal.ONE, Money.of("1", "CHF"), BigDecimal.ONE, "EUR"))
                .hasMessageContaining("USD");
        assertThatThrownBy(() -> split("1", "0", "1", "1")).hasMessageContaining("above zero");
    }

    private static BigDecimal cents(Random random) {
        return BigDecimal.valueOf(random.nextInt(10_000_000) - 1_000_000L, 2);
    }

    private static BigDecimal rate(Random random) {
        return BigDecimal.valueOf(random.nextInt(20_000) + 1L, 4);
    }

    private static CurrencySplit split(String plan, String planRate, String actual, String averageRate) {
        return CurrencySplit.of(
                Money.of(plan, "USD"),
                new BigDecimal(planRate),
                Money.of(actual, "USD"),
                new BigDecimal(averageRate),
                "EUR");
    }
}
