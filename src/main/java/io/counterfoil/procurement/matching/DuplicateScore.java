package io.counterfoil.procurement.matching;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/**
 * How much two invoices of one seller look like the same one: .45 number + .30 amount + .15 date + .10 shared order, each
 * part from 0 to 1. Symmetric, from 0 to 1, and exact: an exact fraction, because a ninth has no end as a decimal.
 *
 * @param numerator of the score
 * @param denominator of the score, above zero
 */
public record DuplicateScore(BigDecimal numerator, BigDecimal denominator) {
    /** From here on two invoices are near duplicates; equal is near. */
    public static final BigDecimal THRESHOLD = new BigDecimal("0.81");

    private static final BigDecimal NUMBER = new BigDecimal("0.45");
    private static final BigDecimal AMOUNT = new BigDecimal("0.30");
    private static final BigDecimal DATE = new BigDecimal("0.15");
    private static final BigDecimal ORDER = new BigDecimal("0.10");

    /** Amounts further apart than one part in this many of the larger, five percent, have nothing in common. */
    private static final BigDecimal AMOUNT_STEPS = BigDecimal.valueOf(20);

    private static final int DAYS = 30;
    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]");
    private static final Pattern LEADING_ZEROS = Pattern.compile("(?<!\\p{Nd})0+(?=\\p{Nd})");

    /** Optimal string alignment: an edit, or a swap of two neighbours, each counted once. */
    private static final DamerauLevenshteinDistance ALIGNMENT = new DamerauLevenshteinDistance();

    /**
     * What is compared of an invoice.
     *
     * @param number as written
     * @param gross with tax; both in one currency, or the score means nothing
     */
    public record Looks(String number, BigDecimal gross, LocalDate date) {}

    /** Compares two invoices; which one comes first makes no difference. */
    public static DuplicateScore of(Looks one, Looks other, boolean sharedOrder) {
        var first = normalised(one.number());
        var second = normalised(other.number());
        var length = Math.max(1, Math.max(first.length(), second.length()));
        var alike = BigDecimal.valueOf(length - ALIGNMENT.apply(first, second));
        var larger = one.gross().abs().max(other.gross().abs());
        var base = larger.signum() == 0 ? BigDecimal.ONE : larger;
        var near = base.subtract(one.gross().subtract(other.gross()).abs().multiply(AMOUNT_STEPS))
                .max(BigDecimal.ZERO);
        var daysLeft = Math.max(0, DAYS - Math.abs(ChronoUnit.DAYS.between(one.date(), other.date())));
        var letters = BigDecimal.valueOf(length);
        var days = BigDecimal.valueOf(DAYS);
        var numerator = NUMBER.multiply(alike)
                .multiply(base)
                .multiply(days)
                .add(AMOUNT.multiply(near).multiply(letters).multiply(days))
                .add(DATE.multiply(BigDecimal.valueOf(daysLeft))
                        .multiply(letters)
                        .multiply(base))
                .add(sharedOrder ? ORDER.multiply(letters).multiply(base).multiply(days) : BigDecimal.ZERO);
        return new DuplicateScore(numerator, letters.multiply(base).multiply(days));
    }

    /** Whether the two are near duplicates; decided on the exact fraction, before anything is rounded. */
    public boolean isNear() {
        return numerator.compareTo(THRESHOLD.multiply(denominator)) >= 0;
    }

    /** The score with five decimals, cut off, so that what falls short of the threshold never reads as reaching it. */
    public BigDecimal value() {
        return numerator.divide(denominator, 5, RoundingMode.DOWN);
    }

    /**
     * A number as far as it counts: capitals, letters and digits only, leading zeros of each run of digits dropped. Runs
     * form after everything else is gone: {@code 2025-0456} is one run.
     */
    static String normalised(String number) {
        var bare = NO_LETTER_OR_DIGIT.matcher(number.toUpperCase(Locale.ROOT)).replaceAll("");
        return LEADING_ZEROS.matcher(bare).replaceAll("");
    }
}
