/** Whether both sides of a flow have the same: counts, sums and keys; each difference waits for its steward. */
@NullMarked
@NamedInterface("reconciliation")
package io.counterfoil.exchange.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
