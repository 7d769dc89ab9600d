package io.counterfoil.procurement.matching;

/** What the match says about a whole invoice, mildest first: the worst check decides. */
public enum Verdict {
    /** Nothing differs: posted and paid without a person. */
    TOUCHLESS,
    /** Something differs, but within tolerance: posted with its variances and paid without a person. */
    WITHIN_TOL,
    /** Payment is blocked until every reason is gone or a person releases it. */
    HOLD,
    /** The invoice cannot be judged against this order; it waits outside the books and uses up no quantity. */
    PARK,
    /** Never payable. */
    REJECT
}
