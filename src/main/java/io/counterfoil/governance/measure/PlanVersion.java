package io.counterfoil.governance.measure;

import java.time.Instant;

/** A plan as a gate froze it. Version 1 is the original baseline, the highest one the current. */
public record PlanVersion(int version, Instant frozenAt, String frozenBy, String reason) {}
