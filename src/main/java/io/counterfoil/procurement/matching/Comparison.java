package io.counterfoil.procurement.matching;

/**
 * Two figures compared under a limit.
 *
 * @param rule the rule that compared them
 * @param orderLine number of the order line
 * @param compared what the invoice says
 * @param base what it is held against
 * @param difference exact; of a quantity also with its worth
 * @param limit as it was applied, with its source
 */
public record Comparison(
        Rule rule, int orderLine, Figure compared, Figure base, Gap difference, Limit limit, Outcome outcome)
        implements Check {

    /**
     * What all findings of one rule share.
     *
     * @param finding a clause with places for {@code compared} and {@code base}
     */
    public record Rule(String key, Party party, String finding) {}

    @Override
    public String key() {
        return rule.key();
    }

    @Override
    public Party party() {
        return rule.party();
    }

    @Override
    public String sentence() {
        return "Order line " + orderLine + ": " + rule.finding().formatted(compared, base) + "; " + judgement() + ".";
    }

    private String judgement() {
        return switch (outcome) {
            case EXACT -> "no difference";
            case WITHIN -> "the difference of " + difference + " is within the limit of " + limitWithSource();
            case WARN -> beyond() + "; this only warns";
            case HOLD, PARK, REJECT -> beyond();
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
