/**
 * Goods that come and go: receipts, returns, inspections, what they book, and what suppliers owe for them.
 */
@NamedInterface("receipt")
@NullMarked
package io.counterfoil.procurement.receipt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
