/**
 * Brings the documents to the rules of {@link io.counterfoil.procurement.matching}, keeps what those say, and again whenever a fact changes.
 */
@NullMarked
package io.counterfoil.procurement.invoicematch;

import org.jspecify.annotations.NullMarked;
