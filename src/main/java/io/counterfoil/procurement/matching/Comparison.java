package io.counterfoil.procurement.matching;

import org.jspecify.annotations.Nullable;

/**
 * Two figures compared under a limit.
 *
 * @param rule the rule that compared them
 * @param orderLine number of the order line; null if it concerns the invoice as a whole
 * @param compared what the invoice says
 * @param base what it is held against
 * @param difference exact; of a quantity also with its worth
 * @param limit as it was applied, with its source
 */
public record Comparison(
        Rule rule,
        @Nullable Integer orderLine,
        Figure compared,
        Figure base,
        Gap difference,
        Limit limit,
        Outcome outcome)
        implements Check {

    /**
     * What all findings of one rule share.
     *
     * @param finding a clause with places for {@code compared} and {@code base}
     */
    public record Rule(String key, Party party, String finding) {}

    /** Judges the difference by the limit. */
    static Comparison of(Rule rule, LineFigures line, Figure compared, Figure base, Gap difference, Limit limit) {
        return new Comparison(
                rule, line.ordered().number(), compared, base, difference, limit, limit.judge(difference));
    }

    /** Judges a difference of the invoice as a whole. */
    static Comparison ofDocument(Rule rule, Figure compared, Figure base, Gap difference, Limit limit) {
        return new Comparison(rule, null, compared, base, difference, limit, limit.judge(difference));
    }

    @Override
    public String key() {
        return rule.key();
    }

    @Override
    public Party party() {
        return rule.party();
    }

    @Override
    public String subject() {
        return (orderLine == null ? "" : orderLine + ": ") + compared + " / " + base;
    }

    @Override
    public String sentence() {
        var subject = orderLine == null ? "" : "Order line " + orderLine + ": ";
        var sentence = subject + rule.finding().formatted(compared, base) + "; " + judgement() + ".";
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private String judgement() {
        return switch (outcome) {
            case INFO, EXACT -> "no difference";
            case WITHIN -> "the difference of " + difference + " is within the limit of " + limitWithSource();
            case WARN -> beyond() + "; this only warns";
            case RELEASED, HOLD, PARK, REJECT -> beyond();
        };
    }

    private String beyond() {
        return limit.isNothing()
                ? "a difference is not allowed (" + limit.source() + "), and this is " + difference
                : "the difference of " + difference + " is not within the limit of " + limitWithSource();
    }

    private String limitWithSource() {
        return limit.words() + " (" + limit.source() + ")";
    }
}
