package io.counterfoil.deadline;

/** At which part of its working time something is done about a task; names are kept in the database. */
public enum ReminderKind {
    /** At 50 %. */
    HALFWAY,
    /** At 100 %. */
    DUE,
    /** At 150 %: superiors are asked too; nothing is ever decided. */
    ESCALATION
}
