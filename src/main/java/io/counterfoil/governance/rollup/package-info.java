/**
 * What measures add up to (governance R1 to R7). Sums come from measures only and are exact, so that they may be added,
 * taken away and kept in any order and grouping; lights are judged on the sums. Pure; bands and weights are data.
 */
@NullMarked
package io.counterfoil.governance.rollup;

import org.jspecify.annotations.NullMarked;
