package io.counterfoil.procurement.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Reads orders as this installation knows them. */
public interface PurchaseOrders extends Repository<PurchaseOrder, String> {
    Optional<PurchaseOrder> findById(String orderNumber);

    Optional<PurchaseOrder> findByRequisitionNumber(String requisitionNumber);

    @Query("select * from purchase_order order by placed_at desc, order_number desc limit :size offset :offset")
    List<PurchaseOrder> newest(int size, long offset);

    @Query("select * from purchase_order where placed_at >= :from and placed_at < :to order by order_number")
    List<PurchaseOrder> placed(Instant from, Instant to);

    long count();
}
