/** Private: the documents of procurement over HTTP. */
@NullMarked
package io.counterfoil.procurement.web;

import org.jspecify.annotations.NullMarked;
