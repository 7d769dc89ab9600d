package io.counterfoil.portal.web;

import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.ConflictReports;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.SodConflict;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The weekly reports of segregation of duties. */
@Tag(name = "Segregation of duties")
@RestController
@RequestMapping(SodConflictApi.PATH)
class SodConflictApi {
    static final String PATH = "/api/v1/sod-conflicts";
    private static final String CSV = "text/csv";

    private final ConflictReports reports;

    SodConflictApi(ConflictReports reports) {
        this.reports = reports;
    }

    /** Mondays of the weeks that have a report. */
    record Weeks(List<LocalDate> weeks) {}

    @Operation(
            summary = "List the weeks that have a report, the latest first",
            description = "For controllers, operators and administrators.")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Weeks weeks(Person caller) {
        caller.mustBeOneOf(ConflictReports.READERS);
        return new Weeks(reports.weeks());
    }

    @Operation(
            summary = "Read the report of a week, named by its Monday",
            description =
                    "ROLES: somebody holds two roles that meet in a rule. ACTS: somebody did both halves of a rule."
                            + " EXCEPTION: somebody was allowed to once. As CSV with Accept: text/csv.")
    @GetMapping(path = "/{week}", produces = MediaType.APPLICATION_JSON_VALUE)
    PageOf<SodConflict> read(@PathVariable LocalDate week, @Valid @ParameterObject PageQuery query, Person caller) {
        caller.mustBeOneOf(ConflictReports.READERS);
        return PageOf.of(
                reports.read(week, query.limit(), query.offset()), query, reports.count(week), PATH + "/" + week);
    }

    @GetMapping(path = "/{week}", produces = CSV)
    void readAsCsv(@PathVariable LocalDate week, Person caller, HttpServletResponse response) throws IOException {
        caller.mustBeOneOf(ConflictReports.READERS);
        response.setContentType(CSV);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        reports.writeCsv(week, response.getWriter());
    }
}
