package io.counterfoil.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.ProcessTest;
import io.counterfoil.identity.ExceptionalAct.State;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Break-glass from the refusal to the review. */
class ExceptionalActProcessTest extends ProcessTest {
    private static final String REX = "rex.receiver";
    private static final String ENTER = "ENTER_INVOICE";

    @Autowired
    ExceptionalActs acts;

    @Autowired
    SegregationOfDuties duties;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    private final String document = "INV-E-" + UUID.randomUUID();

    @BeforeEach
    void rexReceived() {
        perform(document, "RECEIVE", REX);
    }

    @Test
    void twoPeopleLetOneActPassOnceAndAThirdReviewsIt() {
        assertThatThrownBy(() -> perform(document, ENTER, REX)).hasMessageContaining("rule S3");
        var number = ask("oscar.operator");
        assertThatThrownBy(() -> perform(document, ENTER, REX))
                .as("asked, not allowed")
                .isInstanceOf(Forbidden.class);
        allow(number, "fiona.cfo", "cfo");

        duties.check(document, ENTER, REX);
        perform(document, ENTER, REX);

        var used = acts.read(number);
        assertThat(used.state()).isEqualTo(State.USED);
        assertThat(used.lifted()).contains("rule S3", REX + " recorded the receipt for " + document);
        assertThatThrownBy(() -> perform(document, ENTER, REX)).as("once").hasMessageContaining("rule S3");
        review(number, "carla.controller", "controller");
        assertThat(acts.read(number))
                .extracting(ExceptionalAct::state, ExceptionalAct::reviewedBy, ExceptionalAct::justified)
                .containsExactly(State.REVIEWED, "carla.controller", true);
        assertThat(column("select action from audit_record where business_key = :key and action like 'EXCEPTIONAL%'"))
                .containsExactly(
                        "EXCEPTIONAL_ACT_ASKED",
                        "EXCEPTIONAL_ACT_ALLOWED",
                        "EXCEPTIONAL_ACT_USED",
                        "EXCEPTIONAL_ACT_JUSTIFIED");
        assertThat(column("select person from security_event where business_key = :key and action = 'BREAK_GLASS'"
                        + " order by id"))
                .containsExactly("oscar.operator", "fiona.cfo", REX, "carla.controller");
    }

    @Test
    void leaveIsForExactlyThisPersonDutyAndDocument() {
        var other = document + "-OTHER";
        perform(document, "RECEIVE", "another.receiver");
        perform(other, "RECEIVE", REX);
        allow(ask("oscar.operator"), "fiona.cfo", "cfo");

        assertThatThrownBy(() -> perform(document, ENTER, "another.receiver")).hasMessageContaining("rule S3");
        assertThatThrownBy(() -> perform(document, "RELEASE_INVOICE", REX)).hasMessageContaining("rule S3");
        assertThatThrownBy(() -> perform(other, ENTER, REX)).hasMessageContaining("rule S3");
        assertThatThrownBy(() -> transactions.executeWithoutResult(
                        status -> duties.performFor(document, ENTER, "sub.stitute", REX)))
                .as("a substitute has no part in it")
                .hasMessageContaining("rule S3");
        perform(document, ENTER, REX);
    }

