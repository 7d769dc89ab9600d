/** Behind the process ExceptionalAct. */
@NullMarked
package io.counterfoil.identity.process;

import org.jspecify.annotations.NullMarked;
