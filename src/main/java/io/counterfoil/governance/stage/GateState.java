package io.counterfoil.governance.stage;

/**
 * Where a measure stands.
 *
 * @param holdsInARow how often it was put on hold since it last changed its stage or the steering committee resumed it
 */
public record GateState(Stage stage, Condition condition, int holdsInARow) {
    /** Of a new measure. */
    public static final GateState START = new GateState(Stage.D0, Condition.ACTIVE, 0);

    public GateState {
        if (holdsInARow < 0 || (condition == Condition.ON_HOLD && holdsInARow == 0)) {
            throw new IllegalArgumentException(condition + " after " + holdsInARow + " holds");
        }
    }

    GateState at(Stage next) {
        return new GateState(next, Condition.ACTIVE, 0);
    }

    GateState held() {
        return new GateState(stage, Condition.ON_HOLD, holdsInARow + 1);
    }

    GateState resumed(boolean bySteering) {
        return new GateState(stage, Condition.ACTIVE, bySteering ? 0 : holdsInARow);
    }

    GateState cancelled() {
        return new GateState(stage, Condition.CANCELLED, holdsInARow);
    }
}
