/** Addresses of calendars below {@code /api/v1}. */
@NullMarked
package io.counterfoil.deadline.web;

import org.jspecify.annotations.NullMarked;
