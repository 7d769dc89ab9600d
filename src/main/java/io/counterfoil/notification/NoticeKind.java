package io.counterfoil.notification;

import io.counterfoil.deadline.ReminderKind;

/** Why somebody gets a mail; names are kept in the database. */
enum NoticeKind {
    NEW(""),
    HALFWAY("Reminder: "),
    DUE("Overdue: "),
    ESCALATION("Escalated to you: ");

    private final String opening;

    NoticeKind(String opening) {
        this.opening = opening;
    }

    /** What the subject begins with. */
    String opening() {
        return opening;
    }

    static NoticeKind of(ReminderKind kind) {
        return switch (kind) {
            case HALFWAY -> HALFWAY;
            case DUE -> DUE;
            case ESCALATION -> ESCALATION;
        };
    }
}
