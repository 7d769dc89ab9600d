/**
 * Invoices that do not match, before a person: the sheet that explains them, the decisions, what those set in motion.
 */
@NamedInterface("review")
@NullMarked
package io.counterfoil.procurement.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
