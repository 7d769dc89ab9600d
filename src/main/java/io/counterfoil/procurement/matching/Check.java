package io.counterfoil.procurement.matching;

/** What one named rule found. Each explains itself. */
public sealed interface Check permits Comparison, Objection, Released {
    /** Key of the rule, for example {@code PRC}; unique among the checks of one order line. */
    String key();

    Outcome outcome();

    /** Who can end the reason, if this is one. */
    Party party();

    /** What exactly was found, without the limit: while this stays, a person's release stays. */
    String subject();

    /** One plain English sentence that an approver can read on its own. */
    String sentence();
}
