package io.counterfoil.procurement.amendment;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Reads amendments. */
public interface OrderAmendments extends Repository<OrderAmendment, String> {
    Optional<OrderAmendment> findById(String amendmentNumber);

    /** Those of one order, newest first. */
    @Query("select * from order_amendment where order_number = :orderNumber"
            + " order by proposed_at desc, amendment_number desc limit :size offset :offset")
    List<OrderAmendment> newestOf(String orderNumber, int size, long offset);

    long countByOrderNumber(String orderNumber);

    /** The one that waits for approval or application. */
    @Query("select * from order_amendment where order_number = :orderNumber and status in ('PROPOSED', 'APPROVED')")
    Optional<OrderAmendment> openOf(String orderNumber);
}
