package io.counterfoil.procurement.matching;

import static io.counterfoil.procurement.matching.MatchingExamples.limit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LimitTest {
    private static final Limit BOTH = limit("50.00", "2.0", Limit.Operator.ALL);
    private static final Limit EITHER = limit("50.00", "2.0", Limit.Operator.ANY);

    @Test
    void equalIsWithinAndTheSmallestStepMoreIsNot() {
        assertThat(BOTH.allows(gap("20.00", "1000"))).isTrue();
        assertThat(BOTH.allows(gap("20.000000001", "1000"))).isFalse();
        assertThat(BOTH.allows(gap("50.00", "100000"))).isTrue();
        assertThat(BOTH.allows(gap("50.000000001", "100000"))).isFalse();
    }

    @Test
    void allNeedsBothAndAnyNeedsOne() {
        assertThat(BOTH.allows(gap("40", "1000"))).isFalse();
        assertThat(EITHER.allows(gap("40", "1000"))).isTrue();
        assertThat(BOTH.allows(gap("60", "100000"))).isFalse();
        assertThat(EITHER.allows(gap("60", "100000"))).isTrue();
        assertThat(EITHER.allows(gap("60", "1000"))).isFalse();
    }

    @Test
    void ofABaseOfZeroOnlyTheAbsoluteLimitApplies() {
        assertThat(BOTH.allows(gap("50.00", "0"))).isTrue();
        assertThat(BOTH.allows(gap("50.01", "0"))).isFalse();
        assertThat(EITHER.allows(gap("50.01", "0"))).isFalse();
        assertThat(of(null, null, "5.0").allows(gap("0.01", "0"))).isFalse();
    }

    @Test
    void aDifferenceToOurAdvantageIsAlwaysWithin() {
        assertThat(BOTH.judge(gap("-900", "1000"))).isEqualTo(Outcome.WITHIN);
        assertThat(of(null, null, "5.0").allows(gap("-900", "0"))).isTrue();
        assertThat(BOTH.judge(gap("0.00", "1000"))).isEqualTo(Outcome.EXACT);
        assertThat(BOTH.judge(gap("900", "1000"))).isEqualTo(Outcome.HOLD);
    }

    @Test
    void aQuantityIsComparedByItsWorthWithoutRounding() {
        var line = line("10", "3");
        var limit = of("10.00", "EUR", null);

        assertThat(limit.allows(Gap.of(Fraction.of(new BigDecimal("3")), Fraction.of(new BigDecimal("90")), line)))
                .isTrue();
        assertThat(limit.allows(Gap.of(Fraction.of(new BigDecimal("3.0001")), Fraction.of(new BigDecimal("90")), line)))
                .as("worth 10.000333..., which rounds to 10.00 but is more")
                .isFalse();
    }

    @Test
    void anAmountWithoutCurrencyCountsPieces() {
        var limit = of("2", null, null);

        assertThat(limit.allows(
                        Gap.of(Fraction.of(new BigDecimal("2")), Fraction.of(BigDecimal.ONE), line("1000", "1"))))
                .isTrue();
        assertThat(limit.allows(
                        Gap.of(Fraction.of(new BigDecimal("3")), Fraction.of(BigDecimal.ONE), line("0.01", "1"))))
                .isFalse();
    }

    @Test
    void percentagesAgreeWithExactArithmeticOverAllSmallAmounts() {
        var percentOnly = of(null, null, "2.0");
        for (int base = 1; base <= 500; base++) {
            for (int difference = 0; difference <= 12; difference++) {
                assertThat(percentOnly.allows(gap(String.valueOf(difference), String.valueOf(base))))
                        .as("%s of %s", difference, base)
                        .isEqualTo(difference * 50 <= base);
            }
        }
    }

    @Test
    void limitsAreReadableInWords() {
        assertThat(BOTH.words()).isEqualTo("50.00 EUR and 2.0 %");
        assertThat(EITHER.words()).isEqualTo("50.00 EUR or 2.0 %");
        assertThat(of(null, null, "5.2500").words()).isEqualTo("5.25 %");
        assertThat(of("1500.0000", "JPY", null).words()).isEqualTo("1,500 JPY");
        assertThat(of("0.0000", null, null).words()).isEqualTo("nothing");
        assertThat(of("2.5000", null, null).words()).isEqualTo("2.5");
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> of("-0.01", "EUR", null)).hasMessage("a limit of STD version 1 is negative");
        assertThatThrownBy(() -> of(null, null, "-1")).hasMessage("a limit of STD version 1 is negative");
        assertThatThrownBy(() -> of(null, null, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Limit.nothing(Outcome.WITHIN, "STD version 1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Limit of(@Nullable String absolute, @Nullable String currency, @Nullable String percent) {
        return new Limit(
                absolute == null ? null : new BigDecimal(absolute),
                currency,
                percent == null ? null : new BigDecimal(percent),
                Limit.Operator.ALL,
                Outcome.HOLD,
                "STD version 1");
    }

    private static Gap gap(String difference, String base) {
        return Gap.of(Money.of(difference, "EUR"), Money.of(base, "EUR"));
    }

    private static Order.Line line(String price, String per) {
        return new Order.Line(
                1,
                new BigDecimal("90"),
                "EA",
                new UnitPrice(Money.of(price, "EUR"), new BigDecimal(per)),
                BigDecimal.ZERO,
                new MatchPolicy(MatchPolicy.Way.THREE_WAY, "order line"));
    }
}
