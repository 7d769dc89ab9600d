package io.counterfoil.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.governance.closure.ClosureFacts;
import io.counterfoil.governance.closure.ClosureFacts.Controller;
import io.counterfoil.governance.closure.ClosureFacts.PlannedPeriod;
import io.counterfoil.governance.closure.ClosureLimits;
import io.counterfoil.governance.closure.ClosureReview;
import io.counterfoil.governance.rollup.Leaf;
import io.counterfoil.governance.rollup.RollUp;
import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.governance.stage.GateState;
import io.counterfoil.governance.stage.GuardSetting;
import io.counterfoil.governance.stage.Passage.Passed;
import io.counterfoil.governance.stage.Readiness;
import io.counterfoil.governance.stage.ReadyMeasure;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.stage.StageLimits;
import io.counterfoil.governance.stage.StageRule;
import io.counterfoil.governance.status.Light;
import io.counterfoil.governance.value.ActualEntry;
import io.counterfoil.governance.value.Actuals;
import io.counterfoil.governance.value.Index;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ten thousand measures decided on at random. What must never happen is written down here a second time, by hand. */
class GateWalkTest {
    private static final int WALKS = 10_000;
    private static final int STEPS = 30;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final StageRule RULE = new StageRule(StageLimits.standard());
    private static final Readiness READINESS = new Readiness(GuardSetting.standard());

    private final Random random = new Random(5);
    private final Map<GateDecision, Integer> passed = new EnumMap<>(GateDecision.class);
    private final Map<Stage, Integer> reached = new EnumMap<>(Stage.class);

    @Test
    void noSequenceOfDecisionsBreaksARule() {
        var sums = RollUp.nothing("EUR");
        var leaves = new ArrayList<Leaf>();
        for (var walk = 0; walk < WALKS; walk++) {
            var state = GateState.START;
            var leaf = leaf(walk, state);
            sums = sums.plus(RollUp.of(leaf, "EUR"));
            for (var step = 0; step < STEPS; step++) {
                state = decided(state);
                var moved = leaf(walk, state);
                sums = sums.minus(RollUp.of(leaf, "EUR")).plus(RollUp.of(moved, "EUR"));
                leaf = moved;
            }
            leaves.add(leaf);
        }

        var anew = leaves.stream().map(leaf -> RollUp.of(leaf, "EUR")).reduce(RollUp.nothing("EUR"), RollUp::plus);
        assertThat(sums)
                .as("sums kept from step to step")
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(anew);
        assertThat(passed.keySet()).as("the walk takes every way").containsAll(EnumSet.allOf(GateDecision.class));
        assertThat(reached.keySet()).containsAll(EnumSet.allOf(Stage.class));
    }

    private GateState decided(GateState from) {
        var request = request();
        var review = review();
        var stale = random.nextInt(5) == 0;
        if (request.decision() == GateDecision.ADVANCE && !isReady(from, stale, review)) {
            return from;
        }
        if (!(RULE.pass(from, request, TODAY) instanceof Passed passage)) {
            return from;
        }
        checkLeaving(from, request);
        checkArriving(passage, request, stale, review);
        passed.merge(request.decision(), 1, Integer::sum);
        reached.merge(passage.to().stage(), 1, Integer::sum);
        return passage.to();
    }

    private static boolean isReady(GateState from, boolean stale, ClosureReview review) {
        var facts = ReadyMeasure.facts(stale ? List.of("not confirmed") : List.of(), review.missing());
        return from.stage()
                .gateAhead()
                .map(gate -> READINESS.missing(gate, facts).isEmpty())
                .orElse(true);
    }

    private static void checkLeaving(GateState from, GateRequest request) {
        var decision = request.decision();
        assertThat(from.condition()).as("cancelled is final").isNotEqualTo(Condition.CANCELLED);
        assertThat(from.stage() == Stage.D5)
                .as("closed is left by decay alone")
                .isEqualTo(decision == GateDecision.REOPEN);
        assertThat(from.holdsInARow() < 2 || request.bySteering())
                .as("two holds in a row")
                .isTrue();
        if (from.condition() == Condition.ON_HOLD) {
            assertThat(decision).isIn(GateDecision.RESUME, GateDecision.HOLD, GateDecision.CANCEL);
        }
        assertThat(request.reason()).isNotBlank();
    }

    private static void checkArriving(Passed passage, GateRequest request, boolean stale, ClosureReview review) {
        var from = passage.from();
        var to = passage.to();
        var climbed = to.stage().ordinal() - from.stage().ordinal();
        switch (request.decision()) {
            case ADVANCE -> {
                assertThat(climbed).as("no stage is skipped").isEqualTo(1);
                assertThat(stale).isFalse();
                if (to.stage() == Stage.D5) {
                    assertThat(review.outcome())
                            .as("no closure without the conditions")
                            .isEqualTo(ClosureReview.Outcome.CONFIRMABLE);
                }
            }
            case RETURN -> assertThat(climbed).isNegative();
            case REOPEN -> assertThat(to.stage()).isEqualTo(Stage.D4);
            case HOLD, RESUME, CANCEL, REBASELINE -> assertThat(climbed).isZero();
        }
        assertThat(to.condition() == Condition.ON_HOLD).isEqualTo(request.decision() == GateDecision.HOLD);
        assertThat(to.condition() == Condition.CANCELLED).isEqualTo(request.decision() == GateDecision.CANCEL);
    }

    /** Mostly towards the end, so that some arrive there; sometimes with something missing. */
    private GateRequest request() {
        var decisions = GateDecision.values();
        var decision = random.nextInt(3) > 0 ? GateDecision.ADVANCE : decisions[random.nextInt(decisions.length)];
        return new GateRequest(
                decision,
                random.nextInt(10) == 0 ? "" : "because",
                random.nextInt(3) == 0,
                Stage.values()[random.nextInt(6)],
                TODAY.plusDays(random.nextInt(100)),
                random.nextInt(3) == 0 ? BigDecimal.ZERO : null,
                random.nextBoolean() ? "DECAY-1" : null);
    }

    private ClosureReview review() {
        var periods = new ArrayList<PlannedPeriod>();
        var entries = new ArrayList<ActualEntry>();
        for (var month = 7; month <= 9; month++) {
            var period = YearMonth.of(2026, month);
            periods.add(new PlannedPeriod(period, random.nextInt(8) > 0, new BigDecimal("100")));
            entries.add(new ActualEntry(
                    "A-" + month,
                    period,
                    period,
                    BigDecimal.valueOf(70 + random.nextInt(50)),
                    random.nextInt(8) > 0 ? "4711" : null,
                    null));
        }
        return ClosureReview.of(
                new ClosureFacts(
                        "DE01",
                        "olaf",
                        "fiona",
                        periods,
                        new Actuals(entries),
                        List.of(),
                        true,
                        new Controller("carla", Set.of("DE01"))),
                ClosureLimits.standard());
    }

    private static Leaf leaf(int number, GateState state) {
        return new Leaf(
                "M-" + number,
                "top",
                state.stage(),
                state.condition(),
                false,
                Leaf.Value.of(BigDecimal.valueOf(number, 2), BigDecimal.valueOf(number, 3), BigDecimal.ONE),
                new Leaf.Work(new Index(BigDecimal.ONE, BigDecimal.valueOf(3)), Light.GREEN, false));
    }
}
