package io.counterfoil.governance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.counterfoil.governance.gate.GateQuestion;
import io.counterfoil.governance.gate.GateVote;
import io.counterfoil.governance.measure.Milestones;
import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.governance.stage.GuardResult;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.structure.Level;
import io.counterfoil.governance.structure.StructureNode;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Measures before their gates: what is missing, who decides, what follows. */
class StageGateProcessTest extends GovernanceProcessTest {
    @Test
    void measureGoesFromIdeaToDecidedByThoseWhoDecideAtEachGate() {
        var key = identified();

        advance(key, CARL);
        assertThat(stage(key)).isEqualTo(Stage.D1);
        detail(key, "100");
        advance(key, IAN);
        assertThat(stage(key)).isEqualTo(Stage.D2);
        plans.confirm(key, CARLA);
        advance(key, CARLA, HANA);

        assertThat(stage(key)).isEqualTo(Stage.D3);
        assertThat(plans.versions(key)).extracting(version -> version.version()).containsExactly(1);
        assertThat(forecasts.values(key)).isEqualTo(plans.original(key));
        assertThat(gates.history(key))
                .extracting(GateQuestion::fromStage, GateQuestion::outcome, GateQuestion::outcomeReason)
                .containsExactly(
                        tuple(Stage.D0, GateQuestion.Outcome.DECIDED, "agreed by carl.category"),
                        tuple(Stage.D1, GateQuestion.Outcome.DECIDED, "agreed by ian.it"),
                        tuple(Stage.D2, GateQuestion.Outcome.DECIDED, "agreed by carla.controller, hana.head"));
        assertThat(tasks(key)).isEmpty();
    }

