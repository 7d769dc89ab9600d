package io.counterfoil.procurement.matching;

/** What one check says, mildest first. From {@link #WARN} on it is also what a {@link Limit} demands when exceeded. */
public enum Outcome {
    /** Worth knowing, of no consequence. */
    INFO(Verdict.TOUCHLESS),
    /** No difference. */
    EXACT(Verdict.TOUCHLESS),
    /** A difference within the limit. */
    WITHIN(Verdict.WITHIN_TOL),
    /** Beyond a limit that only warns; the invoice stays payable. */
    WARN(Verdict.WITHIN_TOL),
    /** Would hold, but a person let it pass. */
    RELEASED(Verdict.WITHIN_TOL),
    HOLD(Verdict.HOLD),
    PARK(Verdict.PARK),
    REJECT(Verdict.REJECT);

    private final Verdict verdict;

    Outcome(Verdict verdict) {
        this.verdict = verdict;
    }

    /** The mildest verdict an invoice can get that contains this outcome. */
    public Verdict verdict() {
        return verdict;
    }

    /** Whether this stands between the invoice and its payment. */
    public boolean prevents() {
        return compareTo(HOLD) >= 0;
    }
}
