@NullMarked
package io.counterfoil.governance.process;

import org.jspecify.annotations.NullMarked;
