package io.counterfoil.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.ProcessTest;
import io.counterfoil.kernel.AuditFact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class AuditTrailTest extends ProcessTest {
    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Test
    void factsOfSeveralDocumentsComeInTheOrderInWhichTheyHappened() {
        record("AT-1", "REQUISITION_APPROVED");
        record("AT-2", "ORDER_PLACED");
        record("AT-1", "REQUISITION_CLOSED");
        assertThat(trail.of(List.of("AT-2", "AT-1")))
                .extracting(AuditRecord::action)
                .containsExactly("REQUISITION_APPROVED", "ORDER_PLACED", "REQUISITION_CLOSED");
    }

    @Test
    void factKeepsItsReasonAndFiguresToTheLetter() {
        var reason = "<script>alert('x')</script> \"quoted\" – ünïcode";
        publish(new AuditFact("AT-3", "anna.payable", "PAID", reason, Map.of("net", "0.10", "limit", "1000.00")));
        var fact = trail.of(List.of("AT-3")).get(0);
        assertThat(fact.reason()).isEqualTo(reason);
        assertThat(fact.figures()).containsExactly(Map.entry("limit", "1000.00"), Map.entry("net", "0.10"));
    }

    @Test
    void factOfAChangeThatIsRolledBackIsGoneWithIt() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(fact("AT-4", "PAID"));
            status.setRollbackOnly();
        });
        assertThat(trail.of(List.of("AT-4"))).isEmpty();
    }

    @Test
    void factOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> events.publishEvent(fact("AT-5", "PAID")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_record set actor = 'nobody' where business_key = 'AT-6'",
                "delete from audit_record where business_key = 'AT-6'",
                "truncate audit_record",
                "set local session_replication_role = replica; delete from audit_record where business_key = 'AT-6'",
                "insert into audit_record (id, business_key, at, actor, action, reason, figures) overriding system value"
                        + " select id, business_key, at, 'nobody', action, reason, figures from audit_record"
                        + " where business_key = 'AT-6' on conflict (id) do update set actor = 'nobody'"
            })
    void recordedFactCannotBeChangedOrRemovedBySql(String attack) {
        record("AT-6", "PAID");
        var before = trail.of(List.of("AT-6"));
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> jdbc.sql(attack).update()))
                .hasStackTraceContaining("append-only");
        assertThat(trail.of(List.of("AT-6"))).isEqualTo(before);
    }

    private void record(String businessKey, String action) {
        publish(fact(businessKey, action));
    }

    private void publish(AuditFact fact) {
        transaction.executeWithoutResult(status -> events.publishEvent(fact));
    }

    private static AuditFact fact(String businessKey, String action) {
        return new AuditFact(businessKey, "anna.payable", action, "", Map.of());
    }
}