    @Test
    void whoAsksDoesNotAllowAndWhoActedAskedOrAllowedDoesNotReview() {
        var number = ask("carla.controller");
        assertThatThrownBy(() -> allow(number, "carla.controller", "controller"))
                .hasStackTraceContaining("rule S17");
        assertThatThrownBy(() -> allow(number, REX, "cfo")).hasStackTraceContaining("would act by it");
        allow(number, "fiona.cfo", "cfo");
        perform(document, ENTER, REX);
        for (var person : List.of("carla.controller", "fiona.cfo", REX)) {
            assertThatThrownBy(() -> review(number, person, "board")).as(person).hasStackTraceContaining("rule S17");
        }
        review(number, "bo.board", "board");
        assertThatThrownBy(() -> jdbc.sql("update exceptional_act set decided_by = asked_by where number = :number")
                        .param("number", number)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void leaveThatLapsedLetsNothingPass() {
        var number = ask("oscar.operator");
        allow(number, "fiona.cfo", "cfo");
        jdbc.sql(
                        "update exceptional_act set asked_at = asked_at - interval '2 days', expires_at = now() - interval '1s'"
                                + " where number = :number")
                .param("number", number)
                .update();
        assertThatThrownBy(() -> perform(document, ENTER, REX)).hasMessageContaining("rule S3");
        assertThat(ask("oscar.operator")).as("makes room for another").isNotEqualTo(number);
        assertThat(acts.read(number).state()).isEqualTo(State.LAPSED);
    }

    @Test
    void refusedLeaveLetsNothingPass() {
        var number = ask("oscar.operator");
        complete(number, "Task_AllowExceptionalAct", "fiona.cfo", "cfo", Map.of("decision", "refuse", "reason", "No"));
        assertThatThrownBy(() -> perform(document, ENTER, REX)).hasMessageContaining("rule S3");
        assertThat(acts.read(number).state()).isEqualTo(State.REFUSED);
    }

    @Test
    void S1_selfApprovalIsNeverLifted() {
        var request = document + "-REQ";
        perform(request, "REQUEST", REX);
        assertThatThrownBy(() -> acts.ask(draft(request, "APPROVE_REQUISITION"), "oscar.operator"))
                .isInstanceOf(BusinessRuleViolation.class)
                .hasMessageContaining("nothing lifts rule S1");
    }

    @Test
    void leaveThatNobodyNeedsOrThatWaitsAlreadyIsNotAsked() {
        assertThatThrownBy(() -> acts.ask(draft(document + "-FREE", ENTER), "oscar.operator"))
                .hasMessageContaining("no rule excludes " + REX);
        var number = ask("oscar.operator");
        assertThatThrownBy(() -> ask("carla.controller"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining(number);
    }

    @Test
    void actThatIsRolledBackUsesNothingUp() {
        var number = ask("oscar.operator");
        allow(number, "fiona.cfo", "cfo");
        transactions.executeWithoutResult(status -> {
            duties.perform(document, ENTER, REX);
            status.setRollbackOnly();
        });
        assertThat(acts.read(number).state()).isEqualTo(State.ALLOWED);
        perform(document, ENTER, REX);
    }

    private String ask(String by) {
        return acts.ask(draft(document, ENTER), by).number();
    }

    private static ExceptionalActDraft draft(String document, String duty) {
        return new ExceptionalActDraft(document, duty, REX, "Anna is ill and the discount ends", Duration.ofHours(4));
    }

    private void allow(String number, String person, String group) {
        complete(
                number,
                "Task_AllowExceptionalAct",
                person,
                group,
                Map.of("decision", "allow", "reason", "Nobody else is there"));
    }

    private void review(String number, String person, String group) {
        complete(
                number,
                "Task_ReviewExceptionalAct",
                person,
                group,
                Map.of("finding", "justified", "review", "Looked at the delivery note"));
    }

    private void complete(String number, String step, String person, String group, Map<String, Object> entered) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .singleResult();
        assertThat(task.getTaskDefinitionKey()).isEqualTo(step);
        var holder = task.getAssignee();
        if (holder != null) {
            engine.getTaskService().setAssignee(task.getId(), null);
        }
        engine.getIdentityService().setAuthentication(person, List.of(group));
        try {
            engine.getTaskService().claim(task.getId(), person);
            engine.getTaskService().complete(task.getId(), entered);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private void perform(String key, String duty, String person) {
        transactions.executeWithoutResult(status -> duties.perform(key, duty, person));
    }

    private List<String> column(String sql) {
        return jdbc.sql(sql).param("key", document).query(String.class).list();
    }
}
