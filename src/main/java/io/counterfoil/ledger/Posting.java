package io.counterfoil.ledger;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * What shall stand in the journal. Refuses to exist unless it balances, so a posting in hand can be booked.
 *
 * @param documentType kind of the document it books, in capitals: {@code PAYMENT}
 * @param documentKey business key of that document; with the type it names the entry, once
 * @param text what it is about, for people
 * @param reason why, if a person decided it; empty otherwise
 * @param currency ISO 4217; amounts have no more decimals than its minor unit
 * @param lines at least two
 */
public record Posting(
        String documentType,
        String documentKey,
        LocalDate postingDate,
        String text,
        String reason,
        String currency,
        List<PostingLine> lines) {
    private static final BigDecimal TOO_LARGE = BigDecimal.TEN.pow(15);

    /**
     * @throws BusinessRuleViolation {@code POSTING_INCOMPLETE}, {@code CURRENCY_UNKNOWN}, {@code AMOUNT_INVALID} or
     *     {@code POSTING_UNBALANCED}
     */
    public Posting {
        lines = List.copyOf(lines);
        if (lines.size() < 2) {
            throw new BusinessRuleViolation(
                    "POSTING_INCOMPLETE", "posting for " + documentKey + " needs at least two lines");
        }
        int decimals = decimalsOf(currency);
        lines.forEach(line -> check(line, decimals));
        var debits = sum(lines, PostingLine::debit);
        var credits = sum(lines, PostingLine::credit);
        if (debits.compareTo(credits) != 0) {
            throw new BusinessRuleViolation(
                    "POSTING_UNBALANCED",
                    "posting for " + documentKey + " debits " + new Money(debits, currency) + " but credits "
                            + new Money(credits, currency));
        }
    }

    /** The same posting on another day. */
    Posting on(LocalDate day) {
        return day.equals(postingDate)
                ? this
                : new Posting(documentType, documentKey, day, text, reason, currency, lines);
    }

    /** Debits and credits are the same figure. */
    public Money total() {
        return new Money(sum(lines, PostingLine::debit), currency);
    }

    private static int decimalsOf(String currency) {
        try {
            return Money.minorDigits(currency);
        } catch (IllegalArgumentException unknown) {
            throw new BusinessRuleViolation("CURRENCY_UNKNOWN", "'" + currency + "' is no ISO 4217 currency");
        }
    }

    private static void check(PostingLine line, int decimals) {
        var amount = line.debit().add(line.credit());
        if (!line.hasOneSide() || amount.stripTrailingZeros().scale() > decimals || amount.compareTo(TOO_LARGE) >= 0) {
            throw new BusinessRuleViolation(
                    "AMOUNT_INVALID",
                    "the line on account " + line.account() + " has debit "
                            + line.debit().toPlainString() + " and credit "
                            + line.credit().toPlainString()
                            + ": exactly one must be positive, with at most " + decimals
                            + " decimals and 15 digits before them");
        }
    }

    private static BigDecimal sum(List<PostingLine> lines, Function<PostingLine, BigDecimal> side) {
        return lines.stream().map(side).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
