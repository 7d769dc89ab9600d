package io.counterfoil.ledger;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Entries that a controller writes by hand: corrections, accruals, what no document books. */
@Component
public class ManualPostings {
    static final String DOCUMENT_TYPE = "MANUAL";

    private final Journal journal;

    ManualPostings(Journal journal) {
        this.journal = journal;
    }

    /**
     * Books lines under a key the caller chose, once.
     *
     * @param key names the entry for the caller, for example {@code ACCRUAL-2026-11}
     * @param reason why no document books this; required
     * @throws BusinessRuleViolation {@code REASON_MISSING} or as {@link Posting} and {@link Journal#post}
     * @throws Conflict if the key is used for another posting
     */
    public JournalEntry post(
            String key,
            LocalDate date,
            String text,
            String reason,
            String currency,
            List<PostingLine> lines,
            String actor) {
        if (reason.isBlank()) {
            throw new BusinessRuleViolation("REASON_MISSING", "say why " + key + " is posted by hand");
        }
        return journal.post(new Posting(DOCUMENT_TYPE, key, date, text, reason, currency, lines), actor);
    }
}
