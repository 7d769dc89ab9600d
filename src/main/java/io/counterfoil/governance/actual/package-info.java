/**
 * What measures really brought and cost: postings with document numbers, never changed, corrected by others.
 */
@NullMarked
package io.counterfoil.governance.actual;

import org.jspecify.annotations.NullMarked;
