package io.counterfoil.governance.status;

import java.util.Optional;

/** Both statuses of a measure, side by side and never averaged. */
public record StatusPair(ImplementationStatus implementation, PotentialStatus potential) {
    public Optional<Alarm> alarm() {
        return Alarm.of(implementation.light(), potential.light());
    }
}
