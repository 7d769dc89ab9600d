/** Counterfoil: one deployable, its packages are its modules. */
@NullMarked
package io.counterfoil;

import org.jspecify.annotations.NullMarked;
