package io.counterfoil.ledger.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.kernel.Money;
import io.counterfoil.ledger.JournalEntry;
import io.counterfoil.ledger.JournalLine;
import io.counterfoil.masterdata.MasterData;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A journal entry as callers see it. Its state is always POSTED: the journal knows no drafts. */
record JournalEntryResponse(
        String businessKey,
        String state,
        String documentType,
        String documentKey,
        LocalDate postingDate,
        @Nullable LocalDate documentDate,
        String text,
        @Nullable String reason,
        String currency,
        @Nullable String reverses,
        String postedBy,
        Instant postedAt,
        List<Line> lines,
        @JsonProperty("_links") Links links) {

    record Line(
            String account,
            BigDecimal debit,
            BigDecimal credit,
            String text,
            @Nullable String orderNumber,
            @Nullable Integer orderLine,
            BigDecimal companyDebit,
            BigDecimal companyCredit,
            @Nullable String item) {
        static Line of(JournalLine line, String currency) {
            return new Line(
                    line.account(),
                    amount(line.debit(), currency),
                    amount(line.credit(), currency),
                    line.text(),
                    line.orderNumber(),
                    line.orderLine(),
                    amount(line.companyDebit(), MasterData.COMPANY_CURRENCY),
                    amount(line.companyCredit(), MasterData.COMPANY_CURRENCY),
                    line.item());
        }

        /** In the currency's decimals; the journal accepts no finer amounts. */
        private static BigDecimal amount(BigDecimal value, String currency) {
            return new Money(value, currency).rounded().amount();
        }
    }

    static JournalEntryResponse of(JournalEntry entry) {
        return new JournalEntryResponse(
                entry.number(),
                "POSTED",
                entry.documentType(),
                entry.documentKey(),
                entry.postingDate(),
                entry.documentDate(),
                entry.text(),
                entry.reason().isEmpty() ? null : entry.reason(),
                entry.currency(),
                entry.reverses(),
                entry.postedBy(),
                entry.postedAt(),
                entry.lines().stream()
                        .map(line -> Line.of(line, entry.currency()))
                        .toList(),
                Links.self(addressOf(entry.number()))
                        .and("case", "/api/v1/cases/" + BusinessKeyPath.encode(entry.documentKey())));
    }

    static String addressOf(String number) {
        return JournalEntryController.PATH + "/" + BusinessKeyPath.encode(number);
    }
}
