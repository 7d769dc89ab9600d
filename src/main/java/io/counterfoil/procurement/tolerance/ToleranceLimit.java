package io.counterfoil.procurement.tolerance;

import io.counterfoil.procurement.matching.Limit;
import io.counterfoil.procurement.matching.Outcome;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One limit as it is proposed and kept.
 *
 * @param key of the catalogue, for example {@code PRC}
 * @param absolute most that the difference may be; in {@code currency}, or else what the key counts
 * @param percent 2.0 means two percent
 * @param operator whether both must hold or one is enough; both if nothing is said
 * @param consequence {@code WARN}, {@code HOLD}, {@code PARK} or {@code REJECT}; {@code HOLD} if nothing is said
 */
public record ToleranceLimit(
        String key,
        @Nullable BigDecimal absolute,
        @Nullable String currency,
        @Nullable BigDecimal percent,
        Limit.@Nullable Operator operator,
        @Nullable Outcome consequence) {

    /** The same with what is left unsaid taken from the limit it changes. */
    ToleranceLimit completedFrom(@Nullable ToleranceLimit before) {
        return new ToleranceLimit(
                key,
                absolute,
                currency,
                percent,
                operator != null ? operator : before != null ? before.operator() : Limit.Operator.ALL,
                consequence != null ? consequence : before != null ? before.consequence() : Outcome.HOLD);
    }

    /** The limit in words: {@code 50.00 EUR and 2.0 %, beyond it is held}. */
    public String words() {
        var limit = new Limit(
                absolute,
                currency,
                percent,
                operator == null ? Limit.Operator.ALL : operator,
                consequence == null ? Outcome.HOLD : consequence,
                key);
        return limit.words() + ", beyond it " + consequenceWords();
    }

    private String consequenceWords() {
        return switch (consequence == null ? Outcome.HOLD : consequence) {
            case WARN -> "only warns";
            case PARK -> "parks";
            case REJECT -> "rejects";
            default -> "holds";
        };
    }
}
