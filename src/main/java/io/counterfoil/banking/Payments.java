package io.counterfoil.banking;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Reads payments. Changed by {@link PaymentOrders} and {@link PaymentRuns}. */
public interface Payments extends Repository<Payment, String> {
    Optional<Payment> findById(String invoiceKey);

    /** A page by due date; an empty state or run number means all. */
    @Query("select * from payment where (:state = '' or state = :state) and (:run = '' or run_number = :run)"
            + " order by due_date, invoice_key limit :limit offset :offset")
    List<Payment> page(String state, String run, int limit, long offset);

    @Query("select count(*) from payment where (:state = '' or state = :state) and (:run = '' or run_number = :run)")
    long count(String state, String run);

    /** What a run holds or, if it was refused, held. */
    @Query("select p.* from payment p join payment_run_item i on i.invoice_key = p.invoice_key"
            + " where i.run_number = :run order by p.currency, p.due_date, p.invoice_key")
    List<Payment> ofRun(String run);
}
