/** Records that were rejected, late, in conflict or undeliverable: each waits for its owner's decision. */
@NullMarked
@NamedInterface("held")
package io.counterfoil.exchange.held;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
