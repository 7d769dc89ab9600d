/**
 * What somebody wants to buy and under which terms, until it is approved.
 */
@NamedInterface("requisition")
@NullMarked
package io.counterfoil.procurement.requisition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
