package io.counterfoil.deadline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day that differs from its week and from the public holidays.
 *
 * @param name why, for example {@code Works outing}
 * @param hours when people work that day; null if they do not
 */
public record SpecialDay(
        LocalDate day, String name, @Nullable WorkingHours hours) {}
