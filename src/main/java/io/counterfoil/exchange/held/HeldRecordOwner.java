package io.counterfoil.exchange.held;

import java.util.Map;

/** The part of the exchange that a held record comes from; it does what the owner decided. */
public interface HeldRecordOwner {
    boolean owns(HeldKind kind);

    /**
     * Does it, in the transaction of the decision; a refusal here keeps the record open.
     *
     * @param corrected by field, what the owner entered; empty unless the decision is {@link HeldDecision#CORRECT}
     * @param person login of the owner
     */
    void decided(HeldRecord held, HeldDecision decision, Map<String, String> corrected, String person);
}
