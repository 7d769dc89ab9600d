package io.counterfoil.masterdata.web;

import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.masterdata.ExchangeRates;
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

@Tag(name = "Exchange rates")
@RestController
@RequestMapping(ExchangeRateController.PATH)
class ExchangeRateController {
    static final String PATH = "/api/v1/exchange-rates";
    private static final Role[] READERS = {
        Role.CONTROLLER, Role.ACCOUNTS_PAYABLE, Role.TREASURER, Role.BUYER, Role.INTEGRATION
    };

    private final ExchangeRates rates;

    ExchangeRateController(ExchangeRates rates) {
        this.rates = rates;
    }

    @Operation(
            summary = "Add the exchange rate of a day",
            description = "Units of the currency for one unit of the company's. It counts from that day until a newer"
                    + " one. 409 if the day has another rate: a rate is never changed.")
    @PostMapping
    ResponseEntity<ExchangeRateResponse> add(@Valid @RequestBody ExchangeRateRequest request, Person caller) {
        caller.mustBeOneOf(Role.CONTROLLER, Role.INTEGRATION);
        var added = rates.add(request.rateToAdd(), caller.login());
        return ResponseEntity.created(URI.create(PATH)).body(ExchangeRateResponse.of(added));
    }

    @Operation(summary = "List exchange rates, newest days first")
    @GetMapping
    PageOf<ExchangeRateResponse> list(@Valid @ParameterObject PageQuery query, Person caller) {
        caller.mustBeOneOf(READERS);
        var page = rates.newest(query.limit(), query.offset()).stream()
                .map(ExchangeRateResponse::of)
                .toList();
        return PageOf.of(page, query, rates.count(), PATH);
    }
}
