package io.counterfoil.banking;

import io.counterfoil.kernel.BusinessRuleViolation;
import java.time.LocalDate;

/** A run was asked for but no scheduled payment is due. */
public final class NothingDue extends BusinessRuleViolation {
    public static final String CODE = "NOTHING_DUE";

    public NothingDue(LocalDate dueUntil) {
        super(CODE, "no scheduled payment is due on " + dueUntil + " or before");
    }
}
