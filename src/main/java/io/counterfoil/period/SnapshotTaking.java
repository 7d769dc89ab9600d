package io.counterfoil.period;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes the snapshot of a period that is being closed. */
@Component
class SnapshotTaking {
    private final ObjectProvider<SnapshotSource> sources;
    private final JdbcClient jdbc;

    SnapshotTaking(ObjectProvider<SnapshotSource> sources, JdbcClient jdbc) {
        this.sources = sources;
        this.jdbc = jdbc;
    }

    PeriodSnapshot take(ReportingPeriod period, Instant at, String person, String reason) {
        var file = new SnapshotFile(jdbc, period.period(), period.nextVersion());
        sources.stream().sorted(Comparator.comparing(SnapshotSource::name)).forEach(source -> {
            file.begin(source.name());
            source.write(period.period(), file);
        });
        var rows = file.end();
        var snapshot = new PeriodSnapshot(period.period(), period.nextVersion(), at, person, reason, rows, file.hash());
        keep(snapshot);
        return snapshot;
    }

    private void keep(PeriodSnapshot snapshot) {
        jdbc.sql("""
                        insert into period_snapshot (period, version, taken_at, taken_by, reason, row_count, sha256)
                        values (:period, :version, :at, :by, :reason, :rows, :hash)""")
                .param("period", snapshot.period().toString())
                .param("version", snapshot.version())
                .param("at", Timestamp.from(snapshot.takenAt()))
                .param("by", snapshot.takenBy())
                .param("reason", snapshot.reason())
                .param("rows", snapshot.rowCount())
                .param("hash", snapshot.sha256())
                .update();
    }
}
