package io.counterfoil.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Lets substitutions begin and end with the day. One node is enough: another that comes at the same moment does nothing. */
@Component
class SubstitutionUpkeep {
    private static final long LOCK = 7_246_004;

    private final Substitutions substitutions;
    private final TransactionOperations transaction;
    private final JdbcClient jdbc;

    SubstitutionUpkeep(Substitutions substitutions, TransactionOperations transaction, JdbcClient jdbc) {
        this.substitutions = substitutions;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void keepUp() {
        transaction.executeWithoutResult(status -> {
            var first = jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                    .param("lock", LOCK)
                    .query(Boolean.class)
                    .single();
            if (first) {
                substitutions.keepUp();
            }
        });
    }
}
