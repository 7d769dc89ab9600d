package io.counterfoil.ledger.web;

import io.counterfoil.ledger.PostingLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A manual entry.
 *
 * @param businessKey the caller's own name for it; the same name again with the same lines changes nothing
 */
record JournalEntryRequest(
        @NotBlank @Size(max = 200) @Pattern(regexp = PRINTABLE)
        String businessKey,

        @NotNull LocalDate postingDate,

        @NotBlank @Size(max = 200) @Pattern(regexp = PRINTABLE)
        String text,

        @NotBlank @Size(max = 1000) @Pattern(regexp = PRINTABLE)
        String reason,

        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotEmpty @Size(max = 500) List<@Valid @NotNull Line> lines) {
    /** PostgreSQL stores no NUL, and no other control character belongs into a ledger. */
    private static final String PRINTABLE = "\\P{Cntrl}*";

    /** Debit or credit, the other one absent or zero. */
    record Line(
            @NotBlank String account,
            @Nullable BigDecimal debit,
            @Nullable BigDecimal credit,

            @Nullable @Size(max = 200) @Pattern(regexp = PRINTABLE)
            String text) {
        PostingLine toPostingLine() {
            return new PostingLine(account, orZero(debit), orZero(credit), text == null ? "" : text, null, null);
        }

        private static BigDecimal orZero(@Nullable BigDecimal amount) {
            return amount == null ? BigDecimal.ZERO : amount;
        }
    }

    List<PostingLine> postingLines() {
        return lines.stream().map(Line::toPostingLine).toList();
    }
}
