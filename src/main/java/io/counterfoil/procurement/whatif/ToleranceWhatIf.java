package io.counterfoil.procurement.whatif;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a proposed tolerance set would have changed, replayed over the newest stored match of every invoice it would
 * govern. Kept with the set: it shows what was known when it was decided.
 *
 * <p>Replayed are the limits and the way of matching, over the documents that the match saw. A set that changes by which
 * receipts a line is billed cannot be judged from them: only a new match looks at other receipts.
 *
 * @param finishedAt null while the replay runs
 * @param replayed matches judged so far, both by the sets in force and with the proposed one
 * @param unreadable matches that were not judged: their figures cannot be read, or are of other receipts
 * @param totals by change and currency; empty if nothing would change
 */
public record ToleranceWhatIf(
        Instant startedAt, @Nullable Instant finishedAt, long replayed, long unreadable, List<Total> totals) {

    /** What would become of an invoice. */
    public enum Change {
        NEWLY_HELD,
        NEWLY_RELEASED,
        /** Held before and after; the set pays more of what nobody doubts. */
        MORE_PAID_WHILE_HELD,
        LESS_PAID_WHILE_HELD;

        /** {@code newly held}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** @param amount as of {@link Difference}, over all invoices of this change and currency */
    public record Total(Change change, String currency, long count, BigDecimal amount) {}

    /**
     * One invoice that would fare otherwise.
     *
     * @param reasonsBefore keys that stand between it and its payment, separated by commas; empty if none does
     * @param amount gross; of an invoice that stays held, what more or less is paid of it
     */
    public record Difference(
            String invoice,
            Change change,
            String reasonsBefore,
            String reasonsAfter,
            BigDecimal amount,
            String currency) {}

    public ToleranceWhatIf {
        totals = List.copyOf(totals);
    }

    public long count(Change change) {
        return totals.stream()
                .filter(total -> total.change() == change)
                .mapToLong(Total::count)
                .sum();
    }

    /** {@code 2 newly held (1,240.00 EUR), none newly released, of 40 matches replayed.} */
    public String sentence() {
        return words(Change.NEWLY_HELD) + ", " + words(Change.NEWLY_RELEASED)
                + wordsIfAny(Change.MORE_PAID_WHILE_HELD) + wordsIfAny(Change.LESS_PAID_WHILE_HELD) + ", of " + replayed
                + (replayed == 1 ? " match" : " matches") + " replayed"
                + (unreadable == 0
                        ? "."
                        : "; " + unreadable + " could not be: their figures are missing or of other receipts.");
    }

    private String wordsIfAny(Change change) {
        return count(change) == 0 ? "" : ", " + words(change);
    }

    private String words(Change change) {
        if (count(change) == 0) {
            return "none " + change.words();
        }
        return count(change) + " " + change.words() + " ("
                + totals.stream()
                        .filter(total -> total.change() == change)
                        .map(total -> new Money(total.amount(), total.currency())
                                .rounded()
                                .shown())
                        .collect(Collectors.joining(", "))
                + ")";
    }
}
