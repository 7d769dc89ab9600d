package io.counterfoil.procurement.web;

import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.procurement.Readers;
import io.counterfoil.procurement.receipt.GoodsMovement.Kind;
import io.counterfoil.procurement.receipt.GoodsMovements;
import io.counterfoil.procurement.receipt.GoodsMoving;
import io.counterfoil.procurement.receipt.MovementDraft;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Goods receipts")
@RestController
class GoodsMovementController {
    static final String PATH = "/api/v1/goods-movements";
    private static final String RECEIPT = GoodsReceiptController.PATH + "/{number}";

    private final GoodsMoving moving;
    private final GoodsMovements movements;

    GoodsMovementController(GoodsMoving moving, GoodsMovements movements) {
        this.moving = moving;
        this.movements = movements;
    }

    @Operation(
            summary = "Record goods sent back to the supplier",
            description =
                    "Their receipt is taken back in the books and held invoices are matched again at once. If they"
                            + " were billed, the supplier owes a credit note; after 30 days without one accounts payable is"
                            + " asked to claim it. 409 if this return note was recorded before.")
    @PostMapping(RECEIPT + "/returns")
    ResponseEntity<GoodsMovementResponse> giveBack(
            @PathVariable String number, @Valid @RequestBody GoodsMovementRequest request, Person caller) {
        return record(request.draft(number, Kind.RETURN), caller);
    }

    @Operation(
            summary = "Take back a receipt that was recorded wrongly, or a part of it",
            description = "The receiver is asked for the goods again. 409 if this note was recorded before.")
    @PostMapping(RECEIPT + "/reversals")
    ResponseEntity<GoodsMovementResponse> reverse(
            @PathVariable String number, @Valid @RequestBody GoodsMovementRequest request, Person caller) {
        return record(request.draft(number, Kind.REVERSAL), caller);
    }

    @Operation(
            summary = "Record what inspection accepted and rejected",
            description = "Four-way matching pays accepted goods only. 409 if this report was recorded before.")
    @PostMapping(RECEIPT + "/inspections")
    ResponseEntity<GoodsMovementResponse> inspect(
            @PathVariable String number, @Valid @RequestBody InspectionRequest request, Person caller) {
        return record(request.draft(number), caller);
    }

    @Operation(summary = "Read a return, inspection or reversal")
    @GetMapping(PATH + "/{number}")
    GoodsMovementResponse read(@PathVariable String number, Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        return movements
                .findById(number)
                .map(GoodsMovementResponse::of)
                .orElseThrow(() -> new NotFound("GOODS_MOVEMENT_UNKNOWN", "there is no goods movement " + number));
    }

    private ResponseEntity<GoodsMovementResponse> record(MovementDraft draft, Person caller) {
        caller.mustBeOneOf(Role.RECEIVER, Role.INTEGRATION);
        var movement = moving.register(draft, caller.login());
        return ResponseEntity.created(URI.create(GoodsMovementResponse.addressOf(movement.movementNumber())))
                .body(GoodsMovementResponse.of(movement));
    }
}
