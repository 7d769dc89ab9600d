package io.counterfoil.masterdata;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Reads suppliers. */
public interface Suppliers extends Repository<Supplier, String> {
    Optional<Supplier> findById(String supplierNumber);

    Optional<Supplier> findByVatId(String vatId);

    Optional<Supplier> findByLegalId(String legalId);

    long count();
}
