package io.counterfoil.deadline;

import java.time.DayOfWeek;

/** Hours of a weekday; a weekday may have several that do not overlap, or none. */
public record WeeklyHours(DayOfWeek weekday, WorkingHours hours) {}
