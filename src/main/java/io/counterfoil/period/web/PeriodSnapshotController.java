package io.counterfoil.period.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.period.PeriodSnapshots;
import io.counterfoil.period.SnapshotRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Base64;
import java.util.HexFormat;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Reporting periods")
@RestController
@RequestMapping(ReportingPeriodResponse.PATH + "/{period}/snapshots/")
class PeriodSnapshotController {
    private final PeriodSnapshots snapshots;

    PeriodSnapshotController(PeriodSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** Whether the rows still are what was hashed at the closing. */
    record Verification(
            boolean intact,
            String sha256,
            String foundSha256,
            long rows,
            long foundRows,
            @JsonProperty("_links") Links links) {}

    @Operation(summary = "Read the figures of a snapshot, page by page")
    @GetMapping("{version}")
    PageOf<SnapshotRow> rows(
            @PathVariable YearMonth period,
            @PathVariable int version,
            @Valid @ParameterObject PageQuery query,
            Person caller) {
        caller.mustBeOneOf(PeriodSnapshots.READERS);
        var snapshot = snapshots.get(period, version);
        return PageOf.of(
                snapshots.rows(snapshot, query.offset(), query.limit()),
                query,
                snapshot.rowCount(),
                ReportingPeriodResponse.Snapshot.addressOf(snapshot));
    }

    @Operation(
            summary = "Download a snapshot as CSV",
            description = "The hash kept with the snapshot is the SHA-256 of this file; Repr-Digest repeats it.")
    @GetMapping(path = "{version}.csv", produces = "text/csv")
    void csv(@PathVariable YearMonth period, @PathVariable int version, Person caller, HttpServletResponse response)
            throws IOException {
        caller.mustBeOneOf(PeriodSnapshots.READERS);
        var snapshot = snapshots.get(period, version);
        var digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(snapshot.sha256()));
        response.setHeader("Repr-Digest", "sha-256=:" + digest + ":");
        response.setHeader(HttpHeaders.ETAG, '"' + snapshot.sha256() + '"');
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("snapshot-" + period + "-v" + version + ".csv")
                        .build()
                        .toString());
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        snapshots.writeCsv(snapshot, response.getWriter());
    }

    @Operation(
            summary = "Compute the hash of a snapshot again and compare it",
            description = "Reads every row. The hash is in the audit trail too, as fact PERIOD_CLOSED.")
    @GetMapping("{version}/verification")
    Verification verify(@PathVariable YearMonth period, @PathVariable int version, Person caller) {
        caller.mustBeOneOf(PeriodSnapshots.READERS);
        var snapshot = snapshots.get(period, version);
        var found = snapshots.verify(snapshot);
        return new Verification(
                found.isIntact(),
                found.expected(),
                found.found(),
                found.expectedRows(),
                found.foundRows(),
                Links.self(ReportingPeriodResponse.Snapshot.addressOf(snapshot) + "/verification"));
    }
}
