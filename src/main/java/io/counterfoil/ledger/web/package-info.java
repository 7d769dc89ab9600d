/** The journal over HTTP. */
@NullMarked
package io.counterfoil.ledger.web;

import org.jspecify.annotations.NullMarked;
