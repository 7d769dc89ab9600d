/**
 * The front door over HTTP: limits, idempotency, problem answers and the description of the API. Serves every
 * controller under {@code /api} without code of their own.
 */
@NullMarked
package io.counterfoil.exchange.web;

import org.jspecify.annotations.NullMarked;
