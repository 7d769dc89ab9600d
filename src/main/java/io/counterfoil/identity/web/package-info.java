/**
 * Logging in: the chains that every request passes, the login page, and the person as an argument of controllers.
 */
@NullMarked
package io.counterfoil.identity.web;

import org.jspecify.annotations.NullMarked;
