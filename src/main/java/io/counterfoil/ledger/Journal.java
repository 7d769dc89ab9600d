package io.counterfoil.ledger;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.period.ReportingPeriods;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the journal. Joins the caller's transaction, so a document and its entry stand or fall together; the database
 * checks at commit that every entry balances, whoever wrote it.
 */
@Component
@Transactional
public class Journal {
    private final JournalEntries entries;
    private final JdbcAggregateOperations aggregates;
    private final JdbcClient jdbc;
    private final ChartOfAccounts accounts;
    private final CompanyAmounts companyAmounts;
    private final ReportingPeriods periods;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Journal(
            JournalEntries entries,
            JdbcAggregateOperations aggregates,
            JdbcClient jdbc,
            ChartOfAccounts accounts,
            CompanyAmounts companyAmounts,
            ReportingPeriods periods,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entries = entries;
        this.aggregates = aggregates;
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.companyAmounts = companyAmounts;
        this.periods = periods;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Books a document once. The same posting again, from another thread, node or day, gives the first entry. What is
     * dated in a closed reporting period is posted on the first day of the next one that is not closed, at that day's
     * rate, and keeps its own date as the date of the document: a closed period never changes.
     *
     * @param actor login of the person, or {@link AuditFact#SYSTEM}
     * @throws Conflict {@code POSTING_DIFFERS} if the document is booked with other accounts or amounts
     * @throws BusinessRuleViolation {@code ACCOUNT_UNKNOWN} if the chart has no such account;
     *     {@code EXCHANGE_RATE_MISSING} if a foreign currency has no rate on or before the posting date
     */
    public JournalEntry post(Posting posting, String actor) {
        return post(posting, companyAmounts::of, null, actor);
    }

    /**
     * Takes an entry back by its mirror image, under the document type {@code <TYPE>_REVERSAL} and the same key. Doing
     * it again gives the first reversal.
     *
     * @param reason in the person's words; required
     */
    public JournalEntry reverse(String number, LocalDate postingDate, String reason, String actor) {
        var entry = entries.findById(number)
                .orElseThrow(() -> new NotFound("JOURNAL_ENTRY_UNKNOWN", "there is no journal entry " + number));
        if (entry.reverses() != null) {
            throw new Conflict(
                    "REVERSAL_REVERSED", number + " is itself a reversal: post the document again under a new key");
        }
        if (reason.isBlank()) {
            throw new BusinessRuleViolation("REASON_MISSING", "say why " + number + " is reversed");
        }
        // At the worth of the day it was booked: taken back is as if it had never been.
        var mirror = entry.lines().stream().map(JournalLine::reversed).toList();
        return post(entry.reversal(postingDate, reason), dated -> mirror, number, actor);
    }

    private JournalEntry post(
            Posting posting, Function<Posting, List<JournalLine>> lines, @Nullable String reverses, String actor) {
        waitForOthersBooking(posting);
        var booked = entries.findByDocumentTypeAndDocumentKey(posting.documentType(), posting.documentKey());
        if (booked.isPresent()) {
            return sameOrRefused(booked.get(), posting);
        }
        refuseUnknownAccounts(posting);
        var dated = posting.on(postableDay(posting.postingDate()));
        var documentDate = dated.equals(posting) ? null : posting.postingDate();
        var entry = aggregates.insert(entryOf(dated, documentDate, lines.apply(dated), reverses, actor));
        events.publishEvent(fact(entry, dated));
        return entry;
    }

    private LocalDate postableDay(LocalDate day) {
        var month = YearMonth.from(day);
        var postable = periods.postableFor(month);
        return postable.equals(month) ? day : postable.atDay(1);
    }

    private static JournalEntry sameOrRefused(JournalEntry booked, Posting posting) {
        if (!booked.books(posting)) {
            throw new Conflict(
                    "POSTING_DIFFERS",
                    posting.documentType() + " " + posting.documentKey() + " is booked as " + booked.number()
                            + " with other accounts or amounts; reverse that entry first");
        }
        return booked;
    }

    private void refuseUnknownAccounts(Posting posting) {
        var codes = posting.lines().stream().map(PostingLine::account).collect(Collectors.toCollection(TreeSet::new));
        codes.removeAll(accounts.known(codes));
        if (!codes.isEmpty()) {
            throw new BusinessRuleViolation(
                    "ACCOUNT_UNKNOWN", "the chart of accounts has no account '" + String.join("', '", codes) + "'");
        }
    }

    /** Two at once would both find nothing; the second waits here and then finds the first's entry. */
    private void waitForOthersBooking(Posting posting) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:type || chr(31) || :key, 1001))::text")
                .param("type", posting.documentType())
                .param("key", posting.documentKey())
                .query(String.class)
                .list();
    }

    private JournalEntry entryOf(
            Posting posting,
            @Nullable LocalDate documentDate,
            List<JournalLine> lines,
            @Nullable String reverses,
            String actor) {
        var number = "JE-"
                + jdbc.sql("select nextval('journal_entry_number')")
                        .query(Long.class)
                        .single();
        return new JournalEntry(
                number,
                posting.documentType(),
                posting.documentKey(),
                posting.postingDate(),
                documentDate,
                posting.text(),
                posting.reason(),
                posting.currency(),
                reverses,
                lines.size(),
                actor,
                // PostgreSQL keeps microseconds.
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                lines);
    }

    private static AuditFact fact(JournalEntry entry, Posting posting) {
        return new AuditFact(
                entry.documentKey(),
                entry.postedBy(),
                entry.reverses() == null ? "JOURNAL_ENTRY_POSTED" : "JOURNAL_ENTRY_REVERSED",
                entry.reason(),
                Map.of(
                        "entry", entry.number(),
                        "documentType", entry.documentType(),
                        "total", posting.total().toString()));
    }
}
