package io.counterfoil.identity;

import io.counterfoil.workflow.RefusalRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what was refused in table {@code refusal}, whatever becomes of the transaction that was refused. */
@Component
class Refusals implements RefusalRecord {
    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;

    Refusals(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void refused(String person, String act, String businessKey, String reason) {
        ownTransaction.executeWithoutResult(status -> jdbc.sql(
                        "insert into refusal (person, act, business_key, reason) values (:person, :act, :key, :reason)")
                .param("person", person)
                .param("act", act)
                .param("key", businessKey)
                .param("reason", reason)
                .update());
    }
}
