/**
 * Matched invoices in the books and on their way to payment; self-billing.
 */
@NullMarked
package io.counterfoil.procurement.settlement;

import org.jspecify.annotations.NullMarked;
