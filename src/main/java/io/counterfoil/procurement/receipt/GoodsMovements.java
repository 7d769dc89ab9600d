package io.counterfoil.procurement.receipt;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Reads what became of received goods. */
public interface GoodsMovements extends Repository<GoodsMovement, String> {
    Optional<GoodsMovement> findById(String movementNumber);

    /** The movements of a receipt, oldest first. */
    @Query("select * from goods_movement where receipt_number = :receiptNumber order by recorded_at, movement_number")
    List<GoodsMovement> findByReceiptNumber(String receiptNumber);

    /** The movement of this kind and note, in capitals or not. */
    @Query("select * from goods_movement where receipt_number = :receiptNumber and kind = :kind"
            + " and lower(note) = lower(:note)")
    Optional<GoodsMovement> findByNote(String receiptNumber, String kind, String note);

    /** Returns and reversals of an order's goods, oldest first: those that the supplier may owe a credit note for. */
    @Query(
            "select m.* from goods_movement m join goods_receipt r on r.receipt_number = m.receipt_number"
                    + " where r.order_number = :orderNumber and m.kind <> 'INSPECTION' order by m.recorded_at, m.movement_number")
    List<GoodsMovement> takingOutOf(String orderNumber);
}
