package io.counterfoil.governance.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.governance.transfer.Brought;
import io.counterfoil.governance.transfer.MeasureFile;
import io.counterfoil.governance.transfer.StructureFile;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Structure of the portfolio")
@RestController
@RequestMapping("/api/v1")
class PortfolioFileController {
    private static final Role[] WRITERS = {Role.TRANSFORMATION_OFFICE, Role.INTEGRATION};
    private static final String CSV = "text/csv";

    private final StructureFile structure;
    private final MeasureFile measures;

    PortfolioFileController(StructureFile structure, MeasureFile measures) {
        this.structure = structure;
        this.measures = measures;
    }

    /** With the address of what the file was brought into. */
    record FileAnswer(
            @JsonUnwrapped Brought brought,
            @JsonProperty("_links") Links links) {}

    @Operation(summary = "Download the structure above the measures as CSV, parents first")
    @GetMapping(path = "/structure.csv", produces = CSV)
    void structure(HttpServletResponse response) throws IOException {
        structure.write(writer("structure.csv", response));
    }

    @Operation(
            summary = "Bring the structure in from a CSV file of the same columns",
            description = "Adds nodes and changes name and lead, all rows or none; every wrong row is answered with its"
                    + " line. Where a node hangs is changed by a move.")
    @PostMapping(path = "/structure-imports", consumes = CSV)
    FileAnswer bringStructure(@RequestBody byte[] file, Person caller) {
        caller.mustBeOneOf(WRITERS);
        return new FileAnswer(structure.bring(file, caller.login()), Links.self("/api/v1/structure.csv"));
    }

    @Operation(
            summary = "Download all measures as CSV",
            description = "Texts that a spreadsheet would take for a formula begin with an apostrophe, which comes off"
                    + " again when the file is brought in.")
    @GetMapping(path = "/measures.csv", produces = CSV)
    void measures(HttpServletResponse response) throws IOException {
        measures.write(writer("measures.csv", response));
    }

    @Operation(
            summary = "Bring measures in from a CSV file of the same columns",
            description =
                    "Proposes what is new and changes what differs, with the version that was read and from D1 on a"
                            + " reason; all rows or none, every wrong one is answered with its line. Stage and condition are"
                            + " changed by gates only.")
    @PostMapping(path = "/measure-imports", consumes = CSV)
    FileAnswer bringMeasures(@RequestBody byte[] file, Person caller) {
        caller.mustBeOneOf(WRITERS);
        return new FileAnswer(measures.bring(file, caller.login()), Links.self("/api/v1/measures.csv"));
    }

    private static Writer writer(String name, HttpServletResponse response) throws IOException {
        var file = ContentDisposition.attachment().filename(name).build();
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, file.toString());
        response.setContentType(CSV);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return response.getWriter();
    }
}
