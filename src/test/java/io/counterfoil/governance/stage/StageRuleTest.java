package io.counterfoil.governance.stage;

import static io.counterfoil.governance.stage.Condition.ACTIVE;
import static io.counterfoil.governance.stage.Condition.CANCELLED;
import static io.counterfoil.governance.stage.Condition.ON_HOLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.governance.stage.Passage.Obstacle;
import io.counterfoil.governance.stage.Passage.Passed;
import io.counterfoil.governance.stage.Passage.Refused;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StageRuleTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final StageRule RULE = new StageRule(StageLimits.standard());

    @ParameterizedTest
    @CsvSource({"D0, D1", "D1, D2", "D2, D3", "D3, D4", "D4, D5"})
    void advanceLeadsToTheNextStage(Stage from, Stage to) {
        assertThat(pass(active(from), GateRequest.of(GateDecision.ADVANCE, "ready")))
                .isEqualTo(new Passed(active(from), active(to)));
    }

    @ParameterizedTest
    @EnumSource(
            value = GateDecision.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REOPEN"})
    void aClosedMeasureIsTouchedByDecayAlone(GateDecision decision) {
        assertThat(obstacle(active(Stage.D5), request(decision))).isEqualTo(Obstacle.CLOSED);
    }

    @Test
    void decayReopensAClosedMeasureToImplemented() {
        assertThat(pass(active(Stage.D5), GateRequest.reopen("DECAY-1", "savings gone")))
                .isEqualTo(new Passed(active(Stage.D5), active(Stage.D4)));
        assertThat(obstacle(active(Stage.D5), GateRequest.reopen(" ", "savings gone")))
                .isEqualTo(Obstacle.DECAY_MISSING);
        assertThat(obstacle(active(Stage.D4), GateRequest.reopen("DECAY-1", "savings gone")))
                .isEqualTo(Obstacle.NOT_CLOSED);
    }

    @ParameterizedTest
    @EnumSource(GateDecision.class)
    void cancelledIsFinal(GateDecision decision) {
        for (var stage : Stage.values()) {
            assertThat(obstacle(new GateState(stage, CANCELLED, 0), request(decision)))
                    .isEqualTo(Obstacle.CANCELLED_IS_FINAL);
            assertThat(obstacle(
                            new GateState(stage, CANCELLED, 2),
                            request(decision).asSteering()))
                    .isEqualTo(Obstacle.CANCELLED_IS_FINAL);
        }
    }

    @ParameterizedTest
    @EnumSource(GateDecision.class)
    void everyDecisionNeedsAReason(GateDecision decision) {
        var wordless = request(decision);
        assertThat(obstacle(
                        active(Stage.D3),
                        new GateRequest(
                                decision,
                                " ",
                                true,
                                wordless.returnTo(),
                                wordless.reviewOn(),
                                wordless.sunkCost(),
                                wordless.decayEvent())))
                .isEqualTo(Obstacle.REASON_MISSING);
    }

    @Test
    void returnLeadsToAnyLowerStageAndToNoOther() {
        for (var from : Stage.values()) {
            for (var to : Stage.values()) {
                var passage = pass(active(from), GateRequest.returnTo(to, "not yet"));
                if (from != Stage.D5 && to.compareTo(from) < 0) {
                    assertThat(passage).isEqualTo(new Passed(active(from), active(to)));
                } else {
                    assertThat(passage).isInstanceOf(Refused.class);
                }
            }
        }
        assertThat(obstacle(active(Stage.D3), GateRequest.of(GateDecision.RETURN, "whereto?")))
                .isEqualTo(Obstacle.RETURN_NOT_LOWER);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false", "90, false", "91, true"})
    void aHoldIsReviewedWithinNinetyDays(int days, boolean refused) {
        var passage = pass(active(Stage.D2), GateRequest.hold(TODAY.plusDays(days), "wait"));

        if (refused) {
            assertThat(passage).isInstanceOfSatisfying(Refused.class, refusal -> {
                assertThat(refusal.obstacle()).isEqualTo(Obstacle.REVIEW_DATE);
                assertThat(refusal.words()).contains("2026-11-21", "2027-02-19");
            });
        } else {
            assertThat(passage).isEqualTo(new Passed(active(Stage.D2), held(Stage.D2, 1)));
        }
    }

    @Test
    void resumeLeadsFromHoldToTheSameStage() {
        assertThat(pass(held(Stage.D3, 1), GateRequest.of(GateDecision.RESUME, "goes on")))
                .isEqualTo(new Passed(held(Stage.D3, 1), new GateState(Stage.D3, ACTIVE, 1)));
        assertThat(obstacle(active(Stage.D3), GateRequest.of(GateDecision.RESUME, "goes on")))
                .isEqualTo(Obstacle.NOT_ON_HOLD);
    }

    @ParameterizedTest
    @EnumSource(
            value = GateDecision.class,
            names = {"ADVANCE", "RETURN", "REBASELINE"})
    void onHoldNothingMoves(GateDecision decision) {
        assertThat(obstacle(held(Stage.D3, 1), request(decision))).isEqualTo(Obstacle.ON_HOLD);
    }

    @ParameterizedTest
    @EnumSource(
            value = GateDecision.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REOPEN"})
    void afterTwoHoldsInARowOnlyTheSteeringCommitteeDecides(GateDecision decision) {
        var resumed = new GateState(Stage.D3, ACTIVE, 2);

        assertThat(RULE.needsSteering(resumed)).isTrue();
        assertThat(obstacle(resumed, request(decision))).isEqualTo(Obstacle.STEERING_MUST_DECIDE);
        assertThat(obstacle(held(Stage.D3, 2), request(decision))).isEqualTo(Obstacle.STEERING_MUST_DECIDE);
    }

    @Test
    void theSteeringCommitteeResumesWithAFreshCount() {
        assertThat(pass(
                        held(Stage.D3, 2),
                        GateRequest.of(GateDecision.RESUME, "once more").asSteering()))
                .isEqualTo(new Passed(held(Stage.D3, 2), active(Stage.D3)));
    }

    @Test
    void prolongingAHoldIsAnotherHold() {
        assertThat(pass(held(Stage.D3, 1), GateRequest.hold(TODAY.plusDays(30), "still waiting")))
                .isEqualTo(new Passed(held(Stage.D3, 1), held(Stage.D3, 2)));
    }

    @Test
    void aChangeOfStageEndsTheRowOfHolds() {
        var once = new GateState(Stage.D1, ACTIVE, 1);

        assertThat(pass(once, GateRequest.of(GateDecision.ADVANCE, "ready")))
                .isEqualTo(new Passed(once, active(Stage.D2)));
        assertThat(pass(once, GateRequest.returnTo(Stage.D0, "start over")))
                .isEqualTo(new Passed(once, active(Stage.D0)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"D5"})
    void cancelKeepsTheStageAndNeedsTheSunkCost(Stage stage) {
        assertThat(pass(active(stage), GateRequest.cancel(BigDecimal.ZERO, "no case")))
                .isEqualTo(new Passed(active(stage), new GateState(stage, CANCELLED, 0)));
        assertThat(pass(held(stage, 1), GateRequest.cancel(BigDecimal.TEN, "no case")))
                .isEqualTo(new Passed(held(stage, 1), new GateState(stage, CANCELLED, 1)));
        assertThat(obstacle(active(stage), GateRequest.cancel(new BigDecimal("-1"), "no case")))
                .isEqualTo(Obstacle.SUNK_COST_MISSING);
        assertThat(obstacle(active(stage), GateRequest.of(GateDecision.CANCEL, "no case")))
                .isEqualTo(Obstacle.SUNK_COST_MISSING);
    }

    @ParameterizedTest
    @CsvSource({"D0, BASELINE_NOT_FROZEN", "D2, BASELINE_NOT_FROZEN", "D3,", "D4,", "D5, CLOSED"})
    void onlyAFrozenBaselineIsReplaced(Stage stage, @Nullable Obstacle obstacle) {
        var passage = pass(active(stage), GateRequest.of(GateDecision.REBASELINE, "new scope"));

        if (obstacle == null) {
            assertThat(passage).isEqualTo(new Passed(active(stage), active(stage)));
        } else {
            assertThat(passage)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.obstacle()).isEqualTo(obstacle));
        }
    }

    @Test
    void aStateThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new GateState(Stage.D1, ON_HOLD, 0)).hasMessageContaining("ON_HOLD after 0");
    }

    @Test
    void everyStageButTheLastHasAGateAhead() {
        assertThat(Stage.D5.gateAhead()).isEmpty();
        assertThat(Stage.D2.gateAhead()).contains(Gate.D2_D3);
        assertThat(Stage.D3.words()).isEqualTo("D3 Decided");
    }

    private static GateRequest request(GateDecision decision) {
        return new GateRequest(decision, "because", false, Stage.D0, TODAY.plusDays(30), BigDecimal.ZERO, "DECAY-1");
    }

    private static GateState active(Stage stage) {
        return new GateState(stage, ACTIVE, 0);
    }

    private static GateState held(Stage stage, int holds) {
        return new GateState(stage, ON_HOLD, holds);
    }

    private static Passage pass(GateState from, GateRequest request) {
        return RULE.pass(from, request, TODAY);
    }

    private static Obstacle obstacle(GateState from, GateRequest request) {
        var passage = pass(from, request);
        assertThat(passage).isInstanceOf(Refused.class);
        return ((Refused) passage).obstacle();
    }
}
