/**
 * Measures whose two lights contradict each other, and what their controllers have done about it.
 */
@NullMarked
package io.counterfoil.governance.alarm;

import org.jspecify.annotations.NullMarked;
