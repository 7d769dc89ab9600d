package io.counterfoil.governance.closing;

import io.counterfoil.governance.measure.Measure;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A controller's decision as entered.
 *
 * @param restated value of a year in the measure's currency; needed with a deviation, ignored otherwise
 * @param reason needed unless the closure is confirmed as it is
 * @param actingFor login of the absent controller; null otherwise
 */
public record ClosureInput(
        ClosureDecision decision,
        @Nullable BigDecimal restated,
        String reason,
        String person,
        @Nullable String actingFor) {
    private static final int LONGEST_REASON = 2000;

    void check(Measure measure) {
        var check = new InputCheck()
                .that(
                        decision == ClosureDecision.CONFIRM || !reason.isBlank(),
                        "reason",
                        "say why the closure is not confirmed as it is; the owner reads it")
                .that(
                        reason.length() <= LONGEST_REASON,
                        "reason",
                        "must have at most " + LONGEST_REASON + " characters");
        if (decision == ClosureDecision.CONFIRM_WITH_DEVIATION) {
            check.notNegative(
                    "restated", restated, Money.minorDigits(measure.profile().currency()));
        }
        check.done();
    }
}
