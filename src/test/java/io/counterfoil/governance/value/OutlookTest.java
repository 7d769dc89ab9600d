package io.counterfoil.governance.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutlookTest {
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    @Test
    void ofAClosedPeriodTheValidatedActualCountsAndOfAnOpenOneTheForecast() {
        var outlook = new Outlook(List.of(month(0, true, "80", "95"), month(1, false, "70", "90")));

        assertThat(outlook.validated()).isEqualByComparingTo("80");
        assertThat(outlook.forecast()).isEqualByComparingTo("90");
        assertThat(outlook.expected()).isEqualByComparingTo("170");
        assertThat(outlook.withoutValidation()).isEmpty();
    }

    @Test
    void aClosedPeriodWithoutValidationIsNamedAndItsForecastStandsIn() {
        var outlook = new Outlook(List.of(month(0, true, null, "95"), month(1, true, null, null)));

        assertThat(outlook.withoutValidation()).containsExactly(MAY, MAY.plusMonths(1));
        assertThat(outlook.validated()).isEqualByComparingTo("0");
        assertThat(outlook.expected()).isEqualByComparingTo("95");
    }

    @Test
    void onHoldOnlyWhatIsValidatedCounts() {
        var outlook = new Outlook(List.of(month(0, true, "40", null), month(1, false, null, "90"))).onHold();

        assertThat(outlook.expected()).isEqualByComparingTo("40");
        assertThat(outlook.plan()).isEqualByComparingTo("200");
    }

    private static Outlook.Month month(
            int later, boolean closed, @Nullable String validated, @Nullable String forecast) {
        return new Outlook.Month(
                MAY.plusMonths(later),
                closed,
                new BigDecimal("100"),
                new BigDecimal("120"),
                validated == null ? null : new BigDecimal(validated),
                forecast == null ? null : new BigDecimal(forecast));
    }
}
