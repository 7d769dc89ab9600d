package io.counterfoil.governance.status;

/** What a status is reduced to, best first. */
public enum Light {
    GREEN,
    AMBER,
    RED;

    /** The worse of two; also how a light is capped: a green one held to AMBER is AMBER. */
    public Light worseOf(Light other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
