/**
 * Who looks at many measures once a reporting period is over, piece by piece after the transaction that ended it.
 */
@NamedInterface("watch")
@NullMarked
package io.counterfoil.governance.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
