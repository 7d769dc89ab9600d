/**
 * May a controller confirm the value of a measure for good, and does it stay after that. Pure; limits are data.
 */
@NullMarked
package io.counterfoil.governance.closure;

import org.jspecify.annotations.NullMarked;
