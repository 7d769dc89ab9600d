package io.counterfoil.procurement.web;

import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.procurement.Readers;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrders;
import io.counterfoil.procurement.requisition.RequisitionDecisions;
import io.counterfoil.procurement.requisition.RequisitionIntake;
import io.counterfoil.procurement.requisition.Requisitions;
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

@Tag(name = "Requisitions")
@RestController
@RequestMapping(RequisitionController.PATH)
class RequisitionController {
    static final String PATH = "/api/v1/requisitions";

    private final RequisitionIntake intake;
    private final RequisitionDecisions decisions;
    private final Requisitions requisitions;
    private final PurchaseOrders orders;

    RequisitionController(
            RequisitionIntake intake,
            RequisitionDecisions decisions,
            Requisitions requisitions,
            PurchaseOrders orders) {
        this.intake = intake;
        this.decisions = decisions;
        this.requisitions = requisitions;
        this.orders = orders;
    }

    @Operation(
            summary = "Ask to buy something",
            description = "The approvers of the amount decide in Tasklist; once all agreed the order is placed."
                    + " The caller is the requester and can never approve it.")
    @PostMapping
    ResponseEntity<RequisitionResponse> create(@Valid @RequestBody RequisitionRequest request, Person caller) {
        caller.mustBeOneOf(Role.REQUESTER, Role.INTEGRATION);
        var requisition = intake.submit(request.draft(), caller.login());
        return ResponseEntity.created(URI.create(RequisitionResponse.addressOf(requisition.requisitionNumber())))
                .body(answer(requisition.requisitionNumber()));
    }

    @Operation(summary = "List requisitions, newest first")
    @GetMapping
    PageOf<RequisitionResponse> list(@Valid @ParameterObject PageQuery query, Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        var page = requisitions.newest(query.limit(), query.offset()).stream()
                .map(requisition -> RequisitionResponse.of(requisition, null, null))
                .toList();
        return PageOf.of(page, query, requisitions.count(), PATH);
    }

    @Operation(summary = "Read a requisition with the decisions of its current round")
    @GetMapping("/{number}")
    RequisitionResponse read(@PathVariable String number, Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        return answer(number);
    }

    private RequisitionResponse answer(String number) {
        var requisition = requisitions
                .findById(number)
                .orElseThrow(() -> new NotFound("REQUISITION_UNKNOWN", "there is no requisition " + number));
        var order = orders.findByRequisitionNumber(number)
                .map(PurchaseOrder::orderNumber)
                .orElse(null);
        return RequisitionResponse.of(requisition, decisions.of(number), order);
    }
}
