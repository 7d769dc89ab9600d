package io.counterfoil.governance.measure;

/** Something of a measure changed that its standing depends on; published in the transaction of the change. */
public record MeasureChanged(String measure) {}
