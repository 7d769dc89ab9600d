package io.counterfoil.governance.stage;

import java.util.Arrays;
import java.util.Optional;

/** The way from one stage to the next; there is no other way up. */
public enum Gate {
    D0_D1(Stage.D0, Stage.D1),
    D1_D2(Stage.D1, Stage.D2),
    D2_D3(Stage.D2, Stage.D3),
    D3_D4(Stage.D3, Stage.D4),
    D4_D5(Stage.D4, Stage.D5);

    private final Stage from;
    private final Stage to;

    Gate(Stage from, Stage to) {
        this.from = from;
        this.to = to;
    }

    static Optional<Gate> from(Stage stage) {
        return Arrays.stream(values()).filter(gate -> gate.from == stage).findFirst();
    }

    public Stage from() {
        return from;
    }

    public Stage to() {
        return to;
    }
}
