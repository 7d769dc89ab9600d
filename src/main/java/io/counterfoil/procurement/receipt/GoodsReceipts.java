package io.counterfoil.procurement.receipt;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Reads goods receipts. */
public interface GoodsReceipts extends Repository<GoodsReceipt, String> {
    Optional<GoodsReceipt> findById(String receiptNumber);

    /** The receipt of this delivery note, in capitals or not: nobody's notes differ in that alone. */
    @Query(
            "select * from goods_receipt where order_number = :orderNumber and lower(delivery_note) = lower(:deliveryNote)")
    Optional<GoodsReceipt> findByOrderNumberAndDeliveryNote(String orderNumber, String deliveryNote);

    @Query("select * from goods_receipt order by recorded_at desc, receipt_number desc limit :size offset :offset")
    List<GoodsReceipt> newest(int size, long offset);

    long count();
}
