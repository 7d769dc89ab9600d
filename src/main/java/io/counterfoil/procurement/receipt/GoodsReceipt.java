package io.counterfoil.procurement.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Goods that arrived for an order.
 *
 * @param receiptNumber business key, for example {@code GR-1001}
 * @param deliveryNote the supplier's number of the delivery; one receipt per order and note
 * @param receivedBy login of the person or application that recorded it
 */
@Table("goods_receipt")
public record GoodsReceipt(
        @Id String receiptNumber,
        String orderNumber,
        String deliveryNote,
        LocalDate receivedOn,
        String receivedBy,
        Instant recordedAt,

        @MappedCollection(idColumn = "receipt_number", keyColumn = "position")
        List<GoodsReceiptLine> lines) {}
