/** Messages to other systems: kept with the change they tell of, delivered in order, each effect once. */
@NullMarked
@NamedInterface("outbox")
package io.counterfoil.exchange.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
