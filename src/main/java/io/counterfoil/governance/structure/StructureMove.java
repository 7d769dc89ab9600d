package io.counterfoil.governance.structure;

import java.time.Instant;

/** That a node or a measure hung elsewhere before. */
public record StructureMove(
        String moved, String fromParent, String toParent, String movedBy, Instant movedAt, String reason) {}
