package io.counterfoil.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.kernel.AuditFact;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes each fact down in the transaction of the change it tells of. A fact outside a transaction is a defect of its
 * publisher and fails there: it could stand without its change.
 */
@Component
class FactRecorder {
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    FactRecorder(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditFact fact) throws JsonProcessingException {
        jdbc.sql("""
                        insert into audit_record (business_key, at, actor, action, reason, figures)
                        values (:key, :at, :actor, :action, :reason, :figures::jsonb)""")
                .param("key", fact.businessKey())
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", fact.actor())
                .param("action", fact.action())
                .param("reason", fact.reason())
                .param("figures", json.writeValueAsString(new TreeMap<>(fact.figures())))
                .update();
    }
}
