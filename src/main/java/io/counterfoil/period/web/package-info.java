/** Reporting periods over HTTP. */
@NullMarked
package io.counterfoil.period.web;

import org.jspecify.annotations.NullMarked;
