package io.counterfoil.exchange.board;

/** One word for a flow. */
public enum FlowHealth {
    /** Nothing has come or gone yet. */
    UNUSED("not used yet"),
    GOOD("as agreed"),
    WATCH("somebody must look"),
    BAD("not as agreed");

    private final String words;

    FlowHealth(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
