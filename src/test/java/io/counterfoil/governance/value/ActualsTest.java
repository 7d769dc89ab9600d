package io.counterfoil.governance.value;

import static io.counterfoil.governance.value.Actuals.Reading.AS_CORRECTED;
import static io.counterfoil.governance.value.Actuals.Reading.AS_REPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActualsTest {
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @Test
    void g8_aLateValueNeverChangesWhatAClosedMonthReported() {
        var actuals = new Actuals(
                List.of(entry(OCTOBER, OCTOBER, "92"), entry(NOVEMBER, NOVEMBER, "98"), entry(OCTOBER, NOVEMBER, "5")));

        assertThat(actuals.of(OCTOBER, AS_REPORTED)).isEqualByComparingTo("92");
        assertThat(actuals.reported(NOVEMBER).own()).isEqualByComparingTo("98");
        assertThat(actuals.reported(NOVEMBER).corrections()).isEqualByComparingTo("5");
        assertThat(actuals.of(NOVEMBER, AS_REPORTED)).isEqualByComparingTo("103");
        assertThat(actuals.of(OCTOBER, AS_CORRECTED)).isEqualByComparingTo("97");
        assertThat(actuals.of(NOVEMBER, AS_CORRECTED)).isEqualByComparingTo("98");
        assertThat(actuals.correctedAsKnownBy(OCTOBER, OCTOBER)).isEqualByComparingTo("92");
        assertThat(actuals.correctedAsKnownBy(OCTOBER, NOVEMBER)).isEqualByComparingTo("97");
    }

    @Test
    void bothReadingsOfAllMonthsAreTheSameSum() {
        var random = new Random(8);
        var entries = new ArrayList<ActualEntry>();
        for (var i = 0; i < 500; i++) {
            var period = OCTOBER.plusMonths(random.nextInt(12));
            entries.add(entry(
                    period,
                    period.plusMonths(random.nextInt(12)),
                    BigDecimal.valueOf(random.nextInt(20_000) - 10_000L, 2).toPlainString()));
        }
        var actuals = new Actuals(entries);
        var reported = BigDecimal.ZERO;
        var corrected = BigDecimal.ZERO;
        for (var month = OCTOBER; month.isBefore(OCTOBER.plusMonths(24)); month = month.plusMonths(1)) {
            reported = reported.add(actuals.of(month, AS_REPORTED));
            corrected = corrected.add(actuals.of(month, AS_CORRECTED));
        }

        assertThat(reported).isEqualByComparingTo(corrected);
    }

    @Test
    void nothingIsReportedBeforeItHappened() {
        assertThatThrownBy(() -> entry(NOVEMBER, OCTOBER, "1")).hasMessageContaining("2026-11");
    }

    private static ActualEntry entry(YearMonth period, YearMonth reportedIn, String amount) {
        return new ActualEntry(period + "/" + reportedIn, period, reportedIn, new BigDecimal(amount), "4711", null);
    }
}
