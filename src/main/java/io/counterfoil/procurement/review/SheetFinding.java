package io.counterfoil.procurement.review;

import io.counterfoil.procurement.matching.Check;
import io.counterfoil.procurement.matching.Comparison;
import io.counterfoil.procurement.matching.Released;

/**
 * One check of the match as people read it.
 *
 * @param words what the key means
 * @param sentence the whole finding on its own
 * @param difference as compared; empty if no two figures were
 * @param limit in words; empty if there is none
 * @param limitSource tolerance set and version; empty if there is no limit
 * @param releasedBy login of the person who let it pass; empty if nobody did
 */
public record SheetFinding(
        String key,
        String words,
        Mark mark,
        String sentence,
        String difference,
        String limit,
        String limitSource,
        String releasedBy,
        String releaseReason) {

    /** What became of a check: a sign and a word, so that colour is never needed. */
    public enum Mark {
        FAILED("✗", "Failed"),
        WARNS("⚠", "Warning"),
        RELEASED("↷", "Released"),
        WITHIN("≈", "Within limit"),
        FITS("✓", "Fits"),
        NOTE("ⓘ", "Note");

        private final String sign;
        private final String word;

        Mark(String sign, String word) {
            this.sign = sign;
            this.word = word;
        }

        public String sign() {
            return sign;
        }

        public String word() {
            return word;
        }
    }

    static SheetFinding of(Check check) {
        var released = check instanceof Released letPass ? letPass : null;
        var found = released == null ? check : released.check();
        var compared = found instanceof Comparison comparison ? comparison : null;
        return new SheetFinding(
                check.key(),
                CheckWords.of(check.key()),
                mark(check),
                found.sentence(),
                compared == null ? "" : compared.difference().toString(),
                compared == null ? "" : compared.limit().words(),
                compared == null ? "" : compared.limit().source(),
                released == null ? "" : released.by(),
                released == null ? "" : released.reason());
    }

    private static Mark mark(Check check) {
        return switch (check.outcome()) {
            case HOLD, PARK, REJECT -> Mark.FAILED;
            case WARN -> Mark.WARNS;
            case RELEASED -> Mark.RELEASED;
            case WITHIN -> Mark.WITHIN;
            case EXACT -> Mark.FITS;
            case INFO -> Mark.NOTE;
        };
    }

    /** Whether it stands between the invoice and its payment. */
    public boolean failed() {
        return mark == Mark.FAILED;
    }

    /** {@code ✗ Failed}. */
    public String marked() {
        return mark.sign() + " " + mark.word();
    }
}
