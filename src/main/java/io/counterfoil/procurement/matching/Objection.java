package io.counterfoil.procurement.matching;

/**
 * A finding that compares no two figures: the documents do not belong together, cannot be compared, or a person shall
 * look.
 *
 * @param outcome {@link Outcome#INFO}, or from {@link Outcome#HOLD} on
 */
public record Objection(String key, Outcome outcome, Party party, String sentence) implements Check {
    @Override
    public String subject() {
        return sentence;
    }
}
