package io.counterfoil.exchange.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.ProcessTest;
import io.counterfoil.exchange.DueWork;
import io.counterfoil.exchange.held.HeldDecision;
import io.counterfoil.exchange.held.HeldKind;
import io.counterfoil.exchange.held.HeldRecord;
import io.counterfoil.exchange.held.HeldRecords;
import io.counterfoil.exchange.lane.LaneWork;
import io.counterfoil.procurement.ProcurementExamples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records that come in under the contract of suppliers, from the door to the steward's decision. */
class SupplierMasterInboxTest extends ProcessTest {
    private static final String FLOW = "supplier-master";

    @Autowired
    private Inbox inbox;

    @Autowired
    private HeldRecords held;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<LaneWork> works;

    private final String supplier = ProcurementExamples.unique("S-IN-");

    @BeforeEach
    void leaveNothingBehind() {
        jdbc.sql("delete from scheduled_tasks").update();
    }

    @Test
    void recordBecomesASupplierWithoutABankAccount() {
        var admitted = deliver("k1", record(Map.of("name", "Südwind GmbH")));
        assertThat(admitted.message().state()).isEqualTo(InboxState.RECEIVED);

        work();

        assertThat(inbox.get(admitted.message().number()).state()).isEqualTo(InboxState.APPLIED);
        assertThat(supplier("name")).isEqualTo("Südwind GmbH");
        assertThat(supplier("iban")).as("nobody confirmed one").isEmpty();
        assertThat(audit(supplier)).containsExactly("SUPPLIER_RECEIVED by erp.gateway");
    }

    @Test
    void recordDeliveredAgainCountsOnceAndItsRepeatIsKept() {
        var raw = "the same bytes".getBytes(StandardCharsets.UTF_8);
        var first = inbox.admit(FLOW, key("k"), record(Map.of()), raw, "erp.gateway");
        work();
        var again = inbox.admit(FLOW, key("k"), record(Map.of()), raw, "erp.gateway");
        work();

        assertThat(again.repeated()).isTrue();
        assertThat(again.message().number()).isEqualTo(first.message().number());
        assertThat(again.message().state()).isEqualTo(InboxState.APPLIED);
        assertThat(states()).containsExactly("APPLIED", "DUPLICATE");
        assertThat(audit(supplier)).hasSize(1);
    }

    @Test
    void otherBytesUnderAUsedKeyAreHeldAndNotApplied() {
        deliver("k", record(Map.of("name", "First")));
        var other = inbox.admit(
                FLOW,
                key("k"),
                record(Map.of("name", "Second")),
                "others".getBytes(StandardCharsets.UTF_8),
                "erp.gateway");
        work();

        assertThat(other.message().state()).isEqualTo(InboxState.REJECTED);
        assertThat(held.get(other.heldAs()).reason()).contains("used by message");
        assertThat(supplier("name")).isEqualTo("First");
    }

    @Test
    void recordThatBreaksItsContractIsKeptAndWaitsForTheSteward() {
        var admitted = deliver("k", new InboundRecord(supplier, null, null, Map.of("name", "X", "colour", "red")));

        assertThat(admitted.problems()).extracting("field").contains("colour", "country", "currency", "paymentDays");
        assertThat(inbox.payload(admitted.message())).isNotEmpty();
        var task = taskOf(admitted.heldAs());
        org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat(task)
                .hasCandidateGroup("vendor-master-steward");
        assertThat(task.getDueDate()).isNotNull();

        decide(task, "CORRECT", "name = Y\ncountry = DE\ncurrency = EUR\npaymentDays = 14", "asked them");

        assertThat(supplier("name")).isEqualTo("Y");
        assertThat(supplier("payment_days")).isEqualTo("14");
        assertThat(inbox.get(admitted.message().number()).outcome()).contains("vera.vendor");
        assertThat(audit(admitted.heldAs()))
                .containsExactly("EXCHANGE_RECORD_HELD by erp.gateway", "EXCHANGE_RECORD_CORRECT by vera.vendor");
    }

