package io.counterfoil.procurement.order;

import io.counterfoil.procurement.requisition.Requisition;
import java.util.Optional;

/**
 * Where orders are placed. By default Counterfoil's own books; an ERP's adapter lives with the connectors, and this
 * module never learns which ERP it is.
 */
public interface PurchasingSystem {
    /**
     * Finds the order placed for a requisition; empty means the system answered and has none.
     *
     * @throws io.counterfoil.kernel.ExternalSystemUnavailable if it does not answer
     */
    Optional<String> findOrderFor(String requisitionNumber);

    /**
     * Places an order and returns its number. On return the order stands, whatever becomes of the caller's transaction.
     *
     * @throws io.counterfoil.kernel.ExternalSystemUnavailable if it is unknown whether the order was placed; ask
     *     {@link #findOrderFor} before placing it again
     */
    String placeOrder(Requisition requisition);
}
