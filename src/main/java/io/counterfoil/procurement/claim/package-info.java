/**
 * What suppliers owe us beyond their credit notes.
 */
@NullMarked
package io.counterfoil.procurement.claim;

import org.jspecify.annotations.NullMarked;
