package io.counterfoil.procurement.web;

import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.procurement.Readers;
import io.counterfoil.procurement.tolerance.ToleranceChanges;
import io.counterfoil.procurement.tolerance.ToleranceVersion;
import io.counterfoil.procurement.tolerance.ToleranceVersions;
import io.counterfoil.procurement.whatif.ToleranceWhatIfs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Tolerance sets")
@RestController
@RequestMapping(ToleranceSetController.PATH)
class ToleranceSetController {
    static final String PATH = "/api/v1/tolerance-sets";
    private static final String CSV = "text/csv";

    private final ToleranceChanges changes;
    private final ToleranceVersions versions;
    private final ToleranceWhatIfs whatIfs;

    ToleranceSetController(ToleranceChanges changes, ToleranceVersions versions, ToleranceWhatIfs whatIfs) {
        this.changes = changes;
        this.versions = versions;
        this.whatIfs = whatIfs;
    }

    @Operation(
            summary = "Propose a version of a tolerance set",
            description = "Copies a set in force, or gives every term and key. A second person approves it in Tasklist"
                    + " after the stored matches were replayed with it; until then it does not act. 409"
                    + " TOLERANCE_DRAFT_OPEN while another draft for the same scope waits.")
    @PostMapping
    ResponseEntity<ToleranceSetResponse> propose(@Valid @RequestBody ToleranceSetRequest request, Person caller) {
        caller.mustBeOneOf(Role.CONTROLLER);
        var draft = changes.propose(request.draft(), caller.login());
        return ResponseEntity.created(URI.create(ToleranceSetResponse.addressOf(draft)))
                .body(answer(draft));
    }

    @Operation(summary = "List all versions of all tolerance sets, the latest proposed first")
    @GetMapping
    PageOf<ToleranceSetResponse> list(@Valid @ParameterObject PageQuery query, Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        var page = versions.newest(query.limit(), query.offset()).stream()
                .map(set -> ToleranceSetResponse.of(set, null))
                .toList();
        return PageOf.of(page, query, versions.count(), PATH);
    }

    @Operation(summary = "Read a version with what it changes")
    @GetMapping("/{name}/{version}")
    ToleranceSetResponse read(@PathVariable String name, @PathVariable int version, Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        return answer(changes.read(name, version));
    }

    @Operation(
            summary = "What a version would have changed",
            description = "Replayed over the newest stored match of every invoice it would govern, before its approval:"
                    + " newly held and newly released, count, gross value and every invoice. As CSV with"
                    + " Accept: text/csv.")
    @GetMapping(path = "/{name}/{version}/what-if", produces = MediaType.APPLICATION_JSON_VALUE)
    WhatIfResponse whatIf(
            @PathVariable String name,
            @PathVariable int version,
            @Valid @ParameterObject PageQuery query,
            Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        var set = changes.read(name, version);
        var page = whatIfs.largest(set, query.limit(), query.offset());
        return WhatIfResponse.of(
                set.businessKey(),
                whatIfs.of(set).orElse(null),
                PageOf.of(page, query, whatIfs.count(set), ToleranceSetResponse.addressOf(set) + "/what-if"));
    }

    @GetMapping(path = "/{name}/{version}/what-if", produces = CSV)
    void whatIfAsCsv(@PathVariable String name, @PathVariable int version, Person caller, HttpServletResponse response)
            throws IOException {
        caller.mustBeOneOf(Readers.ofProcurement());
        var set = changes.read(name, version);
        response.setContentType(CSV);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        whatIfs.writeCsv(set, response.getWriter());
    }

    private ToleranceSetResponse answer(ToleranceVersion set) {
        return ToleranceSetResponse.of(set, versions.comparison(set));
    }
}
