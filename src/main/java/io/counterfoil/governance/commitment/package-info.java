/**
 * What is still committed on a cost object; other modules answer.
 */
@NullMarked
@NamedInterface("commitment")
package io.counterfoil.governance.commitment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
