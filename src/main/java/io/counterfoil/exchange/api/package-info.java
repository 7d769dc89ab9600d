/**
 * The forms that every answer of the product API shares: links, pages, keys in paths, the catalogue of problems.
 */
@NullMarked
@NamedInterface("api")
package io.counterfoil.exchange.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
