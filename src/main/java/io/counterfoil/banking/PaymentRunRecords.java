package io.counterfoil.banking;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Reads payment runs. Changed by {@link PaymentRuns} and {@link PaymentRelease}. */
public interface PaymentRunRecords extends Repository<PaymentRun, String> {
    Optional<PaymentRun> findById(String number);

    @Query("select number, state, due_until, created_by, created_at, decided_by, decided_at, reason, file_name,"
            + " file_sha256 from payment_run order by created_at desc, number desc limit :limit offset :offset")
    List<PaymentRun> page(int limit, long offset);

    long count();
}
