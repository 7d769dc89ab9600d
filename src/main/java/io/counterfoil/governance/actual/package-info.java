/**
 * What measures really brought and cost: postings with document numbers, never changed, corrected by others.
 */
@NamedInterface("actual")
@NullMarked
package io.counterfoil.governance.actual;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
