package io.counterfoil.exchange.web;

import io.counterfoil.exchange.reconciliation.Reconciliation;
import io.counterfoil.exchange.reconciliation.Reconciliations;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Exchange")
@RestController
@RequestMapping(ContractController.PATH + "/{contract}/reconciliations")
class ReconciliationController {
    private static final int SHOWN = 100;

    private final Reconciliations reconciliations;

    ReconciliationController(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    /** Days, both included. */
    record ReconciliationRequest(
            @NotNull LocalDate from, @NotNull LocalDate to) {}

    record Runs(List<Reconciliation> items) {}

    @Operation(
            summary = "Compare both sides of a flow",
            description =
                    "Counts, sums and keys of these days. Each difference is held for the steward, once while it waits."
                            + " The last week of every flow is compared daily without being asked. For operators and"
                            + " controllers.")
    @PostMapping
    Reconciliation run(
            @PathVariable String contract, @Valid @RequestBody ReconciliationRequest request, Person caller) {
        caller.mustBeOneOf(Role.OPERATOR, Role.CONTROLLER);
        return reconciliations.run(contract, request.from(), request.to(), caller.login());
    }

    @Operation(summary = "The last hundred comparisons of a flow, the latest first")
    @GetMapping
    Runs list(@PathVariable String contract, Person caller) {
        caller.mustBeOneOf(Role.OPERATOR, Role.CONTROLLER);
        return new Runs(reconciliations.of(contract, SHOWN, 0));
    }
}
