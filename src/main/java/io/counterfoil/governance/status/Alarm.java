package io.counterfoil.governance.status;

import java.util.Optional;

/** Two lights that contradict each other; a controller looks into it. */
public enum Alarm {
    /** The work is green and the value is not: everybody is busy and nothing comes of it. */
    TRAP("work on schedule, value not"),
    /** The value is green and the work is red: something is counted that nobody did. */
    MIRROR("benefit before work");

    private final String words;

    Alarm(String words) {
        this.words = words;
    }

    public static Optional<Alarm> of(Light implementation, Light potential) {
        if (implementation == Light.GREEN && potential != Light.GREEN) {
            return Optional.of(TRAP);
        }
        return implementation == Light.RED && potential == Light.GREEN ? Optional.of(MIRROR) : Optional.empty();
    }

    public String words() {
        return words;
    }
}
