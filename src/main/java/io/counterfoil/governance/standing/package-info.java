/**
 * Where measures stand: the two lights of each, by what is planned, expected, validated and done.
 */
@NamedInterface("standing")
@NullMarked
package io.counterfoil.governance.standing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
