package io.counterfoil.governance.alarm;

import io.counterfoil.governance.status.Alarm;
import io.counterfoil.governance.status.Light;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * An alarm on record; lights and words as they were when it was raised.
 *
 * @param alarm its key, for example {@code SA-1001}
 * @param period the reporting period it was raised in
 * @param goneAt since when the lights no longer contradict each other; null while they do
 * @param answer what is done about it; empty while nobody answered
 */
public record StatusAlarm(
        String alarm,
        String measure,
        Alarm kind,
        YearMonth period,
        Light implementation,
        String implementationWords,
        Light potential,
        String potentialWords,
        Instant raisedAt,
        @Nullable Instant goneAt,
        String answer,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt) {}
