package io.counterfoil.procurement.matching;

/**
 * A reason that a person let pass.
 *
 * @param check as it was found
 * @param by login of the person
 * @param reason in the person's words
 */
public record Released(Check check, String by, String reason) implements Check {
    @Override
    public String key() {
        return check.key();
    }

    @Override
    public Outcome outcome() {
        return Outcome.RELEASED;
    }

    @Override
    public Party party() {
        return check.party();
    }

    @Override
    public String subject() {
        return check.subject();
    }

    @Override
    public String sentence() {
        return check.sentence() + " Released by " + by + ": " + reason;
    }
}
