/**
 * Where measures stand: the two lights of each, by what is planned, expected, validated and done.
 */
@NullMarked
package io.counterfoil.governance.standing;

import org.jspecify.annotations.NullMarked;
