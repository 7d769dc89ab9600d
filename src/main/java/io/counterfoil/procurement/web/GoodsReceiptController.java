package io.counterfoil.procurement.web;

import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.procurement.Readers;
import io.counterfoil.procurement.receipt.GoodsMovements;
import io.counterfoil.procurement.receipt.GoodsReceipts;
import io.counterfoil.procurement.receipt.GoodsReceiving;
import io.counterfoil.procurement.receipt.ReceiptStocks;
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

@Tag(name = "Goods receipts")
@RestController
@RequestMapping(GoodsReceiptController.PATH)
class GoodsReceiptController {
    static final String PATH = "/api/v1/goods-receipts";

    private final GoodsReceiving receiving;
    private final GoodsReceipts receipts;
    private final ReceiptStocks stocks;
    private final GoodsMovements movements;

    GoodsReceiptController(
            GoodsReceiving receiving, GoodsReceipts receipts, ReceiptStocks stocks, GoodsMovements movements) {
        this.receiving = receiving;
        this.receipts = receipts;
        this.stocks = stocks;
        this.movements = movements;
    }

    @Operation(
            summary = "Record goods that arrived, or services accepted",
            description =
                    "Lines priced by weight need priceQuantity, services need acceptedAmount; blanket lines take no"
                            + " receipts. Invoices held for these goods are matched again at once. 409 if the delivery note of"
                            + " this order was recorded before.")
    @PostMapping
    ResponseEntity<GoodsReceiptResponse> create(@Valid @RequestBody GoodsReceiptRequest request, Person caller) {
        caller.mustBeOneOf(Role.RECEIVER, Role.INTEGRATION);
        var receipt = receiving.receive(request.draft(), caller.login());
        return ResponseEntity.created(URI.create(GoodsReceiptResponse.addressOf(receipt.receiptNumber())))
                .body(GoodsReceiptResponse.of(receipt));
    }

    @Operation(summary = "List receipts, newest first")
    @GetMapping
    PageOf<GoodsReceiptResponse> list(@Valid @ParameterObject PageQuery query, Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        var page = receipts.newest(query.limit(), query.offset()).stream()
                .map(GoodsReceiptResponse::of)
                .toList();
        return PageOf.of(page, query, receipts.count(), PATH);
    }

    @Operation(summary = "Read a receipt, what became of its goods, and by which movements")
    @GetMapping("/{number}")
    GoodsReceiptResponse read(@PathVariable String number, Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        return receipts.findById(number)
                .map(receipt -> GoodsReceiptResponse.of(
                        receipt, stocks.ofReceipt(number), movements.findByReceiptNumber(number)))
                .orElseThrow(() -> new NotFound("GOODS_RECEIPT_UNKNOWN", "there is no goods receipt " + number));
    }
}
