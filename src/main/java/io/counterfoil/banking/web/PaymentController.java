package io.counterfoil.banking.web;

import io.counterfoil.banking.PaymentRequests;
import io.counterfoil.banking.PaymentState;
import io.counterfoil.banking.Payments;
import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Payments")
@RestController
@RequestMapping(PaymentController.PATH)
class PaymentController {
    static final String PATH = "/api/v1/payments";
    private static final Role[] READERS = {Role.ACCOUNTS_PAYABLE, Role.TREASURER, Role.CONTROLLER, Role.INTEGRATION};

    private final Payments payments;
    private final PaymentRequests requests;

    PaymentController(Payments payments, PaymentRequests requests) {
        this.payments = payments;
        this.requests = requests;
    }

    @Operation(
            summary = "Schedule the payment of a posted invoice",
            description =
                    "Amount, account and due date come from the invoice. 409 if it is not posted or is paid already.")
    @PostMapping
    ResponseEntity<PaymentResponse> schedule(@Valid @RequestBody PaymentRequest request, Person caller) {
        caller.mustBeOneOf(Role.ACCOUNTS_PAYABLE, Role.INTEGRATION);
        var payment = requests.schedule(request.invoice(), caller.login());
        return ResponseEntity.created(URI.create(PaymentResponse.addressOf(payment.invoiceKey())))
                .body(PaymentResponse.of(payment));
    }

    @Operation(
            summary = "List payments by due date",
            description =
                    "invoice: only those of this invoice, its parts first; state, run: only those in this state or run.")
    @GetMapping
    PageOf<PaymentResponse> list(
            @RequestParam(required = false) @Nullable String invoice,
            @RequestParam(required = false) @Nullable PaymentState state,
            @RequestParam(defaultValue = "") String run,
            @Valid @ParameterObject PageQuery query,
            Person caller) {
        caller.mustBeOneOf(READERS);
        if (invoice != null) {
            var found = payments.ofInvoice(invoice).stream()
                    .map(PaymentResponse::of)
                    .toList();
            return PageOf.of(found, query, found.size(), PaymentResponse.addressOf(invoice));
        }
        var stateName = state == null ? "" : state.name();
        List<PaymentResponse> page = payments.page(stateName, run, query.limit(), query.offset()).stream()
                .map(PaymentResponse::of)
                .toList();
        return PageOf.of(page, query, payments.count(stateName, run), PaymentListAddress.of(stateName, run));
    }
}
