package io.counterfoil.procurement.receipt;

import io.counterfoil.kernel.InputCheck;
import java.time.LocalDate;
import java.util.List;

/** A delivery as the receiver reports it. */
public record DeliveryDraft(
        String orderNumber, String deliveryNote, LocalDate receivedOn, List<GoodsReceiptLine> lines) {
    public DeliveryDraft {
        deliveryNote = deliveryNote.strip();
        lines = List.copyOf(lines);
    }

    /** @throws io.counterfoil.kernel.InvalidInput naming every wrong field */
    void check(LocalDate today) {
        var check = new InputCheck()
                .text("orderNumber", orderNumber, 40)
                .text("deliveryNote", deliveryNote, 60)
                .day("receivedOn", receivedOn)
                .that(!receivedOn.isAfter(today), "receivedOn", "must not lie in the future but is " + receivedOn)
                .that(!lines.isEmpty(), "lines", "must name at least one line with a quantity greater than 0");
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            check.positive("lines[" + i + "].quantity", line.quantity(), 6);
            if (line.priceQuantity() != null) {
                check.positive("lines[" + i + "].priceQuantity", line.priceQuantity(), 6);
            }
            if (line.acceptedAmount() != null) {
                check.positive("lines[" + i + "].acceptedAmount", line.acceptedAmount(), 4);
            }
        }
        check.done();
    }
}
