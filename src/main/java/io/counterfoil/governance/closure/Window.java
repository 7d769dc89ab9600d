package io.counterfoil.governance.closure;

import io.counterfoil.governance.closure.ClosureFacts.PlannedPeriod;
import io.counterfoil.governance.value.Actuals;
import io.counterfoil.governance.value.Actuals.Reading;
import io.counterfoil.governance.value.Index;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;

/** The latest closed periods, oldest first: nobody picks the good ones. */
record Window(List<Month> months) {

    /** @param index as-corrected actual of the plan */
    record Month(YearMonth period, Index index) {}

    static Window latest(List<PlannedPeriod> periods, Actuals actuals, int most) {
        return new Window(periods.stream()
                .filter(PlannedPeriod::closed)
                .sorted(Comparator.comparing(PlannedPeriod::period).reversed())
                .limit(most)
                .sorted(Comparator.comparing(PlannedPeriod::period))
                .map(period -> new Month(
                        period.period(), new Index(actuals.of(period.period(), Reading.AS_CORRECTED), period.plan())))
                .toList());
    }

    int size() {
        return months.size();
    }

    boolean isUnbroken() {
        for (var next = 1; next < months.size(); next++) {
            if (!months.get(next).period().equals(months.get(next - 1).period().plusMonths(1))) {
                return false;
            }
        }
        return true;
    }

    List<YearMonth> periods() {
        return months.stream().map(Month::period).toList();
    }

    Index total() {
        return new Index(
                sum(months.stream().map(month -> month.index().reached()).toList()),
                sum(months.stream().map(month -> month.index().planned()).toList()));
    }

    List<Month> below(BigDecimal share) {
        return months.stream().filter(month -> !month.index().isAtLeast(share)).toList();
    }

    /** {@code 2026-07, 2026-08}, or {@code none}. */
    String words() {
        return months.isEmpty()
                ? "none"
                : String.join(", ", periods().stream().map(YearMonth::toString).toList());
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
