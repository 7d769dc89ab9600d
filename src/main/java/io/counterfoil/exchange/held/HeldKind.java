package io.counterfoil.exchange.held;

import java.util.EnumSet;
import java.util.Set;

/** Why a record waits, and what may be decided on it. */
public enum HeldKind {
    REJECTED("does not keep its contract", EnumSet.of(HeldDecision.CORRECT, HeldDecision.REJECT)),
    LATE(
            "came too late",
            EnumSet.of(HeldDecision.ACCEPT_THEIRS, HeldDecision.KEEP_OURS, HeldDecision.CORRECT, HeldDecision.REJECT)),
    CONFLICTING(
            "says otherwise than the owner",
            EnumSet.of(HeldDecision.ACCEPT_THEIRS, HeldDecision.KEEP_OURS, HeldDecision.CORRECT, HeldDecision.REJECT)),
    DEAD_LETTER("could not be delivered", EnumSet.of(HeldDecision.DELIVER_AGAIN, HeldDecision.ABANDON)),
    DIFFERENCE("differs between both systems", EnumSet.of(HeldDecision.KEEP_OURS, HeldDecision.REJECT));

    private final String words;
    private final Set<HeldDecision> decisions;

    HeldKind(String words, Set<HeldDecision> decisions) {
        this.words = words;
        this.decisions = decisions;
    }

    /** After "the record ...". */
    public String words() {
        return words;
    }

    public Set<HeldDecision> decisions() {
        return Set.copyOf(decisions);
    }
}
