package io.counterfoil.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Leave for one person to perform one duty on one document once, although a rule of segregation excludes them.
 *
 * @param number for example {@code EXC-1001}
 * @param businessKey of the document
 * @param askedBy never the same as {@code decidedBy}
 * @param state where it stands
 * @param lifted what would have been refused: rule, earlier act, who did it and when; empty until used
 * @param reviewedBy a third person, who neither asked, decided nor acted
 * @param justified what the review found; null until then
 */
public record ExceptionalAct(
        String number,
        String businessKey,
        String duty,
        String person,
        String reason,
        String askedBy,
        Instant askedAt,
        Instant expiresAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        String decisionReason,
        @Nullable Instant usedAt,
        String lifted,
        @Nullable String reviewedBy,
        @Nullable Instant reviewedAt,
        @Nullable Boolean justified,
        String review) {

    /** How far it came. */
    public enum State {
        ASKED,
        ALLOWED,
        REFUSED,
        USED,
        REVIEWED,
        /** Nobody decided or acted in time. */
        LAPSED
    }
}
