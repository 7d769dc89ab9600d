package io.counterfoil.period.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.period.ChecklistItem;
import io.counterfoil.period.PeriodReopening;
import io.counterfoil.period.PeriodSnapshot;
import io.counterfoil.period.PeriodState;
import io.counterfoil.period.ReportingPeriod;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reporting period as callers see it.
 *
 * @param lockedSince only while it is closed
 * @param checklist only when one period is read that is not closed, as is {@code missing}
 * @param missing what keeps it from being closed now; empty if nothing does
 */
record ReportingPeriodResponse(
        String businessKey,
        PeriodState state,
        Instant since,
        String changedBy,
        String reason,
        Instant cutOffAt,
        @Nullable Instant lockedSince,
        @Nullable List<Item> checklist,
        @Nullable List<String> missing,
        @Nullable List<Snapshot> snapshots,
        @Nullable List<Reopening> reopenings,
        @JsonProperty("_links") Links links) {
    static final String PATH = "/api/v1/reporting-periods";

    /** @param done for an item that a machine checks: whether it finds nothing missing */
    record Item(
            String item,
            String label,
            boolean machine,
            boolean done,
            List<String> missing,
            @Nullable String tickedBy,
            @Nullable Instant tickedAt,
            String note) {
        static Item of(ChecklistItem item) {
            return new Item(
                    item.item(),
                    item.label(),
                    item.machine(),
                    item.isDone(),
                    item.missing(),
                    item.tickedBy(),
                    item.tickedAt(),
                    item.note());
        }
    }

    /** @param sha256 of the CSV file */
    record Snapshot(
            int version,
            Instant takenAt,
            String takenBy,
            String reason,
            long rows,
            String sha256,
            @JsonProperty("_links") Links links) {
        static Snapshot of(PeriodSnapshot snapshot) {
            var address = addressOf(snapshot);
            return new Snapshot(
                    snapshot.version(),
                    snapshot.takenAt(),
                    snapshot.takenBy(),
                    snapshot.reason(),
                    snapshot.rowCount(),
                    snapshot.sha256(),
                    Links.self(address).and("csv", address + ".csv").and("verification", address + "/verification"));
        }

        static String addressOf(PeriodSnapshot snapshot) {
            return PATH + "/" + snapshot.period() + "/snapshots/" + snapshot.version();
        }
    }

    /** A request to reopen. */
    record Reopening(
            String businessKey,
            PeriodReopening.State state,
            String reason,
            String requestedBy,
            Instant requestedAt,
            @Nullable String decidedBy,
            String decisionReason) {
        static Reopening of(PeriodReopening request) {
            return new Reopening(
                    request.number(),
                    request.state(),
                    request.reason(),
                    request.requestedBy(),
                    request.requestedAt(),
                    request.decidedBy(),
                    request.decisionReason());
        }
    }

    /** Its line in a list. */
    static ReportingPeriodResponse brief(ReportingPeriod period) {
        return of(period, null, null, null, null);
    }

    static ReportingPeriodResponse of(
            ReportingPeriod period,
            @Nullable List<Item> checklist,
            @Nullable List<String> missing,
            @Nullable List<Snapshot> snapshots,
            @Nullable List<Reopening> reopenings) {
        var key = period.period().toString();
        return new ReportingPeriodResponse(
                key,
                period.state(),
                period.since(),
                period.changedBy(),
                period.reason(),
                period.cutOffAt(),
                period.lockedSince().orElse(null),
                checklist,
                missing,
                snapshots,
                reopenings,
                Links.self(PATH + "/" + key).and("case", "/api/v1/cases/" + key));
    }
}
