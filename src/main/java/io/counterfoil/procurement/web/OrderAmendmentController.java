package io.counterfoil.procurement.web;

import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.procurement.Readers;
import io.counterfoil.procurement.amendment.AmendmentDecisions;
import io.counterfoil.procurement.amendment.AmendmentIntake;
import io.counterfoil.procurement.amendment.OrderAmendments;
import io.counterfoil.procurement.amendment.OrderClosure;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrders;
import io.counterfoil.procurement.receipt.GoodsReceiving;
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

@Tag(name = "Purchase orders")
@RestController
@RequestMapping(PurchaseOrderController.PATH + "/{number}")
class OrderAmendmentController {
    private final AmendmentIntake intake;
    private final AmendmentDecisions decisions;
    private final OrderAmendments amendments;
    private final OrderClosure closure;
    private final PurchaseOrders orders;
    private final GoodsReceiving receiving;

    OrderAmendmentController(
            AmendmentIntake intake,
            AmendmentDecisions decisions,
            OrderAmendments amendments,
            OrderClosure closure,
            PurchaseOrders orders,
            GoodsReceiving receiving) {
        this.intake = intake;
        this.decisions = decisions;
        this.amendments = amendments;
        this.closure = closure;
        this.orders = orders;
        this.receiving = receiving;
    }

    @Operation(
            summary = "Propose to change an order",
            description = "The order changes once the levels whose last approval does not cover the new amount have"
                    + " agreed; held invoices are then matched again. 409 while another amendment of it is open.")
    @PostMapping("/amendments")
    ResponseEntity<OrderAmendmentResponse> propose(
            @PathVariable String number, @Valid @RequestBody OrderAmendmentRequest request, Person caller) {
        caller.mustBeOneOf(Role.BUYER, Role.INTEGRATION);
        var amendment = intake.submit(request.draft(number), caller.login());
        return ResponseEntity.created(URI.create(OrderAmendmentResponse.addressOf(amendment)))
                .body(OrderAmendmentResponse.of(amendment, decisions.of(amendment.amendmentNumber())));
    }

    @Operation(summary = "List the amendments of an order, newest first")
    @GetMapping("/amendments")
    PageOf<OrderAmendmentResponse> list(
            @PathVariable String number, @Valid @ParameterObject PageQuery query, Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        var order = known(number);
        var page = amendments.newestOf(order.orderNumber(), query.limit(), query.offset()).stream()
                .map(amendment -> OrderAmendmentResponse.of(amendment, null))
                .toList();
        return PageOf.of(page, query, amendments.countByOrderNumber(number), OrderAmendmentResponse.listOf(number));
    }

    @Operation(summary = "Read an amendment with its decisions")
    @GetMapping("/amendments/{amendment}")
    OrderAmendmentResponse read(@PathVariable String number, @PathVariable String amendment, Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        return amendments
                .findById(amendment)
                .filter(found -> found.orderNumber().equals(number))
                .map(found -> OrderAmendmentResponse.of(found, decisions.of(amendment)))
                .orElseThrow(
                        () -> new NotFound("AMENDMENT_UNKNOWN", "order " + number + " has no amendment " + amendment));
    }

    @Operation(
            summary = "Close an order",
            description = "It takes no more receipts, and what it did not use of its budget is free again. 409 if an"
                    + " amendment or an invoice of it is under way, or goods were received and not billed.")
    @PostMapping("/closure")
    PurchaseOrderResponse close(
            @PathVariable String number, @Valid @RequestBody OrderClosureRequest request, Person caller) {
        caller.mustBeOneOf(Role.BUYER, Role.INTEGRATION);
        closure.close(number, caller.login(), request.reason());
        return PurchaseOrderResponse.of(known(number), receiving.receivedByLine(number));
    }

    private PurchaseOrder known(String number) {
        return orders.findById(number)
                .orElseThrow(() -> new NotFound("PURCHASE_ORDER_UNKNOWN", "there is no purchase order " + number));
    }
}
