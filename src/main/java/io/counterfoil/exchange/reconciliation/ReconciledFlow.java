package io.counterfoil.exchange.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** Both sides of a contract, as their own books tell it. */
public interface ReconciledFlow {
    /** Key of the contract. */
    String contract();

    /** What we have of these days, both included: amount by key of the object. */
    Map<String, BigDecimal> ours(LocalDate from, LocalDate to);

    /**
     * What the other system has of these days.
     *
     * @throws io.counterfoil.kernel.ExternalSystemUnavailable if it does not say; nothing is concluded then
     */
    Map<String, BigDecimal> theirs(LocalDate from, LocalDate to);
}
