/**
 * Invoices and credit notes as suppliers sent them: read, checked, found twice, registered.
 */
@NamedInterface("invoice")
@NullMarked
package io.counterfoil.procurement.invoice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
