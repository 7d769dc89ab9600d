/**
 * Gates: what is asked of them, who must agree, what they decided. The only place that changes where a measure stands.
 */
@NamedInterface("gate")
@NullMarked
package io.counterfoil.governance.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
