package io.counterfoil.banking;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountCasesTest {
    private static final Money PAYABLE = Money.of("1190.00", "EUR");
    private static final CashDiscount TWO_TEN = CashDiscount.within(new BigDecimal("2"), LocalDate.of(2026, 3, 1), 10);

    @Test
    void m40_paidOnTheLastDayTakesTheDiscount() {
        var lastDay = LocalDate.of(2026, 3, 11);
        assertThat(TWO_TEN.earned(PAYABLE, lastDay)).isEqualTo(Money.of("23.80", "EUR"));
        assertThat(PAYABLE.minus(TWO_TEN.earned(PAYABLE, lastDay))).isEqualTo(Money.of("1166.20", "EUR"));
        assertThat(TWO_TEN.lost(PAYABLE, lastDay).isZero()).isTrue();
    }

    @Test
    void m40_paidTwoDaysLateLosesTheDiscount() {
        var late = LocalDate.of(2026, 3, 13);
        assertThat(TWO_TEN.earned(PAYABLE, late).isZero()).isTrue();
        assertThat(TWO_TEN.lost(PAYABLE, late)).isEqualTo(Money.of("23.80", "EUR"));
    }

    @Test
    void m40_sevenDaysEarlyAtEighteenPercentIsThirtyFive() {
        var payable = Money.of("10000.00", "EUR");
        var discount = new DynamicDiscount(new BigDecimal("18")).of(payable, 7);
        assertThat(discount).isEqualTo(Money.of("35.00", "EUR"));
        assertThat(payable.minus(discount)).isEqualTo(Money.of("9965.00", "EUR"));
    }

    @ParameterizedTest
    @CsvSource({"1025, JPY, 2, 21", "1.225, KWD, 2, 0.025", "0.25, EUR, 2, 0.01", "0.24, EUR, 2, 0.00"})
    void discountIsRoundedHalfUpToTheMinorUnit(String payable, String currency, String percent, String discount) {
        assertThat(new CashDiscount(new BigDecimal(percent), LocalDate.MAX).of(Money.of(payable, currency)))
                .isEqualTo(Money.of(discount, currency));
    }

    @Test
    void paymentThatIsNotEarlyEarnsNothing() {
        assertThat(new DynamicDiscount(new BigDecimal("18")).of(PAYABLE, -3).isZero())
                .isTrue();
    }
}
