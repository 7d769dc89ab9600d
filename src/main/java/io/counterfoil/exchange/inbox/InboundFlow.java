package io.counterfoil.exchange.inbox;

import java.util.Map;

/** The module that a contract's records are for. */
public interface InboundFlow {
    /** Key of the contract. */
    String contract();

    /** What we hold of the object, by field of the contract; empty if we do not know it. */
    Map<String, String> current(String objectKey);

    /**
     * Applies a record, in the caller's transaction. Fields that its sender does not own were taken out or agreed to.
     *
     * @param message number in the inbox, for the trail
     * @param person login that sent it, or the steward's who decided
     * @return in a few words what it became
     * @throws LateRecord if its period is closed
     * @throws io.counterfoil.kernel.BusinessRuleViolation if a rule refuses it; it is then held for its steward
     */
    String apply(InboundRecord record, long message, String person);
}
