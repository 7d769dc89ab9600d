/**
 * Orders, how far they have come, and the port to the system that places them.
 */
@NamedInterface("order")
@NullMarked
package io.counterfoil.procurement.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
