package io.counterfoil.workflow;

/** One version of a deployed process or decision. Versions count from 1. */
public record ModelVersion(String key, String name, int version) {}
