/** Work that is due: what waits in line, one after the other per object, on one node at a time. */
@NullMarked
package io.counterfoil.exchange.lane;

import org.jspecify.annotations.NullMarked;
