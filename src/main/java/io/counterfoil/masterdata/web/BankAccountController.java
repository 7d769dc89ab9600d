package io.counterfoil.masterdata.web;

import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.masterdata.BankAccountChanges;
import io.counterfoil.masterdata.BankAccountStewardship;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Suppliers")
@RestController
@RequestMapping("/api/v1")
class BankAccountController {
    private final BankAccountStewardship stewardship;
    private final BankAccountChanges changes;

    BankAccountController(BankAccountStewardship stewardship, BankAccountChanges changes) {
        this.stewardship = stewardship;
        this.changes = changes;
    }

    @Operation(
            summary = "Propose another bank account of a supplier",
            description =
                    "Counts once another vendor-master steward or a controller confirms it in Tasklist; until then"
                            + " payments go to the old one. Invoices are held for 30 days afterwards. 409 while another"
                            + " proposal for the supplier waits.")
    @PostMapping("/suppliers/{number}/bank-account")
    ResponseEntity<BankAccountChangeResponse> propose(
            @PathVariable String number, @Valid @RequestBody BankAccountRequest request, Person caller) {
        caller.mustBeOneOf(Role.VENDOR_MASTER_STEWARD, Role.INTEGRATION);
        var change = stewardship.propose(number, request.iban(), request.bic(), request.reason(), caller.login());
        return ResponseEntity.created(URI.create(BankAccountChangeResponse.addressOf(change)))
                .body(BankAccountChangeResponse.of(change));
    }

    @Operation(summary = "Read a proposed or decided change of a supplier's bank account")
    @GetMapping("/bank-account-changes/{number}")
    BankAccountChangeResponse read(@PathVariable String number, Person caller) {
        caller.mustBeOneOf(Role.VENDOR_MASTER_STEWARD, Role.CONTROLLER, Role.TREASURER, Role.INTEGRATION);
        return changes.findById(number)
                .map(BankAccountChangeResponse::of)
                .orElseThrow(
                        () -> new NotFound("BANK_ACCOUNT_CHANGE_UNKNOWN", "there is no bank account change " + number));
    }
}