    @Test
    void foreignValueIsHeldWithBothValuesAndNothingOfItIsApplied() {
        supplierFromTheErp();
        jdbc.sql("update supplier set active = false where supplier_number = :s")
                .param("s", supplier)
                .update();
        var admitted = deliver("k2", record(Map.of("name", "New name", "active", "true")));
        work();

        assertThat(inbox.get(admitted.message().number()).state()).isEqualTo(InboxState.CONFLICTING);
        assertThat(supplier("name")).isEqualTo("Old name");
        var conflict = heldOf(admitted);
        assertThat(conflict.kind()).isEqualTo(HeldKind.CONFLICTING);
        assertThat(conflict.theirs()).containsEntry("active", "true");
        assertThat(conflict.ours()).containsEntry("active", "false");

        decide(taskOf(conflict.number()), "KEEP_OURS", "", "blocked on purpose");

        assertThat(supplier("name")).as("the sender owns the name").isEqualTo("New name");
        assertThat(supplier("active")).isEqualTo("false");
    }

    @Test
    void stewardMayAcceptAForeignValue() {
        supplierFromTheErp();
        var admitted = deliver("k2", record(Map.of("active", "false")));
        work();

        decide(taskOf(heldOf(admitted).number()), "ACCEPT_THEIRS", "", "they are right");

        assertThat(supplier("active")).isEqualTo("false");
    }

    @Test
    void bankAccountIsNeverTakenFromARecordWhateverIsDecided() {
        supplierFromTheErp();
        var admitted = deliver("k2", record(Map.of("iban", "DE89370400440532013000")));
        work();
        var task = taskOf(heldOf(admitted).number());

        assertThatThrownBy(() -> decide(task, "ACCEPT_THEIRS", "", "looks good"))
                .hasMessageContaining("bank account");

        assertThat(supplier("iban")).isEmpty();
        assertThat(taskOf(heldOf(admitted).number())).as("it still waits").isNotNull();
        decide(taskOf(heldOf(admitted).number()), "KEEP_OURS", "", "proposed it apart");
        assertThat(supplier("iban")).isEmpty();
    }

    @Test
    void whoSentARecordDoesNotDecideOnIt() {
        var admitted = inbox.admit(
                FLOW, key("k"), new InboundRecord(supplier, null, null, Map.of()), new byte[] {1}, "vera.vendor");

        assertThatThrownBy(() -> decide(taskOf(admitted.heldAs()), "REJECT", "", "mine"))
                .hasMessageContaining("S19");
        assertThat(held.get(admitted.heldAs()).decision()).isNull();
    }

    @Test
    void recordsOfASupplierAreAppliedInTheOrderOfTheirArrival() {
        for (int i = 1; i <= 20; i++) {
            deliver("k" + i, record(Map.of("name", "Name " + i)));
        }
        assertThat(jdbc.sql("select count(*) from scheduled_tasks")
                        .query(Long.class)
                        .single())
                .as("one waits in line for the others")
                .isEqualTo(1);
        work();

        assertThat(supplier("name")).isEqualTo("Name 20");
        assertThat(states()).hasSize(20).containsOnly("APPLIED");
        assertThat(jdbc.sql("select figures ->> 'name' from audit_record where business_key = :s order by id")
                        .param("s", supplier)
                        .query(String.class)
                        .list())
                .startsWith("Name 1", "Name 2", "Name 3")
                .endsWith("Name 20");
    }

    @Test
    void recordThatALaterOneOvertookIsHeldAsLate() {
        deliver("k2", new InboundRecord(supplier, 7L, null, values(Map.of("name", "Seventh"))));
        work();
        var late = deliver("k1", new InboundRecord(supplier, 6L, null, values(Map.of("name", "Sixth"))));
        work();

        assertThat(inbox.get(late.message().number()).state()).isEqualTo(InboxState.LATE);
        assertThat(supplier("name")).isEqualTo("Seventh");
        var task = taskOf(heldOf(late).number());
        assertThatThrownBy(() -> decide(task, "ACCEPT_THEIRS", "", "anyway")).hasMessageContaining("later and applied");
        decide(taskOf(heldOf(late).number()), "KEEP_OURS", "", "the newer stands");
        assertThat(supplier("name")).isEqualTo("Seventh");
        assertThat(inbox.get(late.message().number()).state()).isEqualTo(InboxState.SETTLED);
    }

