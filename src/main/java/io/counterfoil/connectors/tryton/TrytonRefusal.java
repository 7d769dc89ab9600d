package io.counterfoil.connectors.tryton;

import io.counterfoil.kernel.BusinessRuleViolation;

/** Tryton answered that it will not do it; trying again changes nothing. */
class TrytonRefusal extends BusinessRuleViolation {
    TrytonRefusal(String message) {
        super("ERP_REFUSED", message);
    }

    /** Whether something of this reference is there already. */
    boolean isDuplicate() {
        return getMessage().contains("duplicate key value");
    }
}
