/** Addresses of mail settings and of mails that could not be delivered, below {@code /api/v1}. */
@NullMarked
package io.counterfoil.notification.web;

import org.jspecify.annotations.NullMarked;