    @Test
    void whatIsMissingIsListedBeforeTheGateIsAsked() {
        var key = propose().measure();

        assertThat(gates.readiness(key))
                .filteredOn(guard -> !guard.met())
                .extracting(GuardResult::words)
                .containsExactly("The owner has not accepted (from the owner).");
        assertThatThrownBy(() -> ask(key, GateDecision.ADVANCE))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class, e -> assertThat(e.code()).isEqualTo("GATE_NOT_READY"))
                .hasMessageContaining("The owner has not accepted");
        assertThat(gates.history(key)).isEmpty();
    }

    @Test
    void sponsorOrControllerAloneDoesNotDecideD3() {
        var key = at(Stage.D2, "100");
        plans.confirm(key, CARLA);
        var passage = ask(key, GateDecision.ADVANCE).passage();

        agree(passage, HANA);

        assertThat(stage(key)).isEqualTo(Stage.D2);
        decide(passage, CARLA, Map.of("decision", "refuse", "reason", "The size is not proven"));
        assertThat(stage(key)).isEqualTo(Stage.D2);
        assertThat(gates.history(key).get(2).outcome()).isEqualTo(GateQuestion.Outcome.REFUSED);
        assertThat(gates.history(key).get(2).outcomeReason()).isEqualTo("carla.controller: The size is not proven");
        assertThat(plans.versions(key)).isEmpty();
    }

    @Test
    void aMillionAYearNeedsTheMajorityOfAtLeastThreeWhoDoNotOwnIt() {
        var key = at(Stage.D2, "83333.34");
        plans.confirm(key, CARLA);
        var passage = ask(key, GateDecision.ADVANCE).passage();
        agree(passage, HANA);
        agree(passage, CARLA);
        assertThat(stage(key)).isEqualTo(Stage.D2);
        assertThat(tasks(passage)).hasSize(5);

        agree(passage, "bo.board");
        decide(passage, "fiona.cfo", Map.of("decision", "refuse", "reason", "Too early"));
        agree(passage, "bea.board");
        assertThat(stage(key)).isEqualTo(Stage.D2);
        agree(passage, "lena.legal");

        assertThat(stage(key)).isEqualTo(Stage.D3);
        assertThat(tasks(passage)).isEmpty();
    }

    @Test
    void justBelowAMillionTheCommitteeIsNotAsked() {
        var key = at(Stage.D2, "83333.33");
        plans.confirm(key, CARLA);

        advance(key, HANA, CARLA);

        assertThat(stage(key)).isEqualTo(Stage.D3);
    }

    @Test
    void committeeThatDoesNotVoteInTimeHasRefused() {
        var key = at(Stage.D2, "90000");
        plans.confirm(key, CARLA);
        var passage = ask(key, GateDecision.ADVANCE).passage();
        agree(passage, HANA);
        agree(passage, CARLA);
        agree(passage, "bo.board");
        agree(passage, "bea.board");

        var timer = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(tasks(passage).get(0).getProcessInstanceId())
                .timers()
                .singleResult();
        engine.getManagementService().executeJob(timer.getId());

        assertThat(stage(key)).isEqualTo(Stage.D2);
        assertThat(gates.history(key).get(2).outcome()).isEqualTo(GateQuestion.Outcome.REFUSED);
        assertThat(gates.history(key).get(2).outcomeReason()).isEqualTo("not decided in time");
    }

    @Test
    void deciderProposesSomethingElseAndTheOthersDecideOnThat() {
        var key = at(Stage.D2, "100");
        plans.confirm(key, CARLA);
        var passage = ask(key, GateDecision.ADVANCE).passage();

        decide(passage, HANA, Map.of("decision", "return", "returnTo", "D1", "reason", "Plan it again"));

        assertThat(stage(key)).isEqualTo(Stage.D2);
        assertThat(tasks(passage)).hasSize(1);
        agree(passage, CARLA);
        assertThat(stage(key)).isEqualTo(Stage.D1);
        assertThat(gates.history(key))
                .extracting(GateQuestion::asked, GateQuestion::outcome)
                .endsWith(
                        tuple(GateDecision.ADVANCE, GateQuestion.Outcome.REPLACED),
                        tuple(GateDecision.RETURN, GateQuestion.Outcome.DECIDED));
    }

    @Test
    void heldMeasureIsLookedAtAgainAndResumesWhereItWas() {
        var key = at(Stage.D3, "100");
        var review = LocalDate.now().plusDays(30);
        var passage = gates.ask(key, GateRequest.hold(review, "The contract is in court"), MIA)
                .passage();

        agree(passage, HANA);

        assertThat(condition(key)).isEqualTo(Condition.ON_HOLD);
        assertThat(measures.get(key).reviewOn()).isEqualTo(review);
        decide(passage, MIA, Map.of("decision", "resume", "reason", "The court has decided"));
        assertThat(condition(key)).isEqualTo(Condition.ON_HOLD);
        agree(passage, HANA);
        assertThat(condition(key)).isEqualTo(Condition.ACTIVE);
        assertThat(stage(key)).isEqualTo(Stage.D3);
        assertThat(tasks(passage)).isEmpty();
    }

    @Test
    void afterTwoHoldsInARowTheCommitteeDecides() {
        var key = at(Stage.D3, "100");
        var passage = gates.ask(key, GateRequest.hold(LocalDate.now().plusDays(30), "Strike"), MIA)
                .passage();
        agree(passage, HANA);
        decide(
                passage,
                MIA,
                Map.of(
                        "decision", "hold",
                        "reason", "Still on strike",
                        "reviewOn", LocalDate.now().plusDays(60).toString()));
        agree(passage, HANA);
        assertThat(measures.get(key).holdsInARow()).isEqualTo(2);

        decide(passage, MIA, Map.of("decision", "resume", "reason", "Strike is over"));

        assertThat(tasks(passage)).hasSize(5);
        agree(passage, "bo.board");
        agree(passage, "bea.board");
        agree(passage, "lena.legal");
        assertThat(condition(key)).isEqualTo(Condition.ACTIVE);
        assertThat(measures.get(key).holdsInARow()).isZero();
    }

    @Test
    void sponsorIsAskedTooOnceTheReviewDateHasPassed() {
        var key = at(Stage.D3, "100");
        var passage = gates.ask(key, GateRequest.hold(LocalDate.now().plusDays(30), "Strike"), MIA)
                .passage();
        agree(passage, HANA);

        engine.getManagementService()
                .createJobQuery()
                .processInstanceId(tasks(passage).get(0).getProcessInstanceId())
                .timers()
                .list()
                .forEach(timer -> engine.getManagementService().executeJob(timer.getId()));

        assertThat(taskOf(passage, HANA).getTaskDefinitionKey()).isEqualTo("Task_ReviewHeldMeasure");
        assertThat(jdbc.sql("select count(*) from audit_record where business_key = :key and action = 'HOLD_OVERDUE'")
                        .param("key", passage)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void cancelledMeasureIsFinalAndItsSunkCostOnRecord() {
        var key = at(Stage.D3, "100");
        var passage = gates.ask(key, GateRequest.cancel(new BigDecimal("12.50"), "The supplier is bankrupt"), MIA)
                .passage();
        agree(passage, HANA);
        assertThat(condition(key)).isEqualTo(Condition.ACTIVE);
        agree(passage, CARLA);

        assertThat(condition(key)).isEqualTo(Condition.CANCELLED);
        assertThat(measures.get(key).sunkCost()).isEqualByComparingTo("12.50");
        assertThatThrownBy(() -> ask(key, GateDecision.RESUME)).hasMessageContaining("cancelled for good");
        assertThatThrownBy(() -> plans.draft(key, plan("1"), MIA))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.code()).isEqualTo("MEASURE_FINAL"));
    }

    @Test
    void frozenPlanIsChangedByAGateOnlyAndBothVersionsStay() {
        var key = at(Stage.D3, "100");
        assertThatThrownBy(() -> jdbc.sql("update plan_value set recurring = 1 where measure = :m and version = 1")
                        .param("m", key)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> ask(key, GateDecision.REBASELINE)).hasMessageContaining("no draft that differs");

        plans.draft(key, plan("80"), MIA);
        plans.confirm(key, CARLA);
        var passage = ask(key, GateDecision.REBASELINE).passage();
        agree(passage, HANA);
        agree(passage, CARLA);

        assertThat(plans.versions(key)).hasSize(2);
        assertThat(plans.original(key).get(0).recurring()).isEqualByComparingTo("100");
        assertThat(plans.current(key).get(0).recurring()).isEqualByComparingTo("80");
    }

    @Test
    void fromD3OnTheForecastMustBeConfirmedAndEveryMilestoneProven() {
        var key = at(Stage.D3, "100");
        assertThatThrownBy(() -> ask(key, GateDecision.ADVANCE))
                .hasMessageContaining("Not done with evidence: 1 Step 1")
                .hasMessageContaining("The forecast is not confirmed in this period")
                .hasMessageContaining("stale");
        confirmForecast(key);
        for (int number = 1; number <= 3; number++) {
            milestones.report(
                    key, number, new Milestones.Report(LocalDate.now(), LocalDate.now(), "DMS 4711", SHA), MIA);
        }

        advance(key, HANA);

        assertThat(stage(key)).isEqualTo(Stage.D4);
    }

    @Test
    void noGateOfTheUsualKindClosesAMeasure() {
        fromD3OnTheForecastMustBeConfirmedAndEveryMilestoneProven();
        var key = jdbc.sql("select measure from measure where stage = 'D4' order by created_at desc limit 1")
                .query(String.class)
                .single();

        assertThatThrownBy(() -> ask(key, GateDecision.ADVANCE)).hasMessageContaining("closure");
    }

    @Test
    void onlyOneQuestionIsBeforeTheGateAtATime() {
        var key = identified();
        ask(key, GateDecision.ADVANCE);

        assertThatThrownBy(() -> ask(key, GateDecision.ADVANCE))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.code()).isEqualTo("GATE_OPEN"));
    }

    @Test
    void nobodyWithoutAPartAsksOrDecides() {
        var key = identified();
        assertThatThrownBy(() -> gates.ask(key, GateRequest.of(GateDecision.ADVANCE, "Now"), HANA))
                .isInstanceOfSatisfying(
                        Forbidden.class, e -> assertThat(e.code()).isEqualTo("NOT_PART_OF_MEASURE"));
        var passage = ask(key, GateDecision.ADVANCE).passage();
        var task = tasks(passage).get(0);

        for (var stranger : List.of(MIA, HANA, CARLA, OTTO, "admin")) {
            assertThatThrownBy(() -> complete(task, stranger, Map.of("decision", "approve")))
                    .as(stranger)
                    .isInstanceOf(RuntimeException.class);
        }
        assertThat(stage(key)).isEqualTo(Stage.D0);
        assertThat(gates.votes(gates.question(passage).orElseThrow())).isEmpty();
    }

    @Test
    void packageLeadWhoOwnsTheMeasureIsStoodInForByTheLeadAbove() {
        structure.put(new StructureNode("TEST-MP2", Level.MEASURE_PACKAGE, "Owned", "TEST-PR", MIA), OTTO);
        var key = identified();
        measures.move(key, "TEST-MP2", "Belongs there", OTTO);

        advance(key, IAN);

        assertThat(stage(key)).isEqualTo(Stage.D1);
        assertThat(structure.movesOf(key)).hasSize(1);
    }

    @Test
    void voteStandsAsItWasGiven() {
        var key = identified();
        advance(key, CARL);
        var question = gates.history(key).get(0);

        assertThat(gates.votes(question)).extracting(GateVote::who).containsExactly(CARL);
        assertThatThrownBy(() -> jdbc.sql("update gate_vote set agreed = false where passage = :p")
                        .param("p", question.passage())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("a vote is never changed");
    }

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void planIsFrozenAlsoWhereTheDecisionRunsInsideASavepoint() {
        var key = at(Stage.D2, "100");
        plans.confirm(key, CARLA);
        var passage = ask(key, GateDecision.ADVANCE).passage();
        agree(passage, HANA);
        var inner = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));

        new TransactionTemplate(transactions)
                .executeWithoutResult(outer -> inner.executeWithoutResult(savepoint -> agree(passage, CARLA)));

        assertThat(measures.get(key).stage()).isEqualTo(Stage.D3);
        assertThatThrownBy(() -> jdbc.sql("insert into plan_value (measure, version, period) values (:m, 1, '2999-01')")
                        .param("m", key)
                        .update())
                .hasMessageContaining("never changed");
    }
}