    @Test
    void decisionThatDoesNotFitKeepsTheTaskOpen() {
        var admitted = deliver("k", new InboundRecord(supplier, null, null, Map.of()));

        assertThatThrownBy(() -> decide(taskOf(admitted.heldAs()), "ACCEPT_THEIRS", "", "please"))
                .hasMessageContaining("CORRECT");

        decide(taskOf(admitted.heldAs()), "REJECT", "", "empty");
        assertThat(inbox.get(admitted.message().number()).state()).isEqualTo(InboxState.SETTLED);
        assertThatThrownBy(() -> held.decide(admitted.heldAs(), HeldDecision.REJECT, Map.of(), "twice", "vera.vendor"))
                .hasMessageContaining("was decided");
    }

    @Test
    void whatNobodyDecidesInTimeIsEscalatedAndStaysOpen() {
        var admitted = deliver("k", new InboundRecord(supplier, null, null, Map.of()));
        var timer = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(taskOf(admitted.heldAs()).getProcessInstanceId())
                .timers()
                .singleResult();
        engine.getManagementService().executeJob(timer.getId());

        assertThat(held.get(admitted.heldAs()).escalatedAt()).isNotNull();
        assertThat(taskOf(admitted.heldAs())).isNotNull();
        assertThat(audit(admitted.heldAs())).last().isEqualTo("EXCHANGE_RECORD_OVERDUE by counterfoil");
    }

    @Test
    void databaseKeepsWhatCameInAsItCame() {
        var admitted = deliver("k", record(Map.of()));

        for (var change : List.of(
                "delete from exchange_inbox where number = ",
                "update exchange_inbox set payload = 'x' where number = ",
                "update exchange_inbox set translated = '{}' where number = ")) {
            assertThatThrownBy(
                            () -> jdbc.sql(change + admitted.message().number()).update())
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> jdbc.sql("delete from exchange_contract where contract = 'supplier-master'")
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    private void supplierFromTheErp() {
        deliver("k1", record(Map.of("name", "Old name")));
        work();
    }

    private void work() {
        new DueWork(jdbc, works).doAll(Instant.now().plusSeconds(60));
    }

    private Admission deliver(String key, InboundRecord record) {
        return inbox.admit(
                FLOW, key(key), record, (key + record.values()).getBytes(StandardCharsets.UTF_8), "erp.gateway");
    }

    private String key(String key) {
        return supplier + "-" + key;
    }

    private InboundRecord record(Map<String, String> changed) {
        return new InboundRecord(supplier, null, null, values(changed));
    }

    private static Map<String, String> values(Map<String, String> changed) {
        var values = new HashMap<>(Map.of("name", "Südwind", "country", "DE", "currency", "EUR", "paymentDays", "30"));
        values.putAll(changed);
        return values;
    }

    private HeldRecord heldOf(Admission admitted) {
        return held.get(jdbc.sql("select number from exchange_held where message = :m and contract = :c")
                .param("m", admitted.message().number())
                .param("c", FLOW)
                .query(String.class)
                .single());
    }

    private Task taskOf(String heldNumber) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(heldNumber)
                .singleResult();
    }

    private void decide(Task task, String decision, String corrected, String reason) {
        engine.getIdentityService().setAuthentication("vera.vendor", List.of("vendor-master-steward"));
        try {
            engine.getTaskService().claim(task.getId(), "vera.vendor");
            engine.getTaskService()
                    .complete(task.getId(), Map.of("decision", decision, "corrected", corrected, "reason", reason));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private String supplier(String column) {
        return jdbc.sql("select " + column + "::text from supplier where supplier_number = :s")
                .param("s", supplier)
                .query(String.class)
                .single();
    }

    private List<String> states() {
        return jdbc.sql("select state from exchange_inbox where object_key = :s order by number")
                .param("s", supplier)
                .query(String.class)
                .list();
    }

    private List<String> audit(String key) {
        return jdbc.sql("select action || ' by ' || actor from audit_record where business_key = :key order by id")
                .param("key", key)
                .query(String.class)
                .list();
    }
}
