package io.counterfoil.procurement.web;

import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.procurement.Readers;
import io.counterfoil.procurement.claim.SupplierClaims;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Supplier claims")
@RestController
@RequestMapping(SupplierClaimController.PATH)
class SupplierClaimController {
    static final String PATH = "/api/v1/supplier-claims";

    private final SupplierClaims claims;

    SupplierClaimController(SupplierClaims claims) {
        this.claims = claims;
    }

    @Operation(summary = "List claims against suppliers, newest first")
    @GetMapping
    PageOf<SupplierClaimResponse> list(@Valid @ParameterObject PageQuery query, Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        var page = claims.newest(query.limit(), query.offset()).stream()
                .map(SupplierClaimResponse::of)
                .toList();
        return PageOf.of(page, query, claims.count(), PATH);
    }

    @Operation(summary = "Read a claim")
    @GetMapping("/{number}")
    SupplierClaimResponse read(@PathVariable String number, Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        return SupplierClaimResponse.of(claims.find(number));
    }

    @Operation(
            summary = "Give a claim up",
            description =
                    "Accounts payable only. The reason is kept. Credit notes of the order settle claims by themselves.")
    @PostMapping("/{number}/waiver")
    SupplierClaimResponse waive(
            @PathVariable String number, @Valid @RequestBody ClaimWaiverRequest request, Person caller) {
        caller.mustBeOneOf(Role.ACCOUNTS_PAYABLE);
        return SupplierClaimResponse.of(claims.waive(number, caller.login(), request.reason()));
    }
}
