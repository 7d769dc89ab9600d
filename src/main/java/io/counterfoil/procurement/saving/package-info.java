/**
 * Tells the measures of the portfolio what was bought and at which price, so that savings come from invoices.
 */
@NullMarked
package io.counterfoil.procurement.saving;

import org.jspecify.annotations.NullMarked;
