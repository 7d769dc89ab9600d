package io.counterfoil.governance.priority;

import java.math.BigDecimal;
import java.util.Set;

/**
 * What is to be put in order.
 *
 * @param impact zero or more, in any unit that is the same for all, such as points or run-rate
 * @param effort above zero, in any unit that is the same for all
 * @param dependsOn keys of initiatives in the same list that must not come later; those that are done are left out
 */
public record Initiative(String key, BigDecimal impact, BigDecimal effort, Risk risk, Set<String> dependsOn) {

    /** How likely it is that the impact does not come. */
    public enum Risk {
        LOW,
        MEDIUM,
        HIGH
    }

    public Initiative {
        dependsOn = Set.copyOf(dependsOn);
        if (impact.signum() < 0 || effort.signum() <= 0) {
            throw new IllegalArgumentException("initiative " + key + " needs an impact of 0 or more and an effort above"
                    + " 0, not " + impact + " and " + effort);
        }
    }
}
