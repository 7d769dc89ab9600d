package io.counterfoil.procurement.requisition;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Reads requisitions. */
public interface Requisitions extends Repository<Requisition, String> {
    Optional<Requisition> findById(String requisitionNumber);

    @Query("select * from requisition order by submitted_at desc, requisition_number desc limit :size offset :offset")
    List<Requisition> newest(int size, long offset);

    long count();
}
