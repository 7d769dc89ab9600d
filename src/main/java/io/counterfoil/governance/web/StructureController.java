package io.counterfoil.governance.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.governance.structure.Bodies;
import io.counterfoil.governance.structure.LegalEntity;
import io.counterfoil.governance.structure.Level;
import io.counterfoil.governance.structure.SteeringCommittee;
import io.counterfoil.governance.structure.Structure;
import io.counterfoil.governance.structure.StructureMove;
import io.counterfoil.governance.structure.StructureNode;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Structure of the portfolio")
@RestController
@RequestMapping("/api/v1")
class StructureController {
    private static final Role[] WRITERS = {Role.TRANSFORMATION_OFFICE, Role.INTEGRATION};

    private final Structure structure;
    private final Bodies bodies;

    StructureController(Structure structure, Bodies bodies) {
        this.structure = structure;
        this.bodies = bodies;
    }

    /** The parent is left out for an organization, the lead while nobody leads. */
    record NodeRequest(
            @NotNull Level level,
            @NotNull String name,
            @Nullable String parent,
            @Nullable String lead) {}

    /** A reason in the words of who moves it. */
    record MoveRequest(@NotNull String parent, @NotNull String reason) {}

    record LegalEntityRequest(
            @NotNull String name,
            @NotNull String currency,
            @NotNull List<@NotNull String> controllers) {}

    record CommitteeRequest(
            @NotNull String name,
            @NotNull String chair,
            @NotNull List<@NotNull String> members) {}

    /** Everything of a kind that is never many. */
    record Everything<T>(
            List<T> items, @JsonProperty("_links") Links links) {}

    @Operation(summary = "List the nodes above the measures")
    @GetMapping("/structure")
    PageOf<StructureNode> nodes(@Valid @ParameterObject PageQuery query) {
        return PageOf.of(structure.page(query.limit(), query.offset()), query, structure.count(), "/api/v1/structure");
    }

    @Operation(summary = "Read a node")
    @GetMapping("/structure/{node}")
    StructureNode node(@PathVariable String node) {
        return structure.get(node);
    }

    @Operation(
            summary = "Add a node, or change its name and lead",
            description = "Organization > portfolio > program > project > measure package; each hangs under one of the"
                    + " level before. Where a node hangs is changed by a move.")
    @PutMapping("/structure/{node}")
    StructureNode put(@PathVariable String node, @Valid @RequestBody NodeRequest request, Person caller) {
        caller.mustBeOneOf(WRITERS);
        structure.put(
                new StructureNode(node, request.level(), request.name(), request.parent(), request.lead()),
                caller.login());
        return structure.get(node);
    }

    @Operation(summary = "Hang a node, with all below it, under another parent; where it hung is kept")
    @PostMapping("/structure/{node}/moves")
    StructureNode move(@PathVariable String node, @Valid @RequestBody MoveRequest request, Person caller) {
        caller.mustBeOneOf(WRITERS);
        return structure.move(node, request.parent(), request.reason(), caller.login());
    }

    @Operation(summary = "Read where a node or a measure hung before")
    @GetMapping("/structure/{node}/moves")
    Everything<StructureMove> moves(@PathVariable String node) {
        return new Everything<>(structure.movesOf(node), Links.self("/api/v1/structure/" + node + "/moves"));
    }

    @Operation(summary = "List legal entities with their controllers")
    @GetMapping("/legal-entities")
    Everything<LegalEntity> legalEntities() {
        return new Everything<>(bodies.legalEntities(), Links.self("/api/v1/legal-entities"));
    }

    @Operation(
            summary = "Add a legal entity or say who controls it",
            description = "Its controllers confirm the value of its measures, so nobody who runs measures names them.")
    @PutMapping("/legal-entities/{entity}")
    LegalEntity put(@PathVariable String entity, @Valid @RequestBody LegalEntityRequest request, Person caller) {
        caller.mustBeOneOf(Role.CFO, Role.INTEGRATION);
        return bodies.put(
                new LegalEntity(entity, request.name(), request.currency(), request.controllers()), caller.login());
    }

    @Operation(summary = "List steering committees with their members")
    @GetMapping("/steering-committees")
    Everything<SteeringCommittee> committees() {
        return new Everything<>(bodies.committees(), Links.self("/api/v1/steering-committees"));
    }

    @Operation(summary = "Add a steering committee or say who sits in it")
    @PutMapping("/steering-committees/{committee}")
    SteeringCommittee put(@PathVariable String committee, @Valid @RequestBody CommitteeRequest request, Person caller) {
        caller.mustBeOneOf(WRITERS);
        return bodies.put(
                new SteeringCommittee(committee, request.name(), request.chair(), request.members()), caller.login());
    }
}
