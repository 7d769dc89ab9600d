/** Behind the process ExchangeException. */
@NullMarked
package io.counterfoil.exchange.process;

import org.jspecify.annotations.NullMarked;
