package io.counterfoil.exchange.outbox;

import java.util.Optional;

/** The connector that delivers the messages of a contract. */
public interface OutboundTarget {
    /** Key of the contract. */
    String contract();

    /**
     * Asks the other system whether it has this message, known by {@link OutboxMessage#idempotencyKey}. Asked only if an
     * earlier delivery ended without an answer.
     *
     * @return its answer if it has; empty only if it certainly has not
     * @throws io.counterfoil.kernel.ExternalSystemUnavailable if it does not say
     */
    Optional<String> find(OutboxMessage message, byte[] payload);

    /**
     * Delivers it. Must give up within 40 seconds.
     *
     * @return the other system's answer, for example the number it gave
     * @throws io.counterfoil.kernel.ExternalSystemUnavailable if it is not known whether it arrived; tried again
     * @throws io.counterfoil.kernel.BusinessRuleViolation if the other system refuses it for good; held for its steward
     */
    String deliver(OutboxMessage message, byte[] payload);
}
