/** Records that come in: kept as they came, once per key of their source, applied in their order under their contract. */
@NullMarked
@NamedInterface("inbox")
package io.counterfoil.exchange.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
