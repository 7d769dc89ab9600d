package io.counterfoil.governance.gate;

/** One person who is asked, and why. */
public record AskedDecider(Capacity capacity, String person, String why) {}
