package io.counterfoil.banking.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a run.
 *
 * @param dueUntil payments due on this day or before; today if left out
 */
record PaymentRunRequest(@Nullable LocalDate dueUntil) {}
