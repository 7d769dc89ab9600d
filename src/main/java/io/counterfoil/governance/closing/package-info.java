/**
 * Measures on their way to D5 and after it: the evidence of a closure, its controller's decision, and the watch over what
 * was confirmed. The conditions themselves stand in {@code closure}.
 */
@NamedInterface("closing")
@NullMarked
package io.counterfoil.governance.closing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
