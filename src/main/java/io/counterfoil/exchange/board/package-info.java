/** How each flow is doing: what waits, how fast, how fresh, what is held. */
@NullMarked
@NamedInterface("board")
package io.counterfoil.exchange.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
