/**
 * Measures that are not under way yet, in the order that the rules of priority give them.
 */
@NamedInterface("ranking")
@NullMarked
package io.counterfoil.governance.ranking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
