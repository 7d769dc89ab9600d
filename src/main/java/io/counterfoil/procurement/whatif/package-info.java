/**
 * What a changed tolerance set would do to the invoices matched so far.
 */
@NamedInterface("whatif")
@NullMarked
package io.counterfoil.procurement.whatif;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
