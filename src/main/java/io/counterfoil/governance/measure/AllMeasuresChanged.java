package io.counterfoil.governance.measure;

/** Something changed that the standing of every measure depends on, a rate for example. */
public record AllMeasuresChanged() {}
