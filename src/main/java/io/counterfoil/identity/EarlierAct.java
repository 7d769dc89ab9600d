package io.counterfoil.identity;

import io.counterfoil.kernel.Forbidden;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * An act on record that excludes another one by a rule.
 *
 * @param text of the rule
 * @param doer who did it; {@code B for A} if a substitute did
 * @param act what was done, in words: {@code received the goods}
 * @param canBeLifted whether an exceptional act may break the rule
 */
record EarlierAct(
        String rule,
        String text,
        boolean canBeLifted,
        String businessKey,
        String doer,
        Instant performedAt,
        String act) {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    Forbidden excludes(String key, String duty, String person) {
        return new Forbidden(
                SegregationOfDuties.CODE,
                "%s on %s is refused to %s by %s. Leave it to a colleague.".formatted(duty, key, person, words()));
    }

    /** The rule, the earlier act, who did it and when. */
    String words() {
        return "rule %s (%s): %s %s for %s on %s"
                .formatted(rule, text, doer, act, businessKey, WHEN.format(performedAt));
    }
}
