package io.counterfoil.procurement.invoice;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Reads supplier invoices. */
public interface SupplierInvoices extends Repository<SupplierInvoice, String> {
    Optional<SupplierInvoice> findById(String businessKey);

    List<SupplierInvoice> findBySellerKeyAndInvoiceNumberOrderByRegistration(String sellerKey, String invoiceNumber);

    /** Those of an order that wait for a person, in the order of arrival. */
    @Query("select * from supplier_invoice where order_number = :orderNumber and status in ('HELD', 'PARKED')"
            + " order by registration")
    List<SupplierInvoice> waiting(String orderNumber);

    /** Credit notes and debits that came before the invoice they name and wait for it, in the order of arrival. */
    @Query("select * from supplier_invoice where seller_key = :sellerKey and preceding_invoice = :invoiceNumber"
            + " and status = 'PARKED' order by registration")
    List<SupplierInvoice> waitingFor(String sellerKey, String invoiceNumber);

    @Query("select * from supplier_invoice order by registration desc limit :size offset :offset")
    List<SupplierInvoice> newest(int size, long offset);

    long count();
}
