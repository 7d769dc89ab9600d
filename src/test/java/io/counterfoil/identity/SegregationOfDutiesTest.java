package io.counterfoil.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.ProcessTest;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.workflow.CaseRegister;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SegregationOfDutiesTest extends ProcessTest {
    @Autowired
    SegregationOfDuties duties;

    @Autowired
    Refusals refusals;

    @Autowired
    CaseRegister cases;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    private final String request = "REQ-S-" + UUID.randomUUID();

    private void perform(String key, String duty, String person) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> duties.perform(key, duty, person));
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource({
        "S1,REQUEST,APPROVE_REQUISITION",
        "S2,ORDER,RECEIVE",
        "S2,APPROVE_REQUISITION,RECEIVE",
        "S1,AMEND_ORDER,APPROVE_REQUISITION",
        "S2,AMEND_ORDER,RECEIVE",
        "S5,AMEND_ORDER,ENTER_INVOICE",
        "S3,RECEIVE,ENTER_INVOICE",
        "S3,RECEIVE,RELEASE_INVOICE",
        "S4,ENTER_INVOICE,RELEASE_INVOICE",
        "S4,ENTER_INVOICE,DECIDE_HOLD",
        "S4,ENTER_INVOICE,APPROVE_INVOICE",
        "S4,APPROVE_INVOICE,RELEASE_INVOICE",
        "S5,AMEND_ORDER,RELEASE_INVOICE",
        "S6,APPROVE_INVOICE,CREATE_PAYMENT_RUN",
        "S7,APPROVE_INVOICE,RELEASE_PAYMENT",
        "S6,RELEASE_INVOICE,CREATE_PAYMENT_RUN",
        "S7,CREATE_PAYMENT_RUN,RELEASE_PAYMENT",
        "S7,APPROVE_REQUISITION,RELEASE_PAYMENT",
        "S7,RELEASE_INVOICE,RELEASE_PAYMENT"
    })
    void nobodyPerformsBothDutiesInEitherOrder(String rule, String first, String second) {
        perform(request, first, "pat");
        assertThatThrownBy(() -> perform(request, second, "pat"))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("rule " + rule)
                .hasMessageContaining("pat")
                .hasMessageContaining(request);
        var other = request + "-turned";
        perform(other, second, "pat");
        assertThatThrownBy(() -> perform(other, first, "pat")).isInstanceOf(Forbidden.class);
        perform(request, second, "sam");
    }

    @Test
    void ruleHoldsAcrossAllDocumentsOfACase() {
        cases.open(request);
        cases.follow(request + "-PO", request);
        cases.follow(request + "-RUN", request + "-PO");
        perform(request, "APPROVE_REQUISITION", "pat");
        assertThatThrownBy(() -> perform(request + "-RUN", "RELEASE_PAYMENT", "pat"))
                .hasMessageContaining("approved the requisition for " + request);
        perform("REQ-S-ANOTHER-" + request, "RELEASE_PAYMENT", "pat");
    }

    @Test
    void refusedActLeavesNoRecord() {
        perform(request, "REQUEST", "pat");
        assertThatThrownBy(() -> perform(request, "APPROVE_REQUISITION", "pat")).isInstanceOf(Forbidden.class);
        assertThat(jdbc.sql("select duty from duty_performed where business_key = :key")
                        .param("key", request)
                        .query(String.class)
                        .list())
                .containsExactly("REQUEST");
    }

    @Test
    void productItselfIsNeverRefused() {
        perform(request, "RELEASE_INVOICE", AuditFact.SYSTEM);
        perform(request, "CREATE_PAYMENT_RUN", AuditFact.SYSTEM);
    }

    @Test
    void unknownDutyIsADefect() {
        assertThatThrownBy(() -> perform(request, "APPROVE", "pat")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dutyIsPerformedInsideATransactionOnly() {
        assertThatThrownBy(() -> duties.perform(request, "REQUEST", "pat")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void twoHalvesOfAConflictAtOnceCannotBothPass() throws Exception {
        var people = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                var key = request + "-" + round;
                cases.open(key);
                cases.follow(key + "-PO", key);
                var barrier = new CyclicBarrier(2);
                var passed = new ArrayList<Boolean>();
                for (var result : people.invokeAll(java.util.List.of(
                        half(barrier, key, "REQUEST"), half(barrier, key + "-PO", "APPROVE_REQUISITION")))) {
                    passed.add(result.get());
                }
                assertThat(passed).containsExactlyInAnyOrder(true, false);
            }
        } finally {
            people.shutdownNow();
        }
    }

    private Callable<Boolean> half(CyclicBarrier barrier, String key, String duty) {
        return () -> {
            barrier.await();
            try {
                new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    duties.perform(key, duty, "pat");
                    try {
                        Thread.sleep(50);
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                });
                return true;
            } catch (Forbidden refused) {
                return false;
            }
        };
    }

    @Test
    void whatWasDoneStaysOnRecord() {
        perform(request, "REQUEST", "pat");
        assertThatThrownBy(() -> jdbc.sql("delete from duty_performed").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThatThrownBy(() ->
                        jdbc.sql("update duty_performed set person = 'sam'").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void refusalOutlivesTheRefusedTransaction() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            refusals.refused("pat", "ClaimTask", request, "not yours");
            status.setRollbackOnly();
        });
        assertThat(jdbc.sql("select reason from refusal where business_key = :key")
                        .param("key", request)
                        .query(String.class)
                        .list())
                .containsExactly("not yours");
    }
}
