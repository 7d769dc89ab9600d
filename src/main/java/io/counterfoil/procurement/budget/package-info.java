/**
 * Whether a cost centre can still pay for something.
 */
@NullMarked
package io.counterfoil.procurement.budget;

import org.jspecify.annotations.NullMarked;
