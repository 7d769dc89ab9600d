package io.counterfoil.governance.closure;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.governance.closure.ClosureCheck.Condition;
import io.counterfoil.governance.closure.ClosureFacts.Controller;
import io.counterfoil.governance.closure.ClosureFacts.PlannedPeriod;
import io.counterfoil.governance.closure.ClosureReview.Outcome;
import io.counterfoil.governance.value.ActualEntry;
import io.counterfoil.governance.value.Actuals;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosureReviewTest {
    private static final YearMonth JULY = YearMonth.of(2026, 7);
    private static final ClosureLimits LIMITS = ClosureLimits.standard();

    @ParameterizedTest
    @CsvSource({
        "98, 102, 90, 0.9667, CONFIRMABLE,",
        "110, 110, 70, 0.9667, ONLY_WITH_DEVIATION, EACH_REACHED",
        "95, 95, 94.9, 0.9497, ONLY_WITH_DEVIATION, TOTAL_REACHED",
        "100, 100, 85, 0.9500, CONFIRMABLE,",
        "100, 100, 84.999999, 0.9500, ONLY_WITH_DEVIATION, TOTAL_REACHED",
        "110, 110, 80, 1.0000, CONFIRMABLE,",
        "110, 110, 79.999999, 1.0000, ONLY_WITH_DEVIATION, EACH_REACHED"
    })
    void g7_threePeriodsOfOneHundredEach(
            String first, String second, String third, String total, Outcome outcome, @Nullable Condition unmet) {
        var review = review(facts(first, second, third));

        assertThat(review.total().shown()).isEqualTo(total);
        assertThat(review.outcome()).isEqualTo(outcome);
        assertThat(unmet(review)).isEqualTo(unmet == null ? List.of() : List.of(unmet));
    }

    @Test
    void whatIsMissingIsSaidWithItsFigures() {
        assertThat(review(facts("110", "110", "70")).missing())
                .containsExactly("Below 0.80 of its plan: 2026-09 0.7000.");
        assertThat(review(facts("95", "95", "94.9")).missing())
                .containsExactly("Actuals of 284.9 are 0.9497 of the plan of 300, below 0.95.");
    }

    @Test
    void aLateCorrectionCountsInThePeriodItBelongsTo() {
        var facts = facts("110", "110", "70");
        var late = new ArrayList<>(facts.actuals().entries());
        late.add(new ActualEntry("late", JULY.plusMonths(2), JULY.plusMonths(3), new BigDecimal("10"), "4", null));

        assertThat(review(with(facts, facts.periods(), late)).outcome()).isEqualTo(Outcome.CONFIRMABLE);
    }

    @Test
    void twoClosedPeriodsAreNotEnough() {
        var facts = facts("100", "100", "100");
        var reopened = new ArrayList<>(facts.periods());
        reopened.set(2, new PlannedPeriod(JULY.plusMonths(2), false, new BigDecimal("100")));
        var review = review(with(facts, reopened, facts.actuals().entries()));

        assertThat(review.outcome()).isEqualTo(Outcome.NOT_YET);
        assertThat(review.missing()).containsExactly("Only 2 of 3 periods are closed.");
    }

    @Test
    void theLatestClosedPeriodsMustFollowEachOther() {
        var facts = facts("100", "100", "100");
        var gap = new ArrayList<>(facts.periods());
        gap.set(1, new PlannedPeriod(JULY.plusMonths(1), false, new BigDecimal("100")));
        gap.add(new PlannedPeriod(JULY.minusMonths(1), true, new BigDecimal("100")));
        var entries = new ArrayList<>(facts.actuals().entries());
        entries.add(entry(JULY.minusMonths(1), "100", "9", null));
        var review = review(with(facts, gap, entries));

        assertThat(review.outcome()).isEqualTo(Outcome.NOT_YET);
        assertThat(unmet(review)).containsExactly(Condition.CLOSED_PERIODS);
        assertThat(review.missing().get(0)).contains("2026-06, 2026-07, 2026-09");
    }

    @Test
    void nobodyPicksOlderPeriodsThatWereBetter() {
        var facts = facts("100", "100", "100");
        var longer = new ArrayList<>(facts.periods());
        longer.add(new PlannedPeriod(JULY.plusMonths(3), true, new BigDecimal("100")));

        assertThat(review(with(facts, longer, facts.actuals().entries())).outcome())
                .isEqualTo(Outcome.ONLY_WITH_DEVIATION);
    }

    @Test
    void nothingClosedConfirmsNothing() {
        var facts = facts("100", "100", "100");
        var review = review(with(facts, List.of(), List.of()));

        assertThat(review.outcome()).isEqualTo(Outcome.NOT_YET);
        assertThat(unmet(review)).containsExactly(Condition.CLOSED_PERIODS, Condition.VALUE_PLANNED);
    }

    @Test
    void anEffectThatCameOnceIsClosedByTheMonthItCameIn() {
        var periods = List.of(
                new PlannedPeriod(JULY, true, new BigDecimal("300")),
                new PlannedPeriod(JULY.plusMonths(1), true, BigDecimal.ZERO),
                new PlannedPeriod(JULY.plusMonths(2), true, BigDecimal.ZERO));
        var facts = facts("1", "1", "1");

        assertThat(review(with(facts, periods, List.of(entry(JULY, "290", "1", null))))
                        .outcome())
                .isEqualTo(Outcome.CONFIRMABLE);
    }

    @Test
    void aMeasureThatCostsIsClosedIfItCostsNoMoreThanPlanned() {
        var plan = new BigDecimal("-100");
        var periods = List.of(
                new PlannedPeriod(JULY, true, plan),
                new PlannedPeriod(JULY.plusMonths(1), true, plan),
                new PlannedPeriod(JULY.plusMonths(2), true, plan));

        assertThat(review(with(facts("-90", "-100", "-110"), periods)).outcome())
                .isEqualTo(Outcome.CONFIRMABLE);
        assertThat(review(with(facts("-100", "-100", "-121"), periods)).outcome())
                .isEqualTo(Outcome.ONLY_WITH_DEVIATION);
    }

    @Test
    void anActualWithoutADocumentOfTheLedgerCannotBeWaived() {
        var facts = facts("100", "100", "100");
        var entries = new ArrayList<>(facts.actuals().entries());
        entries.set(1, entry(JULY.plusMonths(1), "100", null, null));
        var review = review(with(facts, facts.periods(), entries));

        assertThat(review.outcome()).isEqualTo(Outcome.NOT_YET);
        assertThat(review.missing()).containsExactly("Without a document in the ledger: A-2026-08.");
    }

    @Test
    void anActualThatTheOwnerBroughtProvesNothingWhateverDocumentItNames() {
        var facts = facts("100", "100", "100");
        var entries = new ArrayList<>(facts.actuals().entries());
        entries.set(1, entry(JULY.plusMonths(1), "100", "DOC-1", facts.owner()));
        var review = review(with(facts, facts.periods(), entries));

        assertThat(review.outcome()).isEqualTo(Outcome.NOT_YET);
        assertThat(review.missing()).containsExactly("Brought by the owner or the sponsor: A-2026-08.");
    }

    @Test
    void anOpenCommitmentKeepsAMeasureOpen() {
        var facts = facts("100", "100", "100");
        var review = review(new ClosureFacts(
                "DE01",
                "olaf",
                "fiona",
                facts.periods(),
                facts.actuals(),
                List.of("PO-7", "PO-9"),
                true,
                facts.controller()));

        assertThat(review.outcome()).isEqualTo(Outcome.NOT_YET);
        assertThat(review.missing()).containsExactly("Still committed on the cost object: PO-7, PO-9.");
    }

    @Test
    void withoutACostObjectNobodyCanTellThatNothingIsCommitted() {
        var facts = facts("98", "102", "90");
        var review = review(new ClosureFacts(
                "DE01", "olaf", "fiona", facts.periods(), facts.actuals(), List.of(), false, facts.controller()));

        assertThat(unmet(review)).containsExactly(Condition.NO_OPEN_COMMITMENT);
        assertThat(review.outcome()).isEqualTo(Outcome.NOT_YET);
        assertThat(review.missing().get(0)).contains("it cannot be shown that nothing is committed");
    }

    @ParameterizedTest
    @CsvSource({
        "olaf, DE01, CONTROLLER_APART, 'olaf is also owner; another controller must confirm.'",
        "fiona, DE01, CONTROLLER_APART, 'fiona is also sponsor; another controller must confirm.'",
        "ed, DE01, CONTROLLER_APART, 'ed is also editor of A-2026-08; another controller must confirm.'",
        "carla, FR01, CONTROLLER_OF_ENTITY, 'carla is not a controller of legal entity DE01.'"
    })
    void onlyAnIndependentControllerOfTheLegalEntityConfirms(
            String person, String entity, Condition condition, String words) {
        var facts = facts("100", "100", "100");
        var entries = new ArrayList<>(facts.actuals().entries());
        entries.set(1, entry(JULY.plusMonths(1), "100", "2", "ed"));
        var review = review(new ClosureFacts(
                "DE01",
                "olaf",
                "fiona",
                facts.periods(),
                new Actuals(entries),
                List.of(),
                true,
                new Controller(person, Set.of(entity))));

        assertThat(review.outcome()).isEqualTo(Outcome.NOT_YET);
        assertThat(unmet(review)).containsExactly(condition);
        assertThat(review.missing()).containsExactly(words);
    }

    @Test
    void everyConditionIsListedWhetherMetOrNot() {
        assertThat(review(facts("100", "100", "100")).checks())
                .extracting(ClosureCheck::condition)
                .containsExactly(Condition.values());
    }

    private static List<Condition> unmet(ClosureReview review) {
        return review.checks().stream()
                .filter(check -> !check.met())
                .map(ClosureCheck::condition)
                .toList();
    }

    private static ClosureReview review(ClosureFacts facts) {
        return ClosureReview.of(facts, LIMITS);
    }

    private static ClosureFacts facts(String first, String second, String third) {
        var periods = new ArrayList<PlannedPeriod>();
        var entries = new ArrayList<ActualEntry>();
        for (var amount : List.of(first, second, third)) {
            var period = JULY.plusMonths(periods.size());
            periods.add(new PlannedPeriod(period, true, new BigDecimal("100")));
            entries.add(entry(period, amount, "4711", null));
        }
        return new ClosureFacts(
                "DE01",
                "olaf",
                "fiona",
                periods,
                new Actuals(entries),
                List.of(),
                true,
                new Controller("carla", Set.of("DE01", "AT01")));
    }

    private static ClosureFacts with(ClosureFacts facts, List<PlannedPeriod> periods) {
        return with(facts, periods, facts.actuals().entries());
    }

    private static ClosureFacts with(ClosureFacts facts, List<PlannedPeriod> periods, List<ActualEntry> entries) {
        return new ClosureFacts(
                facts.legalEntity(),
                facts.owner(),
                facts.sponsor(),
                periods,
                new Actuals(entries),
                facts.openCommitments(),
                facts.commitmentsKnown(),
                facts.controller());
    }

    private static ActualEntry entry(
            YearMonth period, String amount, @Nullable String document, @Nullable String editor) {
        return new ActualEntry("A-" + period, period, period, new BigDecimal(amount), document, editor);
    }
}
