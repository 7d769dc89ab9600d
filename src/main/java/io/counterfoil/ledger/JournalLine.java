package io.counterfoil.ledger;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One line of an entry; its fields are those of {@link PostingLine}. A difference of exchange has no amount in the
 * entry's currency, only in the company's.
 *
 * @param companyDebit in company currency
 * @param companyCredit in company currency
 */
@Table("journal_line")
public record JournalLine(
        String account,
        BigDecimal debit,
        BigDecimal credit,
        String text,
        @Nullable String orderNumber,
        @Nullable Integer orderLine,
        BigDecimal companyDebit,
        BigDecimal companyCredit,
        @Nullable String item) {

    /** @param worth of the line's one side in company currency */
    static JournalLine of(PostingLine line, BigDecimal worth) {
        boolean debited = line.debit().signum() > 0;
        return new JournalLine(
                line.account(),
                line.debit(),
                line.credit(),
                line.text(),
                line.orderNumber(),
                line.orderLine(),
                debited ? worth : BigDecimal.ZERO,
                debited ? BigDecimal.ZERO : worth,
                line.item());
    }

    /** @param debit negative is a credit; in company currency */
    static JournalLine exchangeDifference(String account, BigDecimal debit) {
        return new JournalLine(
                account,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                "exchange difference",
                null,
                null,
                debit.max(BigDecimal.ZERO),
                debit.negate().max(BigDecimal.ZERO),
                null);
    }

    boolean isExchangeDifference() {
        return debit.signum() == 0 && credit.signum() == 0;
    }

    PostingLine asPosted() {
        return new PostingLine(account, debit, credit, text, orderNumber, orderLine, item);
    }

    JournalLine reversed() {
        return new JournalLine(account, credit, debit, text, orderNumber, orderLine, companyCredit, companyDebit, item);
    }
}
