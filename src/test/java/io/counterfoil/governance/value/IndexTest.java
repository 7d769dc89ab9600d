package io.counterfoil.governance.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class IndexTest {
    private static final BigDecimal GREEN = new BigDecimal("0.95");

    @Test
    void aLimitIsHeldAgainstTheFiguresAndNotAgainstWhatIsShown() {
        assertThat(index("94.999999", "100").shown()).isEqualTo("0.9500");
        assertThat(index("94.999999", "100").isAtLeast(GREEN)).isFalse();
        assertThat(index("95", "100").isAtLeast(GREEN)).isTrue();
        assertThat(index("284.9", "300").isAtLeast(GREEN)).as(".94967").isFalse();
    }

    @Test
    void aRatioWithoutEndIsComparedExactly() {
        assertThat(index("1", "3").isAtLeast(new BigDecimal("0.3333"))).isTrue();
        assertThat(index("1", "3").isAtLeast(new BigDecimal("0.3334"))).isFalse();
        assertThat(index("2", "3").shown()).isEqualTo("0.6667");
    }

    @Test
    void ofAPlanThatCostsSpendingLessIsBetter() {
        assertThat(index("-90", "-100").shown()).isEqualTo("1.1000");
        assertThat(index("-105", "-100").shown()).isEqualTo("0.9500");
        assertThat(index("-105", "-100").isAtLeast(GREEN)).isTrue();
        assertThat(index("-105.01", "-100").isAtLeast(GREEN)).isFalse();
    }

    @Test
    void ofAPlanOfZeroThereIsNoRatioAndOnlyALossMissesIt() {
        assertThat(index("0", "0").rounded()).isNull();
        assertThat(index("0", "0").shown()).isEqualTo("no plan");
        assertThat(index("0", "0.00").isAtLeast(GREEN)).isTrue();
        assertThat(index("7", "0").isAtLeast(GREEN)).isTrue();
        assertThat(index("-0.01", "0").isAtLeast(new BigDecimal("0.80"))).isFalse();
    }

    @Test
    void aNegativeExpectationIsANegativeIndex() {
        assertThat(index("-50", "100").shown()).isEqualTo("-0.5000");
        assertThat(index("-50", "100").isAtLeast(BigDecimal.ZERO)).isFalse();
    }

    @Test
    void theWorseOfTwoIsFoundWithoutRounding() {
        assertThat(index("980", "1200").isWorseThan(index("980", "1000"))).isTrue();
        assertThat(index("980", "1000").isWorseThan(index("980", "1200"))).isFalse();
        assertThat(index("1", "3").isWorseThan(index("33334", "100000"))).isTrue();
        assertThat(index("1", "3").isWorseThan(index("2", "6"))).isFalse();
        assertThat(index("-1", "0").isWorseThan(index("-500", "100"))).isTrue();
        assertThat(index("0.1", "100").isWorseThan(index("0", "0"))).isTrue();
        assertThat(index("0", "0").isWorseThan(index("0.1", "100"))).isFalse();
        assertThat(index("-1", "0").isWorseThan(index("-2", "0"))).isFalse();
    }

    private static Index index(String reached, String planned) {
        return new Index(new BigDecimal(reached), new BigDecimal(planned));
    }
}
