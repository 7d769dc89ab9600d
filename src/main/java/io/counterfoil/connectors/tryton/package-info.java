/** Tryton 6.0 over its JSON-RPC: purchase orders out. Off until {@code counterfoil.connectors.tryton.url} names one. */
@NullMarked
package io.counterfoil.connectors.tryton;

import org.jspecify.annotations.NullMarked;
