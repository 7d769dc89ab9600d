package io.counterfoil.masterdata.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.identity.Staff;
import io.counterfoil.identity.StaffMember;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.masterdata.CostCentre;
import io.counterfoil.masterdata.ProductCategory;
import io.counterfoil.masterdata.Responsibilities;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Who answers for what")
@RestController
@RequestMapping("/api/v1")
class ResponsibilityController {
    private static final Role[] WRITERS = {Role.CONTROLLER, Role.INTEGRATION};

    private final Responsibilities responsibilities;
    private final Staff staff;

    ResponsibilityController(Responsibilities responsibilities, Staff staff) {
        this.responsibilities = responsibilities;
        this.staff = staff;
    }

    /** Who answers; whatever is left out is nobody in particular. */
    record CostCentreRequest(
            @Nullable String owner,
            @Nullable String head,
            @Nullable String category) {}

    /** The manager may be left out. */
    record CategoryRequest(String name, @Nullable String manager) {}

    /** The superior is left out at the top, the entity where there is only one. */
    record PersonRequest(
            @Nullable String superior, @Nullable String legalEntity) {}

    /** All categories. */
    record Categories(
            List<ProductCategory> items,
            @JsonProperty("_links") Links links) {}

    @Operation(summary = "List cost centres with owner, head of department and category")
    @GetMapping("/cost-centres")
    PageOf<CostCentre> costCentres(@Valid @ParameterObject PageQuery query) {
        return PageOf.of(
                responsibilities.costCentres(query.limit(), query.offset()),
                query,
                responsibilities.countCostCentres(),
                "/api/v1/cost-centres");
    }

    @Operation(summary = "Say who answers for a cost centre")
    @PutMapping("/cost-centres/{number}")
    CostCentre assign(@PathVariable String number, @Valid @RequestBody CostCentreRequest request, Person caller) {
        caller.mustBeOneOf(WRITERS);
        return responsibilities.assign(
                new CostCentre(number, "", request.owner(), request.head(), request.category()), caller.login());
    }

    @Operation(summary = "List product categories with their managers")
    @GetMapping("/product-categories")
    Categories categories() {
        return new Categories(responsibilities.categories(), Links.self("/api/v1/product-categories"));
    }

    @Operation(summary = "Add a product category or say who manages it")
    @PutMapping("/product-categories/{category}")
    ProductCategory assign(@PathVariable String category, @Valid @RequestBody CategoryRequest request, Person caller) {
        caller.mustBeOneOf(WRITERS);
        return responsibilities.assign(
                new ProductCategory(category, request.name(), request.manager()), caller.login());
    }

    @Operation(summary = "List people with their superiors")
    @GetMapping("/people")
    PageOf<StaffMember> people(@Valid @ParameterObject PageQuery query) {
        return PageOf.of(staff.page(query.limit(), query.offset()), query, staff.count(), "/api/v1/people");
    }

    @Operation(summary = "Read a person's superior and legal entity")
    @GetMapping("/people/{login}")
    StaffMember person(@PathVariable String login) {
        return staff.find(login)
                .orElseThrow(() -> new NotFound("PERSON_UNKNOWN", "nothing is recorded about " + login));
    }

    @Operation(
            summary = "Say who is a person's superior",
            description = "The superior decides where the person may not: what they asked for themselves, for example."
                    + " Recorded with who changed it.")
    @PutMapping("/people/{login}")
    StaffMember record(@PathVariable String login, @Valid @RequestBody PersonRequest request, Person caller) {
        caller.mustBeOneOf(WRITERS);
        return staff.record(
                new StaffMember(login, request.superior(), Objects.requireNonNullElse(request.legalEntity(), "")),
                caller.login());
    }
}
