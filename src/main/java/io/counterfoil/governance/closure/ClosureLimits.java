package io.counterfoil.governance.closure;

import java.math.BigDecimal;

/**
 * What closure asks for. Equal to a limit is enough.
 *
 * @param periods consecutive closed periods; at least one
 * @param total least share of the plan over all of them
 * @param each least share of the plan in each of them
 * @param decay share of the closed run-rate below which value has decayed
 */
public record ClosureLimits(int periods, BigDecimal total, BigDecimal each, BigDecimal decay) {

    public ClosureLimits {
        if (periods < 1) {
            throw new IllegalArgumentException("closure needs one period or more, not " + periods);
        }
    }

    /** Governance sections 4 and 6: three periods, .95 in all, .80 in each; .80 afterwards. */
    public static ClosureLimits standard() {
        return new ClosureLimits(3, new BigDecimal("0.95"), new BigDecimal("0.80"), new BigDecimal("0.80"));
    }
}
