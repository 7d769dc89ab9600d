package io.counterfoil.banking;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Reads payments. Changed by {@link PaymentOrders} and {@link PaymentRuns}. */
public interface Payments extends Repository<Payment, String> {
    /** The payment of the whole invoice, or of what its parts left. */
    @Query("select * from payment where invoice_key = :invoiceKey and part = 0")
    Optional<Payment> findById(String invoiceKey);

    @Query("select * from payment where invoice_key = :invoiceKey and part = :part")
    Optional<Payment> find(String invoiceKey, int part);

    /** All of an invoice: the parts in their order, then the rest. */
    @Query("select * from payment where invoice_key = :invoiceKey order by part = 0, part")
    List<Payment> ofInvoice(String invoiceKey);

    /** A page by due date; an empty state or run number means all. */
    @Query("select * from payment where (:state = '' or state = :state) and (:run = '' or run_number = :run)"
            + " order by due_date, invoice_key, part limit :limit offset :offset")
    List<Payment> page(String state, String run, int limit, long offset);

    @Query("select count(*) from payment where (:state = '' or state = :state) and (:run = '' or run_number = :run)")
    long count(String state, String run);

    /** What a run holds or, if it was refused, held. */
    @Query("select p.* from payment p join payment_run_item i on i.invoice_key = p.invoice_key"
            + " and i.part = p.part where i.run_number = :run order by p.currency, p.due_date, p.invoice_key, p.part")
    List<Payment> ofRun(String run);
}
