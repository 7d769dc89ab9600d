/** Payments and payment runs over HTTP. */
@NullMarked
package io.counterfoil.banking.web;

import org.jspecify.annotations.NullMarked;
