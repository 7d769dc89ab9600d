package io.counterfoil.governance.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.governance.actual.ActualImport;
import io.counterfoil.governance.actual.ActualImports;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Value of measures")
@RestController
@RequestMapping(ActualImportController.PATH)
class ActualImportController {
    static final String PATH = "/api/v1/actual-imports";

    private final ActualImports imports;

    ActualImportController(ActualImports imports) {
        this.imports = imports;
    }

    /** With the address of the file as it came. */
    record ImportResponse(
            @JsonUnwrapped ActualImport brought,
            @JsonProperty("_links") Links links) {
        static ImportResponse of(ActualImport brought) {
            return new ImportResponse(
                    brought,
                    Links.self(PATH + "/" + brought.key()).and("document", "/api/v1/documents/" + brought.document()));
        }
    }

    @Operation(
            summary = "Bring in a CSV file of actual values from the books",
            description =
                    "Columns measure, period, kind, amount, currency, document, postedOn and, if you like, line and"
                            + " reason; UTF-8, commas, decimal points, at most 10 MB and 100,000 rows. All rows or none: every"
                            + " wrong one is answered with its line. The same file again gives the same answer. Who brings it is"
                            + " the editor of these values and cannot close the measure.")
    @PostMapping(consumes = "text/csv")
    ImportResponse bring(@RequestBody byte[] file, Person caller) {
        caller.mustBeOneOf(Role.INTEGRATION, Role.TRANSFORMATION_OFFICE);
        return ImportResponse.of(imports.bring(file, caller.login()));
    }

    @Operation(summary = "Read what became of a file of actual values")
    @GetMapping("/{key}")
    ImportResponse read(@PathVariable String key, Person caller) {
        caller.mustBeOneOf(Role.INTEGRATION, Role.TRANSFORMATION_OFFICE, Role.CONTROLLER);
        return ImportResponse.of(imports.get(key));
    }
}
