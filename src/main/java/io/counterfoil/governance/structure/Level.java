package io.counterfoil.governance.structure;

import java.util.Locale;
import java.util.Optional;

/** The levels above a measure, from the top. Each node hangs under one of the level before. */
public enum Level {
    ORGANIZATION,
    PORTFOLIO,
    PROGRAM,
    PROJECT,
    MEASURE_PACKAGE;

    /** The level that this one hangs under; empty at the top. */
    public Optional<Level> above() {
        return ordinal() == 0 ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
    }

    /** As people read it: {@code measure package}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
