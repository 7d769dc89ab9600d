package io.counterfoil.governance.stage;

import java.util.Optional;

/** How far a measure is, from idea to confirmed value. */
public enum Stage {
    D0("Defined"),
    D1("Identified"),
    D2("Detailed"),
    D3("Decided"),
    D4("Implemented"),
    D5("Closed");

    private final String title;

    Stage(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** {@code D3 Decided}. */
    public String words() {
        return this + " " + title;
    }

    /** Whether its plan counts at its parents (R2); baselines are frozen from here on. */
    public boolean isCommitted() {
        return compareTo(D3) >= 0;
    }

    /** Empty at the last stage. */
    public Optional<Gate> gateAhead() {
        return Gate.from(this);
    }
}
