package io.counterfoil.masterdata;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Reads changes of suppliers' accounts. */
public interface BankAccountChanges extends Repository<BankAccountChange, String> {
    Optional<BankAccountChange> findById(String changeNumber);

    /** Newest first. */
    List<BankAccountChange> findBySupplierNumberOrderByProposedAtDesc(String supplierNumber);

    /** The change that made the account what it is; empty if it never changed. */
    @Query("select * from supplier_account_change where supplier_number = :supplierNumber and changed_at is not null"
            + " order by changed_at desc limit 1")
    Optional<BankAccountChange> newestInForce(String supplierNumber);
}
