package io.counterfoil.ledger;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One side of a posting. Exactly one of the amounts is positive, the other is zero.
 *
 * @param account code in the chart of accounts
 * @param debit in the posting's currency
 * @param credit in the posting's currency
 * @param orderNumber of the order line this line clears; null if it clears none
 * @param orderLine number of that order line; null exactly if {@code orderNumber} is
 * @param item what this line opens or clears on its account where that is no order line: an invoice, an order's
 *     retention; null if nothing stays open
 */
public record PostingLine(
        String account,
        BigDecimal debit,
        BigDecimal credit,
        String text,
        @Nullable String orderNumber,
        @Nullable Integer orderLine,
        @Nullable String item) {

    /** A line that opens or clears nothing, or an order line. */
    public PostingLine(
            String account,
            BigDecimal debit,
            BigDecimal credit,
            String text,
            @Nullable String orderNumber,
            @Nullable Integer orderLine) {
        this(account, debit, credit, text, orderNumber, orderLine, null);
    }

    public static PostingLine debit(String account, BigDecimal amount, String text) {
        return new PostingLine(account, amount, BigDecimal.ZERO, text, null, null);
    }

    public static PostingLine credit(String account, BigDecimal amount, String text) {
        return new PostingLine(account, BigDecimal.ZERO, amount, text, null, null);
    }

    /** The same line as one that clears an order line, for GR/IR. */
    public PostingLine clearing(String order, int line) {
        return new PostingLine(account, debit, credit, text, order, line, null);
    }

    /** The same line as one that opens or clears an item; in company currency it is cleared at what it was opened at. */
    public PostingLine clearing(String openItem) {
        return new PostingLine(account, debit, credit, text, null, null, openItem);
    }

    PostingLine reversed() {
        return new PostingLine(account, credit, debit, text, orderNumber, orderLine, item);
    }

    boolean hasOneSide() {
        return debit.signum() >= 0 && credit.signum() >= 0 && debit.signum() != credit.signum();
    }

    /** Same effect on the books: amounts by value, texts apart. */
    boolean books(PostingLine other) {
        return account.equals(other.account)
                && debit.compareTo(other.debit) == 0
                && credit.compareTo(other.credit) == 0
                && Objects.equals(orderNumber, other.orderNumber)
                && Objects.equals(orderLine, other.orderLine)
                && Objects.equals(item, other.item);
    }
}
