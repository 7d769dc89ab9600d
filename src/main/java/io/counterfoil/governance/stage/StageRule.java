package io.counterfoil.governance.stage;

import io.counterfoil.governance.stage.Passage.Obstacle;
import io.counterfoil.governance.stage.Passage.Passed;
import io.counterfoil.governance.stage.Passage.Refused;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a decision leads from where a measure stands. No stage is ever skipped on the way up, cancelled is final, and a
 * closed measure is touched by decay alone. Guards and deciders are asked before.
 *
 * <p>After two holds in a row every further decision is the steering committee's, until the measure changes its stage or
 * the committee lets it resume; prolonging a hold is another hold.
 */
public record StageRule(StageLimits limits) {

    public Passage pass(GateState from, GateRequest request, LocalDate today) {
        return general(from, request)
                .or(() -> particular(from, request, today))
                .<Passage>map(refused -> refused)
                .orElseGet(() -> new Passed(from, next(from, request)));
    }

    /** Whether only the steering committee may decide what comes next. */
    public boolean needsSteering(GateState state) {
        return state.condition() != Condition.CANCELLED && state.holdsInARow() >= limits.holdsInARow();
    }

    private Optional<Refused> general(GateState from, GateRequest request) {
        if (request.reason().isBlank()) {
            return refused(Obstacle.REASON_MISSING, "A decision needs a reason; write one.");
        }
        if (from.condition() == Condition.CANCELLED) {
            return refused(Obstacle.CANCELLED_IS_FINAL, "The measure is cancelled for good; copy it as a new one.");
        }
        if (from.stage() == Stage.D5 && request.decision() != GateDecision.REOPEN) {
            return refused(Obstacle.CLOSED, "The measure is closed; only decay of its value re-opens it.");
        }
        if (needsSteering(from) && !request.bySteering()) {
            return refused(
                    Obstacle.STEERING_MUST_DECIDE,
                    "The measure was put on hold " + from.holdsInARow()
                            + " times in a row; only the steering committee decides what comes next.");
        }
        return Optional.empty();
    }

    private Optional<Refused> particular(GateState from, GateRequest request, LocalDate today) {
        return switch (request.decision()) {
            case ADVANCE -> whileActive(from);
            case RETURN -> whileActive(from).or(() -> lower(from, request));
            case HOLD -> review(request, today);
            case RESUME ->
                when(
                        from.condition() != Condition.ON_HOLD,
                        Obstacle.NOT_ON_HOLD,
                        "The measure is not on hold, so there is nothing to resume.");
            case CANCEL -> sunkCost(request);
            case REBASELINE ->
                whileActive(from)
                        .or(() -> when(
                                !from.stage().isCommitted(),
                                Obstacle.BASELINE_NOT_FROZEN,
                                "At " + from.stage().words() + " no baseline is frozen yet; change the plan itself."));
            case REOPEN -> reopening(from, request);
        };
    }

    private static Optional<Refused> whileActive(GateState from) {
        return when(
                from.condition() == Condition.ON_HOLD,
                Obstacle.ON_HOLD,
                "The measure is on hold at " + from.stage().words() + "; resume it first, or cancel it.");
    }

    private static Optional<Refused> lower(GateState from, GateRequest request) {
        var target = request.returnTo();
        return when(
                target == null || target.compareTo(from.stage()) >= 0,
                Obstacle.RETURN_NOT_LOWER,
                "From " + from.stage().words() + " a measure returns to a lower stage, not to "
                        + (target == null ? "none" : target.words()) + ".");
    }

    private Optional<Refused> review(GateRequest request, LocalDate today) {
        var review = request.reviewOn();
        var last = today.plusDays(limits.holdDays());
        return when(
                review == null || !review.isAfter(today) || review.isAfter(last),
                Obstacle.REVIEW_DATE,
                "A hold needs a review date after " + today + " and by " + last + ", not "
                        + (review == null ? "none" : review) + ".");
    }

    private static Optional<Refused> sunkCost(GateRequest request) {
        var sunk = request.sunkCost();
        return when(
                sunk == null || sunk.signum() < 0,
                Obstacle.SUNK_COST_MISSING,
                "Cancelling needs the sunk cost, 0 or more, not " + (sunk == null ? "none" : sunk.toPlainString())
                        + ".");
    }

    private static Optional<Refused> reopening(GateState from, GateRequest request) {
        var decay = request.decayEvent();
        return when(
                        from.stage() != Stage.D5,
                        Obstacle.NOT_CLOSED,
                        "The measure is at " + from.stage().words() + ", so there is nothing to re-open.")
                .or(() -> when(
                        decay == null || decay.isBlank(),
                        Obstacle.DECAY_MISSING,
                        "Only a decay event re-opens a closed measure; name it."));
    }

    private static GateState next(GateState from, GateRequest request) {
        return switch (request.decision()) {
            case ADVANCE -> from.at(from.stage().gateAhead().orElseThrow().to());
            case RETURN -> from.at(Objects.requireNonNull(request.returnTo()));
            case HOLD -> from.held();
            case RESUME -> from.resumed(request.bySteering());
            case CANCEL -> from.cancelled();
            case REBASELINE -> from;
            case REOPEN -> from.at(Stage.D4);
        };
    }

    private static Optional<Refused> when(boolean stands, Obstacle obstacle, String words) {
        return stands ? refused(obstacle, words) : Optional.empty();
    }

    private static Optional<Refused> refused(Obstacle obstacle, String words) {
        return Optional.of(new Refused(obstacle, words));
    }
}
