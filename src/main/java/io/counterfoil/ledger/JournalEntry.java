package io.counterfoil.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A posting as it stands in the journal, for good: the database refuses every change.
 *
 * @param number {@code JE-1001}; numbers rise but may have gaps
 * @param documentDate of a document whose reporting period was closed when it was posted; null: the posting date
 * @param reverses number of the entry this one takes back; null for an ordinary entry
 * @param postedBy login of the person, or {@link io.counterfoil.kernel.AuditFact#SYSTEM}
 */
@Table("journal_entry")
public record JournalEntry(
        @Id String number,
        String documentType,
        String documentKey,
        LocalDate postingDate,
        @Nullable LocalDate documentDate,
        String text,
        String reason,
        String currency,
        @Nullable String reverses,
        int lineCount,
        String postedBy,
        Instant postedAt,

        @MappedCollection(idColumn = "entry_number", keyColumn = "position")
        List<JournalLine> lines) {

    /**
     * Whether a posting says the same as this entry. Date and texts do not count: a step repeated after midnight is
     * the same posting.
     */
    boolean books(Posting posting) {
        var posted = postedLines();
        if (!currency.equals(posting.currency())
                || posted.size() != posting.lines().size()) {
            return false;
        }
        for (int i = 0; i < posted.size(); i++) {
            if (!posted.get(i).books(posting.lines().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The lines as the document gave them, without what the journal found by exchange rates. */
    private List<PostingLine> postedLines() {
        return lines.stream()
                .filter(line -> !line.isExchangeDifference())
                .map(JournalLine::asPosted)
                .toList();
    }

    /** The posting that takes this entry back, under the same document key. */
    Posting reversal(LocalDate date, String why) {
        return new Posting(
                documentType + "_REVERSAL",
                documentKey,
                date,
                "Reversal of " + number + ": " + text,
                why,
                currency,
                postedLines().stream().map(PostingLine::reversed).toList());
    }
}
