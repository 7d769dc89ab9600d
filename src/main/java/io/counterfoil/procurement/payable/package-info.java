/**
 * What is paid of an invoice: the order of money. Gross, less what is kept back, less the prepayment's share, less
 * credit notes, is what is payable.
 *
 * <p>Pure: no database, no clock, no framework. Amounts are rounded half up to the currency's minor unit.
 */
@NullMarked
package io.counterfoil.procurement.payable;

import org.jspecify.annotations.NullMarked;
