package io.counterfoil.notification;

import java.time.Instant;

/**
 * A mail of the outbox.
 *
 * @param state WAITING, SENT, NEEDLESS (the task was done before) or DEAD (could not be delivered)
 * @param nextAt when it is tried next, while it waits
 * @param failure of the last attempt; empty if there was none
 */
public record OutgoingMail(
        long id,
        String taskId,
        String kind,
        String person,
        boolean digest,
        String state,
        int attempts,
        Instant nextAt,
        String failure) {
    NoticeKind noticeKind() {
        return NoticeKind.valueOf(kind);
    }
}
