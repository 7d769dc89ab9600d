package io.counterfoil.governance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.governance.actual.ActualKind;
import io.counterfoil.governance.actual.ActualPosting;
import io.counterfoil.governance.actual.ActualSource;
import io.counterfoil.governance.closure.ClosureCheck;
import io.counterfoil.governance.closure.ClosureCheck.Condition;
import io.counterfoil.governance.closure.ClosureReview.Outcome;
import io.counterfoil.governance.commitment.OpenCommitments;
import io.counterfoil.governance.gate.GateQuestion;
import io.counterfoil.governance.measure.ReportingRates;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.structure.LegalEntity;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.dao.DataAccessException;

/** D5: who may close a measure, on what evidence, and what follows. */
class MeasureClosureProcessTest extends ClosureProcessTest {
    /** Its first three months are closed for all tests here; what comes later counts as corrected. */
    private static final int YEAR = 1951;

    @Autowired
    DefaultListableBeanFactory beans;

    @BeforeEach
    void haveClosedMonths() {
        if (!periods.isClosed(YearMonth.of(YEAR, 3))) {
            close(YearMonth.of(YEAR, 1), YearMonth.of(YEAR, 3));
        }
    }

    @Test
    void G7_controllerConfirmsWhatIsProvenAndNothingBelow() {
        var keys = List.of(
                implemented(YEAR, "98", "102", "90"),
                implemented(YEAR, "110", "110", "70"),
                implemented(YEAR, "95", "95", "94.9"),
                implemented(YEAR, "100", "100", "85"));
        var passages = keys.stream().map(this::request).toList();

        confirm(passages.get(0), CONRAD);
        assertThatThrownBy(() -> confirm(passages.get(1), CONRAD))
                .hasStackTraceContaining("cannot be closed as it is")
                .hasStackTraceContaining("Below 0.80 of its plan: " + YEAR + "-03 0.7000");
        assertThatThrownBy(() -> confirm(passages.get(2), CONRAD))
                .hasStackTraceContaining("Actuals of 284.9000 are 0.9497 of the plan");
        confirm(passages.get(3), CONRAD);

        assertThat(keys).extracting(this::stage).containsExactly(Stage.D5, Stage.D4, Stage.D4, Stage.D5);
        assertThat(measures.get(keys.get(0)).closedRunRate()).isEqualByComparingTo("1160");
        assertThat(measures.get(keys.get(3)).closedRunRate()).isEqualByComparingTo("1140");
        assertThat(measures.get(keys.get(0)).closedAt()).isNotNull();
        var last = gates.history(keys.get(0)).get(4);
        assertThat(last.passage()).startsWith("C-");
        assertThat(last.outcome()).isEqualTo(GateQuestion.Outcome.DECIDED);
        assertThat(last.outcomeReason()).isEqualTo("confirmed by conrad.controller");
        assertThat(tasks(passages.get(0))).isEmpty();
        assertThat(jdbc.sql("select count(*) from closure_evidence where passage = :passage and met")
                        .param("passage", passages.get(0))
                        .query(Long.class)
                        .single())
                .isEqualTo(Condition.values().length);
    }

    @Test
    void whatIsMissingIsListedAndRefusedBeforeAnybodyIsAsked() {
        var early = implemented(YEAR + 1, "100");
        assertThat(unmet(early)).contains(Condition.CLOSED_PERIODS);
        assertThatThrownBy(() -> request(early))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class, e -> assertThat(e.code()).isEqualTo("GATE_NOT_READY"))
                .hasMessageContaining("Only 0 of 3 periods are closed");

