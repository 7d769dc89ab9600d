/**
 * Tolerance sets: kept in versions, in force by scope, changed by two people.
 */
@NamedInterface("tolerance")
@NullMarked
package io.counterfoil.procurement.tolerance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
