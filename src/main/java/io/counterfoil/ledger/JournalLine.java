package io.counterfoil.ledger;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** One line of an entry; its fields are those of {@link PostingLine}. */
@Table("journal_line")
public record JournalLine(
        String account,
        BigDecimal debit,
        BigDecimal credit,
        String text,
        @Nullable String orderNumber,
        @Nullable Integer orderLine) {

    static JournalLine of(PostingLine line) {
        return new JournalLine(
                line.account(), line.debit(), line.credit(), line.text(), line.orderNumber(), line.orderLine());
    }

    PostingLine asPosted() {
        return new PostingLine(account, debit, credit, text, orderNumber, orderLine);
    }
}
