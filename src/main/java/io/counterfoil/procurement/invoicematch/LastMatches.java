package io.counterfoil.procurement.invoicematch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the newest match of an invoice as it was kept. */
@Repository
public class LastMatches {
    private final JdbcClient jdbc;

    LastMatches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param result the whole match with its figures, as JSON */
    public record LastMatch(
            int attempt, Instant matchedAt, String verdict, String toleranceSet, List<String> reasons, String result) {}

    /** Empty before the first match. */
    public Optional<LastMatch> of(String businessKey) {
        return jdbc.sql("select attempt, matched_at, verdict, tolerance_set, reasons, result::text as result"
                        + " from invoice_match where invoice_key = :key order by attempt desc limit 1")
                .param("key", businessKey)
                .query((row, index) -> new LastMatch(
                        row.getInt("attempt"),
                        row.getTimestamp("matched_at").toInstant(),
                        row.getString("verdict"),
                        row.getString("tolerance_set"),
                        row.getString("reasons").isEmpty()
                                ? List.of()
                                : List.of(row.getString("reasons").split(",", -1)),
                        row.getString("result")))
                .optional();
    }
}
