package io.counterfoil.masterdata.web;

import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Substitutions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Substitutions")
@RestController
@RequestMapping(SubstitutionController.PATH)
class SubstitutionController {
    static final String PATH = "/api/v1/substitutions";

    private final Substitutions substitutions;

    SubstitutionController(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    @Operation(
            summary = "Enter who acts for you while you are absent",
            description =
                    "Open tasks go to the substitute at once if it begins today. A superior enters it for people who"
                            + " report to them. The rules of segregation count what both did; 409 if the days are taken.")
    @PostMapping
    ResponseEntity<SubstitutionResponse> enter(@Valid @RequestBody SubstitutionRequest request, Person caller) {
        var entered = substitutions.enter(request.draft(caller.login()), caller.login());
        return ResponseEntity.created(URI.create(PATH)).body(SubstitutionResponse.of(entered, substitutions.today()));
    }

    @Operation(summary = "End a substitution now; open tasks are taken back")
    @PostMapping("/{number}/revocation")
    SubstitutionResponse revoke(@PathVariable String number, Person caller) {
        return SubstitutionResponse.of(substitutions.revoke(number, caller.login()), substitutions.today());
    }

    @Operation(summary = "List substitutions that concern you, the latest first")
    @GetMapping
    PageOf<SubstitutionResponse> list(@Valid @ParameterObject PageQuery query, Person caller) {
        var page = substitutions.of(caller.login(), query.limit(), query.offset()).stream()
                .map(one -> SubstitutionResponse.of(one, substitutions.today()))
                .toList();
        return PageOf.of(page, query, substitutions.count(caller.login()), PATH);
    }
}
