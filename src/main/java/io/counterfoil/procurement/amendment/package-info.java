/**
 * Changes of placed orders: proposed, approved again as far as needed, applied once.
 */
@NullMarked
package io.counterfoil.procurement.amendment;

import org.jspecify.annotations.NullMarked;
