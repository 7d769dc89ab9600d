/** Private: what stands behind the steps of the procurement diagrams. */
@NullMarked
package io.counterfoil.procurement.process;

import org.jspecify.annotations.NullMarked;