        var key = implemented(YEAR, "100", "100", "100");
        var ordered = new String[] {"PO-4711"};
        OpenCommitments orders =
                costObject -> costObject.equals("CC-TRAVEL") ? List.of(ordered) : List.of("another cost object");
        beans.registerSingleton("testCommitments", orders);
        try {
            assertThat(unmet(key)).containsExactly(Condition.NO_OPEN_COMMITMENT);
            assertThat(closures.review(key).outcome()).isEqualTo(Outcome.NOT_YET);
            assertThatThrownBy(() -> request(key)).hasMessageContaining("Still committed on the cost object: PO-4711");
        } finally {
            beans.destroySingleton("testCommitments");
        }
        assertThat(unmet(key)).isEmpty();
        assertThat(gates.history(key)).hasSize(4);
    }

    @Test
    void conditionsAreCheckedAgainAtTheMomentOfDeciding() {
        var key = implemented(YEAR, "100", "100", "100");
        var passage = request(key);
        bring(key, YearMonth.of(YEAR, 3), "-60", ActualSource.ERP, "erp.gateway");

        var task = taskOf(passage, CONRAD);
        assertThatThrownBy(() -> complete(task, CONRAD, Map.of("decision", "CONFIRM")))
                .hasStackTraceContaining("cannot be closed as it is");

        assertThat(stage(key)).isEqualTo(Stage.D4);
        complete(task, CONRAD, Map.of("decision", "REJECT", "reason", "March was taken back"));
        assertThat(stage(key)).isEqualTo(Stage.D4);
        assertThat(gates.history(key).get(4).outcomeReason()).isEqualTo("conrad.controller: March was taken back");
        assertThat(request(key)).isNotEqualTo(passage);
    }

    @Test
    void actualThatCameAfterItsValidationKeepsTheMeasureOpen() {
        var key = implemented(YEAR, "100", "100", "100");
        var passage = request(key);
        post(key, YearMonth.of(YEAR, 3), "5", ActualSource.ERP, "erp.gateway");

        assertThatThrownBy(() -> confirm(passage, CONRAD))
                .hasStackTraceContaining("has not validated the actual of " + YEAR + "-03");
        assertThat(stage(key)).isEqualTo(Stage.D4);
    }

    @Test
    void onlyAControllerOfTheEntityWithNoOtherPartIsAsked() {
        // As bodies may stand that were recorded before roles had to fit.
        jdbc.sql("insert into legal_entity values ('OTHER-DE', 'Other GmbH', 'EUR') on conflict do nothing")
                .update();
        control("OTHER-DE", "anna.payable");
        List.of(MIA, HANA, "fiona.cfo").forEach(person -> control("TEST-DE", person));
        try {
            onlyConradIsAsked();
        } finally {
            jdbc.sql("delete from legal_entity_controller where controller = any(:people::text[])")
                    .param("people", new String[] {MIA, HANA, "fiona.cfo"})
                    .update();
        }
    }

    private void control(String entity, String person) {
        jdbc.sql("insert into legal_entity_controller values (:entity, :person) on conflict do nothing")
                .param("entity", entity)
                .param("person", person)
                .update();
    }

    private void onlyConradIsAsked() {
        var key = implemented(YEAR, "100", "100", "100");
        bring(key, YearMonth.of(YEAR, 3), "5", ActualSource.IMPORT, "fiona.cfo");
        var passage = request(key);

        // Owner, sponsor, validator, editor and the controller of another entity are left out.
        assertThat(closures.closers(key)).containsExactly(CONRAD);
        for (var person : List.of(MIA, HANA, CARLA, "fiona.cfo", "anna.payable")) {
            assertThatThrownBy(() -> completeUnasked(passage, person))
                    .as(person)
                    .isNotInstanceOf(AssertionError.class);
        }
        assertThat(stage(key)).isEqualTo(Stage.D4);
    }

    @Test
    void withoutAnIndependentControllerNobodyIsAsked() {
        bodies.put(new LegalEntity("TEST-DE", "Test GmbH", "EUR", List.of(CARLA)), "fiona.cfo");
        var key = implemented(YEAR, "100", "100", "100");

        assertThatThrownBy(() -> request(key))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.code()).isEqualTo("GATE_DECIDER_MISSING"))
                .hasMessageContaining("neither edited nor validated");
        assertThat(gates.history(key)).hasSize(4);
    }

    @Test
    void restatedValueIsClosedWhenTheCommitteeAgrees() {
        var key = implemented(YEAR, "110", "110", "70");
        var passage = request(key);
        var task = taskOf(passage, CONRAD);
        assertThatThrownBy(() ->
                        complete(task, CONRAD, Map.of("decision", "CONFIRM_WITH_DEVIATION", "reason", "No value")))
                .hasStackTraceContaining("restated");
        deviate(task, "1000");
        assertThat(stage(key)).isEqualTo(Stage.D4);
        assertThat(tasks(passage)).hasSize(COMMITTEE.size());

        agree(passage, "bo.board");
        agree(passage, "bea.board");
        assertThat(stage(key)).isEqualTo(Stage.D4);
        agree(passage, "lena.legal");

        assertThat(stage(key)).isEqualTo(Stage.D5);
        assertThat(measures.get(key).closedRunRate()).isEqualByComparingTo("1000");
    }

    @Test
    void restatedValueThatTheCommitteeRefusesStaysAtD4() {
        var key = implemented(YEAR, "110", "110", "70");
        var passage = request(key);
        deviate(taskOf(passage, CONRAD), "1000");

        for (var member : List.of("bo.board", "bea.board", "lena.legal")) {
            decide(passage, member, Map.of("decision", "refuse", "reason", "Too little"));
        }

        assertThat(stage(key)).isEqualTo(Stage.D4);
        assertThat(gates.history(key).get(4).outcome()).isEqualTo(GateQuestion.Outcome.REFUSED);
        assertThat(tasks(passage)).isEmpty();
    }

    @Test
    void ownerAsksOnceAndFromD4Only() {
        var key = implemented(YEAR, "100", "100", "100");
        assertThatThrownBy(() -> closures.request(key, HANA, "Mine too")).isInstanceOf(Forbidden.class);
        request(key);
        assertThatThrownBy(() -> request(key))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.code()).isEqualTo("GATE_OPEN"));
        assertThatThrownBy(() -> request(identified())).hasMessageContaining("is at D0 Defined");
        assertThatThrownBy(() -> closures.request(key, MIA, " ")).hasMessageContaining("reason");
    }

    @Test
    void measureBeforeItsClosureStaysAsItIsUnlessTheOwnerTakesTheQuestionBack() {
        var key = implemented(YEAR, "100", "100", "100");
        var passage = request(key);
        var now = measures.get(key);
        assertThatThrownBy(() -> measures.change(key, now.version(), now.profile(), "Another name", MIA))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.code()).isEqualTo("GATE_OPEN"));

        gates.withdraw(key, passage, "March is not booked yet", MIA);

        assertThat(tasks(passage)).isEmpty();
        assertThat(stage(key)).isEqualTo(Stage.D4);
        measures.change(key, now.version(), now.profile(), "Another name", MIA);
        confirm(request(key), CONRAD);
        assertThat(stage(key)).isEqualTo(Stage.D5);
    }

    @Test
    void twoConfirmationsAtTheSameMomentCloseOnce() throws InterruptedException {
        var key = implemented(YEAR, "100", "100", "100");
        var passage = request(key);
        var task = taskOf(passage, CONRAD);
        as(CONRAD, () -> {
            engine.getTaskService().claim(task.getId(), CONRAD);
            return task;
        });
        var closed = new AtomicInteger();
        var people = Executors.newFixedThreadPool(2);
        Callable<Integer> confirming = () -> as(CONRAD, () -> {
            engine.getFormService().submitTaskForm(task.getId(), Map.of("decision", "CONFIRM"));
            return closed.incrementAndGet();
        });
        people.invokeAll(List.of(confirming, confirming));
        people.shutdown();

        assertThat(closed).hasValue(1);
        assertThat(stage(key)).isEqualTo(Stage.D5);
    }

    @Test
    void closedMeasureIsNeitherChangedNorClosedWithoutItsValue() {
        var key = implemented(YEAR, "100", "100", "100");
        confirm(request(key), CONRAD);

        assertThatThrownBy(() -> forecasts.state(key, yearOf(YEAR + 1, "1"), MIA))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.code()).isEqualTo("MEASURE_FINAL"));
        assertThatThrownBy(() -> request(key)).hasMessageContaining("is at D5 Closed");
        assertThatThrownBy(() -> jdbc.sql("update measure set closed_run_rate = null where measure = :key")
                        .param("key", key)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from measure_closure").update())
                .isInstanceOf(DataAccessException.class);
    }

    private void deviate(Task task, String restated) {
        complete(
                task,
                CONRAD,
                Map.of("decision", "CONFIRM_WITH_DEVIATION", "restated", restated, "reason", "March was weak"));
    }

    private Task completeUnasked(String passage, String person) {
        var task = tasks(passage).get(0);
        complete(task, person, Map.of("decision", "CONFIRM"));
        return task;
    }

    private List<Condition> unmet(String key) {
        return closures.review(key).checks().stream()
                .filter(check -> !check.met())
                .map(ClosureCheck::condition)
                .toList();
    }

    @Autowired
    private ReportingRates rates;

    @Test
    void rateThatWouldChangeAClosedMonthIsRefused() {
        var closed = jdbc.sql("select max(period) from reporting_period where state = 'CLOSED'")
                .query(String.class)
                .single();
        var month = YearMonth.parse(closed);

        assertThatThrownBy(() -> rates.add(
                        new ReportingRates.Rate("CHF", ReportingRates.Kind.PLAN, month, new BigDecimal("0.95")), CARLA))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining(month + " is closed");
        assertThat(rates.rate("CHF", ReportingRates.Kind.PLAN, month)).isEmpty();
        rates.add(
                new ReportingRates.Rate("CHF", ReportingRates.Kind.PLAN, month.plusMonths(1), new BigDecimal("0.95")),
                CARLA);
        assertThat(rates.rate("CHF", ReportingRates.Kind.PLAN, month)).isEmpty();
    }

    @Test
    void ownerAndSponsorBringNoActualFiguresOfTheirOwn() {
        var key = at(Stage.D3, "100");
        for (var interested : List.of(MIA, HANA)) {
            assertThatThrownBy(() -> actuals.enter(posting(key), interested))
                    .isInstanceOf(Forbidden.class)
                    .hasMessageContaining("S12");
        }
        assertThat(actuals.enter(posting(key), "erp.gateway")).isPresent();
    }

    private static ActualPosting posting(String key) {
        return new ActualPosting(
                key,
                YearMonth.now(ZoneOffset.UTC),
                ActualKind.RECURRING,
                new BigDecimal("10.00"),
                ActualSource.IMPORT,
                "DOC-" + key,
                1,
                LocalDate.now(ZoneOffset.UTC),
                null,
                "");
    }
}
