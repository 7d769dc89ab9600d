package io.counterfoil.procurement.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What became of received goods: the receipt itself is never changed.
 *
 * @param movementNumber business key, for example {@code GM-1001}
 * @param note number of the inspection report, the return delivery note or the correction; once per receipt and kind
 * @param reason in the recorder's words; empty only for an inspection that accepted everything
 * @param happenedOn never before the receipt
 * @param recordedBy login of the person or application that recorded it
 */
@Table("goods_movement")
public record GoodsMovement(
        @Id String movementNumber,
        String receiptNumber,
        Kind kind,
        String note,
        String reason,
        LocalDate happenedOn,
        String recordedBy,
        Instant recordedAt,

        @MappedCollection(idColumn = "movement_number", keyColumn = "position")
        List<GoodsMovementLine> lines) {

    /** What kind of document it is. */
    public enum Kind {
        /** The receipt, or a part of it, was recorded wrongly. */
        REVERSAL,
        /** Goods were accepted or rejected. */
        INSPECTION,
        /** Goods went back to the supplier. */
        RETURN
    }

    /** Whether goods left, so that they are paid no longer. */
    boolean takesOut() {
        return kind != Kind.INSPECTION;
    }
}
