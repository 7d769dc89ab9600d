package io.counterfoil.governance.actual;

import io.counterfoil.exchange.DocumentState;
import io.counterfoil.exchange.Documents;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.kernel.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files of actual values, exported from the books elsewhere: brought in whole or not at all. */
@Service
@Transactional
public class ActualImports {
    private final Documents documents;
    private final ActualRows rows;
    private final ActualValues actuals;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ActualImports(
            Documents documents,
            ActualRows rows,
            ActualValues actuals,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.documents = documents;
        this.rows = rows;
        this.actuals = actuals;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps the file as it came and enters all of its rows; whoever brings it is the editor of these values. The same
     * file again, whoever brings it, gives the first answer.
     *
     * @throws InvalidInput with everything that is wrong, line by line; then nothing was entered and the file is kept as
     *     refused
     */
    public ActualImport bring(byte[] file, String person) {
        var sha256 = Sha256.hex(file);
        waitForTheSameFile(sha256);
        return find("sha256", sha256).orElseGet(() -> bringNew(file, sha256, person));
    }

    /** @throws NotFound {@code ACTUAL_IMPORT_UNKNOWN} */
    @Transactional(readOnly = true)
    public ActualImport get(String key) {
        return find("import", key)
                .orElseThrow(() -> new NotFound("ACTUAL_IMPORT_UNKNOWN", "there is no import " + key));
    }

    private ActualImport bringNew(byte[] file, String sha256, String person) {
        var kept = documents.keep(file, "text/csv", person);
        try {
            var brought = enter(file, sha256, kept.number(), person);
            documents.settle(kept.number(), DocumentState.ACCEPTED, brought.key());
            return brought;
        } catch (BusinessRuleViolation refusal) {
            documents.settle(kept.number(), DocumentState.REJECTED, String.valueOf(refusal.getMessage()));
            throw refusal;
        }
    }

    private ActualImport enter(byte[] bytes, String sha256, String document, String person) {
        var file = ActualRows.file(bytes);
        var readable = rows.of(file);
        // The earliest period first, as everybody locks them.
        var ordered = readable.stream()
                .sorted(Comparator.comparing(row -> row.posting().period()))
                .toList();
        int added = 0;
        for (var row : ordered) {
            try {
                added += file.problems().isWrong(row.line())
                        ? 0
                        : actuals.enter(row.posting(), person).map(entered -> 1).orElse(0);
            } catch (BusinessRuleViolation refusal) {
                file.problems().add(row.line(), refusal);
            }
        }
        file.problems().done();
        return record(sha256, document, file.rows().size(), added, person);
    }

    private ActualImport record(String sha256, String document, int rowCount, int added, String person) {
        var brought = jdbc.sql("insert into actual_import (import, sha256, document, row_count, added, imported_by,"
                        + " imported_at) values ('AI-' || nextval('actual_import_number'), :sha, :document, :rows,"
                        + " :added, :by, :at) returning *")
                .param("sha", sha256)
                .param("document", document)
                .param("rows", rowCount)
                .param("added", added)
                .param("by", person)
                .param("at", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .query(ActualImports::read)
                .single();
        events.publishEvent(new AuditFact(
                brought.key(),
                person,
                "ACTUALS_IMPORTED",
                "",
                Map.of(
                        "document",
                        document,
                        "sha256",
                        sha256,
                        "rows",
                        Integer.toString(rowCount),
                        "added",
                        Integer.toString(added))));
        return brought;
    }

    /** Two at once would both find nothing; the second waits here and then finds the first's import. */
    private void waitForTheSameFile(String sha256) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:sha, 242100))::text")
                .param("sha", sha256)
                .query(String.class)
                .list();
    }

    private Optional<ActualImport> find(String column, String value) {
        List<ActualImport> found = jdbc.sql("select * from actual_import where " + column + " = :value")
                .param("value", value)
                .query(ActualImports::read)
                .list();
        return found.stream().findFirst();
    }

    private static ActualImport read(ResultSet row, int number) throws SQLException {
        return new ActualImport(
                row.getString("import"),
                row.getString("sha256"),
                row.getString("document"),
                row.getInt("row_count"),
                row.getInt("added"),
                row.getString("imported_by"),
                row.getTimestamp("imported_at").toInstant());
    }
}
