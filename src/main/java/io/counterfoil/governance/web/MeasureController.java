package io.counterfoil.governance.web;

import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.governance.measure.CostObjects;
import io.counterfoil.governance.measure.MeasureFilter;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Measures")
@RestController
@RequestMapping(MeasureController.PATH)
class MeasureController {
    static final String PATH = "/api/v1/measures";

    private final Measures measures;
    private final CostObjects costObjects;

    MeasureController(Measures measures, CostObjects costObjects) {
        this.measures = measures;
        this.costObjects = costObjects;
    }

    /** Where a measure shall hang, and why. */
    record MoveRequest(String parentPackage, String reason) {}

    @Operation(summary = "List measures")
    @GetMapping
    PageOf<MeasureResponse> list(
            @RequestParam(required = false) @Nullable String parentPackage,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable Stage stage,
            @RequestParam(required = false) @Nullable Condition condition,
            @Valid @ParameterObject PageQuery query) {
        var filter = new MeasureFilter(parentPackage, person, stage, condition);
        var page = measures.page(filter, query.limit(), query.offset()).stream()
                .map(MeasureResponse::of)
                .toList();
        return PageOf.of(
                page,
                query,
                measures.count(filter),
                FilteredPath.of(PATH)
                        .with("parentPackage", parentPackage)
                        .with("person", person)
                        .with("stage", stage)
                        .with("condition", condition)
                        .path());
    }

    @Operation(summary = "Read a measure")
    @GetMapping("/{measure}")
    MeasureResponse read(@PathVariable String measure) {
        return MeasureResponse.of(measures.get(measure));
    }

    @Operation(
            summary = "Propose a measure",
            description = "It begins at D0. Only name, parentPackage, owner and currency are needed now; what else each"
                    + " gate asks for is listed at /gate-readiness.")
    @PostMapping
    ResponseEntity<MeasureResponse> propose(@Valid @RequestBody MeasureRequest request, Person caller) {
        caller.mustBeOneOf(Role.MEASURE_OWNER, Role.TRANSFORMATION_OFFICE, Role.INTEGRATION);
        var measure = measures.propose(request.measure(), request.profile(), caller.login());
        return ResponseEntity.created(URI.create(PATH + "/" + measure.measure()))
                .body(MeasureResponse.of(measure));
    }

    @Operation(
            summary = "Say anew what a measure is",
            description = "The whole of it: what is left out becomes empty. With the version you have read, and from D1"
                    + " on with a reason. What was frozen at D3 is refused: only a gate re-baselines. From D1 on owner, sponsor,"
                    + " controller, committee and legal entity are named by the transformation office or by the sponsor"
                    + " or controller in office, who change nothing else.")
    @PutMapping("/{measure}")
    MeasureResponse change(@PathVariable String measure, @Valid @RequestBody MeasureRequest request, Person caller) {
        requirePartOrOffice(measure, caller);
        return MeasureResponse.of(measures.change(
                measure,
                request.seenVersion(),
                request.profile(),
                Objects.requireNonNullElse(request.reason(), ""),
                caller.login()));
    }

    /** Left out or empty: it has none. */
    record CostObjectRequest(
            @Nullable String costObject, @NotNull String reason) {}

    @Operation(
            summary = "Say what the costs of a measure are booked on, or that it has no such cost object",
            description = "By its controller, at any stage but while a question is before a gate; D3 freezes it for"
                    + " everybody else. Without either the closure cannot tell that nothing is committed any more.")
    @PutMapping("/{measure}/cost-object")
    MeasureResponse costObject(
            @PathVariable String measure, @Valid @RequestBody CostObjectRequest request, Person caller) {
        return MeasureResponse.of(costObjects.state(
                measure, Objects.requireNonNullElse(request.costObject(), ""), request.reason(), caller.login()));
    }

    @Operation(summary = "Take a measure on as its owner")
    @PostMapping("/{measure}/acceptance")
    MeasureResponse accept(@PathVariable String measure, Person caller) {
        return MeasureResponse.of(measures.accept(measure, caller.login()));
    }

    @Operation(summary = "Hang a measure under another measure package; where it hung is kept")
    @PostMapping("/{measure}/moves")
    MeasureResponse move(@PathVariable String measure, @Valid @RequestBody MoveRequest request, Person caller) {
        caller.mustBeOneOf(Role.TRANSFORMATION_OFFICE, Role.INTEGRATION);
        return MeasureResponse.of(measures.move(measure, request.parentPackage(), request.reason(), caller.login()));
    }

    private void requirePartOrOffice(String key, Person caller) {
        var profile = measures.get(key).profile();
        var person = caller.login();
        if (!person.equals(profile.owner())
                && !person.equals(profile.sponsor())
                && !person.equals(profile.controller())) {
            caller.mustBeOneOf(Role.TRANSFORMATION_OFFICE, Role.INTEGRATION);
        }
    }
}
