package io.counterfoil.procurement.web;

import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.procurement.Readers;
import io.counterfoil.procurement.order.PurchaseOrders;
import io.counterfoil.procurement.receipt.GoodsReceiving;
import io.counterfoil.procurement.requisition.RequisitionIntake;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
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
@RequestMapping(PurchaseOrderController.PATH)
class PurchaseOrderController {
    static final String PATH = "/api/v1/purchase-orders";

    private final RequisitionIntake intake;
    private final PurchaseOrders orders;
    private final GoodsReceiving receiving;

    PurchaseOrderController(RequisitionIntake intake, PurchaseOrders orders, GoodsReceiving receiving) {
        this.intake = intake;
        this.orders = orders;
        this.receiving = receiving;
    }

    @Operation(
            summary = "Ask for an order to be placed",
            description = "No order stands without approval, so this answers 202 with the requisition that is now being"
                    + " approved; its answer names the order once it is placed.")
    @PostMapping
    ResponseEntity<RequisitionResponse> create(@Valid @RequestBody RequisitionRequest request, Person caller) {
        caller.mustBeOneOf(Role.BUYER, Role.INTEGRATION);
        var requisition = intake.submitOrder(request.draft(), caller.login());
        return ResponseEntity.accepted()
                .location(URI.create(RequisitionResponse.addressOf(requisition.requisitionNumber())))
                .body(RequisitionResponse.of(requisition, List.of(), null));
    }

    @Operation(summary = "List orders, newest first")
    @GetMapping
    PageOf<PurchaseOrderResponse> list(@Valid @ParameterObject PageQuery query, Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        var page = orders.newest(query.limit(), query.offset()).stream()
                .map(order -> PurchaseOrderResponse.of(order, null))
                .toList();
        return PageOf.of(page, query, orders.count(), PATH);
    }

    @Operation(summary = "Read an order with what arrived of each line")
    @GetMapping("/{number}")
    PurchaseOrderResponse read(@PathVariable String number, Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        return orders.findById(number)
                .map(order -> PurchaseOrderResponse.of(order, receiving.receivedByLine(number)))
                .orElseThrow(() -> new NotFound("PURCHASE_ORDER_UNKNOWN", "there is no purchase order " + number));
    }
}
