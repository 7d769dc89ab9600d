/** The pages and the case API. */
@NullMarked
package io.counterfoil.portal.web;

import org.jspecify.annotations.NullMarked;
