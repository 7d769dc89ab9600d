package io.counterfoil.masterdata.web;

import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.masterdata.BudgetRates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Budget rates")
@RestController
@RequestMapping(BudgetRateController.PATH)
class BudgetRateController {
    static final String PATH = "/api/v1/budget-rates";
    private static final Role[] READERS = {
        Role.CONTROLLER, Role.REQUESTER, Role.ACCOUNTS_PAYABLE, Role.TREASURER, Role.BUYER, Role.INTEGRATION
    };

    private final BudgetRates rates;

    BudgetRateController(BudgetRates rates) {
        this.rates = rates;
    }

    @Operation(
            summary = "Add the budget rate of a currency",
            description = "Units of the budget currency for one unit of the currency; from then on requisitions may be"
                    + " in it. 409 if the currency has another rate: a rate is never changed.")
    @PostMapping
    ResponseEntity<BudgetRateResponse> add(@Valid @RequestBody BudgetRateRequest request, Person caller) {
        caller.mustBeOneOf(Role.CONTROLLER);
        var added = rates.add(request.rateToAdd(), caller.login());
        return ResponseEntity.created(URI.create(PATH)).body(BudgetRateResponse.of(added));
    }

    @Operation(summary = "List budget rates by currency")
    @GetMapping
    PageOf<BudgetRateResponse> list(@Valid @ParameterObject PageQuery query, Person caller) {
        caller.mustBeOneOf(READERS);
        var page = rates.page(query.limit(), query.offset()).stream()
                .map(BudgetRateResponse::of)
                .toList();
        return PageOf.of(page, query, rates.count(), PATH);
    }
}
