package io.counterfoil.period;

import io.counterfoil.identity.Role;
import io.counterfoil.kernel.NotFound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was reported. Written by the closing alone, and never changed. */
@Component
@Transactional(readOnly = true)
public class PeriodSnapshots {
    /** Who reads the figures of snapshots. */
    public static final Role[] READERS = {Role.CONTROLLER, Role.STEERING_CHAIR, Role.CFO, Role.BOARD, Role.INTEGRATION};

    private static final int PART = 5000;

    private final JdbcClient jdbc;

    PeriodSnapshots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All versions, the first first. */
    public List<PeriodSnapshot> of(YearMonth period) {
        return jdbc.sql("select * from period_snapshot where period = :period order by version")
                .param("period", period.toString())
                .query(PeriodSnapshots::snapshot)
                .list();
    }

    /** What the period is reported as, also while it is reopened; empty if it was never closed. */
    public Optional<PeriodSnapshot> newest(YearMonth period) {
        return jdbc.sql("select * from period_snapshot where period = :period order by version desc limit 1")
                .param("period", period.toString())
                .query(PeriodSnapshots::snapshot)
                .optional();
    }

    /** @throws NotFound {@code SNAPSHOT_UNKNOWN} */
    public PeriodSnapshot get(YearMonth period, int version) {
        return jdbc.sql("select * from period_snapshot where period = :period and version = :version")
                .param("period", period.toString())
                .param("version", version)
                .query(PeriodSnapshots::snapshot)
                .optional()
                .orElseThrow(() -> new NotFound(
                        "SNAPSHOT_UNKNOWN",
                        "reporting period " + period + " has no snapshot of version " + version
                                + "; its versions are listed at /api/v1/reporting-periods/" + period));
    }

    /** Rows in their order, from the one after a position on; position 0 is before the first. */
    public List<SnapshotRow> rows(PeriodSnapshot snapshot, long afterPosition, int limit) {
        return jdbc.sql("""
                        select * from period_snapshot_row
                        where period = :period and version = :version and position > :after
                        order by position limit :limit""")
                .param("period", snapshot.period().toString())
                .param("version", snapshot.version())
                .param("after", afterPosition)
                .param("limit", limit)
                .query(PeriodSnapshots::row)
                .list();
    }

    /** All figures of one subject, in their order. */
    public List<SnapshotRow> rowsOf(PeriodSnapshot snapshot, String subject) {
        return jdbc
                .sql("""
                        select * from period_snapshot_row
                        where period = :period and version = :version and subject = :subject""")
                .param("period", snapshot.period().toString())
                .param("version", snapshot.version())
                .param("subject", subject)
                .query(PeriodSnapshots::row)
                .list()
                .stream()
                // Sorted here: asked to sort, an unanalysed table is read along its positions, all of it.
                .sorted(Comparator.comparingInt(SnapshotRow::position))
                .toList();
    }

    /**
     * Writes the file whose hash is kept with the snapshot.
     *
     * @throws IOException if the receiver takes no more
     */
    public void writeCsv(PeriodSnapshot snapshot, Appendable out) throws IOException {
        out.append(SnapshotRow.HEADING);
        long after = 0;
        for (var part = rows(snapshot, after, PART); !part.isEmpty(); part = rows(snapshot, after, PART)) {
            for (var row : part) {
                out.append(row.csv());
                after = row.position();
            }
        }
    }

    /** Computes the hash again from the rows as they stand, and compares. */
    public SnapshotVerification verify(PeriodSnapshot snapshot) {
        var digest = SnapshotFile.sha256();
        digest.update(SnapshotRow.HEADING.getBytes(StandardCharsets.UTF_8));
        long after = 0;
        long count = 0;
        for (var part = rows(snapshot, after, PART); !part.isEmpty(); part = rows(snapshot, after, PART)) {
            for (var row : part) {
                digest.update(row.csv().getBytes(StandardCharsets.UTF_8));
                after = row.position();
                count++;
            }
        }
        return new SnapshotVerification(
                snapshot.sha256(), HexFormat.of().formatHex(digest.digest()), snapshot.rowCount(), count);
    }

    private static PeriodSnapshot snapshot(ResultSet row, int number) throws SQLException {
        return new PeriodSnapshot(
                YearMonth.parse(row.getString("period")),
                row.getInt("version"),
                row.getTimestamp("taken_at").toInstant(),
                row.getString("taken_by"),
                row.getString("reason"),
                row.getLong("row_count"),
                row.getString("sha256"));
    }

    private static SnapshotRow row(ResultSet row, int number) throws SQLException {
        return new SnapshotRow(
                row.getInt("position"),
                row.getString("source"),
                row.getString("subject"),
                row.getString("figure"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("text"));
    }
}
