package io.counterfoil.masterdata;

import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Reads suppliers. */
public interface Suppliers extends Repository<Supplier, String> {
    Optional<Supplier> findById(String supplierNumber);

    Optional<Supplier> findByVatId(String vatId);

    Optional<Supplier> findByLegalId(String legalId);

    /** The account with its newest change, in one statement; empty if the supplier is unknown. */
    @Query("select s.supplier_number, s.iban, c.change_number, c.changed_at from supplier s"
            + " left join lateral (select change_number, changed_at from supplier_account_change"
            + " where supplier_number = s.supplier_number and changed_at is not null"
            + " order by changed_at desc limit 1) c on true where s.supplier_number = :supplierNumber")
    Optional<SupplierAccount> account(String supplierNumber);

    long count();
}
