package io.counterfoil.procurement.review;

import io.counterfoil.procurement.review.PriceRelease.Outcome;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which releases of prices were proposed, and what became of them. At most one of an invoice is open. */
@Repository
class PriceReleaseRecords {
    private final JdbcClient jdbc;
    private final Clock clock;

    PriceReleaseRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of an invoice, oldest first. */
    List<PriceRelease> of(String invoiceKey) {
        return jdbc.sql("select round, percent, amount, figures, findings, proposed_by, reason, proposed_at, outcome,"
                        + " outcome_reason from price_release where invoice_key = :key order by round")
                .param("key", invoiceKey)
                .query(PriceRelease.class)
                .list();
    }

    /** About which others are asked now. */
    Optional<PriceRelease> open(String invoiceKey) {
        return of(invoiceKey).stream().filter(one -> one.outcome() == null).findFirst();
    }

    /** Round 1 is the approval of costs without an order. */
    void keep(String invoiceKey, Wish wish, String person, String reason) {
        jdbc.sql("""
                        insert into price_release (invoice_key, round, percent, amount, figures, findings, proposed_by,
                            reason, proposed_at)
                        select :key, coalesce(max(round), 1) + 1, :percent, :amount, :figures, :findings, :person,
                            :reason, :at
                        from price_release where invoice_key = :key
                        """)
                .param("key", invoiceKey)
                .param("percent", wish.percent)
                .param("amount", wish.amount)
                .param("figures", wish.figures)
                .param("findings", wish.findings)
                .param("person", person)
                .param("reason", reason)
                .param("at", now())
                .update();
    }

    void end(String invoiceKey, Outcome outcome, String words) {
        jdbc.sql("update price_release set outcome = :outcome, outcome_reason = :words, ended_at = :at"
                        + " where invoice_key = :key and outcome is null")
                .param("outcome", outcome.name())
                .param("words", words)
                .param("at", now())
                .param("key", invoiceKey)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** What a proposal is about, as {@link PriceRelease} says. */
    record Wish(BigDecimal percent, BigDecimal amount, String figures, String findings) {}
}
