package io.counterfoil.governance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.governance.gate.GateQuestion.Outcome;
import io.counterfoil.governance.measure.Dependency;
import io.counterfoil.governance.measure.MeasureProfile;
import io.counterfoil.governance.measure.Milestones;
import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.structure.Level;
import io.counterfoil.governance.structure.StructureNode;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.identity.SubstitutionDraft;
import io.counterfoil.identity.Substitutions;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.workflow.Tasks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What is asked of a gate is what is decided, and never by who asked. */
class GateQuestionTest extends GovernanceProcessTest {
    private static final String FIONA = "fiona.cfo";
    private static final String BO = "bo.board";
    private static final String BEA = "bea.board";

    @Autowired
    Substitutions substitutions;

    @Autowired
    SegregationOfDuties duties;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Tasks tasks;

    @Test
    void whatIsAskedStaysAsItIsUntilItIsDecided() {
        structure.put(new StructureNode("TEST-MP3", Level.MEASURE_PACKAGE, "Other", "TEST-PR", CARL), OTTO);
        var key = confirmed(at(Stage.D2, "100"));
        var passage = ask(key, GateDecision.ADVANCE).passage();
        agree(passage, HANA);
        var version = measures.get(key).version();

        Stream.<ThrowingCallable>of(
                        () -> measures.change(key, version, targeting("12"), "Less", MIA),
                        () -> measures.move(key, "TEST-MP3", "Elsewhere", OTTO),
                        () -> plans.draft(key, plan("1"), MIA),
                        () -> milestones.plan(key, List.of(), MIA),
                        () -> surroundings.stateRisks(key, List.of(), MIA),
                        () -> surroundings.stateDependencies(
                                key, List.of(new Dependency(identified(), LocalDate.now())), MIA))
                .forEach(change -> assertThatThrownBy(change)
                        .isInstanceOfSatisfying(
                                Conflict.class, e -> assertThat(e.code()).isEqualTo("GATE_OPEN"))
                        .hasMessageContaining(passage)
                        .hasMessageContaining("have mia.measure withdraw the question"));

        agree(passage, CARLA);
        assertThat(plans.current(key)).isEqualTo(plan("100"));
        assertThat(measures.get(key).profile().target()).isEqualByComparingTo("1200");
    }

    @Test
    void workGoesOnWhileAGateDecides() {
        var key = at(Stage.D3, "100");
        gates.ask(key, GateRequest.cancel(BigDecimal.TEN, "Bankrupt"), MIA);

        milestones.report(key, 1, new Milestones.Report(LocalDate.now(), LocalDate.now(), "DMS 1", SHA), MIA);
        confirmForecast(key);

        assertThat(milestones.of(key).get(0).doneOn()).isNotNull();
    }

    @Test
    void whoAskedTakesTheQuestionBackAndTheMeasureIsFreeAgain() {
        var key = confirmed(at(Stage.D2, "100"));
        var passage = ask(key, GateDecision.ADVANCE).passage();
        agree(passage, HANA);
        assertThatThrownBy(() -> gates.withdraw(key, passage, "Not mine", HANA))
                .isInstanceOfSatisfying(
                        Forbidden.class, e -> assertThat(e.code()).isEqualTo("NOT_THE_ASKER"));
        assertThatThrownBy(() -> gates.withdraw(key, passage, " ", MIA)).hasMessageContaining("reason");

        var ended = gates.withdraw(key, passage, "The price has changed", MIA);

        assertThat(ended.outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(ended.outcomeReason()).isEqualTo("mia.measure: The price has changed");
        assertThat(tasks(passage)).isEmpty();
        assertThat(stage(key)).isEqualTo(Stage.D2);
        plans.draft(key, plan("90"), MIA);
        advance(confirmed(key), HANA, CARLA);
        assertThat(plans.current(key)).isEqualTo(plan("90"));
        assertThatThrownBy(() -> gates.withdraw(key, passage, "Again", MIA))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.code()).isEqualTo("GATE_SETTLED"));
    }

    @Test
    void heldMeasureWaitsForItsReviewAgainOnceTheQuestionIsTakenBack() {
        var key = at(Stage.D3, "100");
        var passage = gates.ask(key, GateRequest.hold(LocalDate.now().plusDays(30), "Strike"), MIA)
                .passage();
        agree(passage, HANA);
        decide(passage, MIA, Map.of("decision", "resume", "reason", "It is over"));

        gates.withdraw(key, passage, "It is not", MIA);

        assertThat(condition(key)).isEqualTo(Condition.ON_HOLD);
        assertThat(taskOf(passage, MIA).getTaskDefinitionKey()).isEqualTo("Task_ReviewHeldMeasure");
        decide(passage, MIA, Map.of("decision", "resume", "reason", "Now it is"));
        agree(passage, HANA);
        assertThat(condition(key)).isEqualTo(Condition.ACTIVE);
    }

    @Test
    void voteOfWhoHoldsTheCapacityNoLongerDoesNotCount() {
        var key = confirmed(at(Stage.D2, "100"));
        var passage = ask(key, GateDecision.ADVANCE).passage();
        agree(passage, HANA);
        // No way of the product leads there while the question is open.
        jdbc.sql("update measure set sponsor = 'olaf.owner' where measure = :key")
                .param("key", key)
                .update();

        agree(passage, CARLA);

        assertThat(stage(key)).isEqualTo(Stage.D2);
        assertThat(plans.versions(key)).isEmpty();
        var ended = gates.question(passage).orElseThrow();
        assertThat(ended.outcome()).isEqualTo(Outcome.VOID);
        assertThat(ended.outcomeReason()).contains("hana.head agreed as sponsor of " + key + " and is that no longer");
    }

    @Test
    void newBaselineIsConfirmedByTheControllerLikeTheFirst() {
        var key = at(Stage.D3, "100");
        plans.draft(key, plan("80"), MIA);

        assertThatThrownBy(() -> ask(key, GateDecision.REBASELINE))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class, e -> assertThat(e.code()).isEqualTo("GATE_NOT_READY"))
                .hasMessageContaining("Size and timing of the new plan are not confirmed");
        ask(confirmed(key), GateDecision.REBASELINE);
    }

    @Test
    void whoAskedDoesNotDecideAndTheirSuperiorDoes() {
        var key = at(Stage.D3, "100");
        var passage = gates.ask(key, GateRequest.hold(LocalDate.now().plusDays(30), "In court"), HANA)
                .passage();

        assertThat(asked(passage)).containsExactly(FIONA);
        assertThatThrownBy(() -> complete(tasks(passage).get(0), HANA, Map.of("decision", "approve")))
                .isInstanceOf(RuntimeException.class);
        agree(passage, FIONA);
        assertThat(condition(key)).isEqualTo(Condition.ON_HOLD);
    }

    @Test
    void askingLeadIsStoodInForByTheLeadAboveAndTheAskingControllerByAnother() {
        var idea = identified();
        assertThat(asked(gates.ask(idea, GateRequest.cancel(BigDecimal.ONE, "Too small"), CARL)
                        .passage()))
                .containsExactly(IAN);
        var detailed = at(Stage.D2, "100");
        assertThat(asked(gates.ask(detailed, GateRequest.cancel(BigDecimal.ONE, "Too small"), CARLA)
                        .passage()))
                .containsExactlyInAnyOrder(HANA, "conrad.controller");
    }

    @Test
    void leadWhoProposedItIsStoodInForByTheLeadAbove() {
        var key = measures.propose(null, profile(), CARL).measure();
        measures.accept(key, MIA);

        assertThat(asked(ask(key, GateDecision.ADVANCE).passage())).containsExactly(IAN);
    }

    @Test
    void memberWhoProposedOrAsksDoesNotVote() {
        var key = measures.propose(null, profile(), "bo.board").measure();
        measures.accept(key, MIA);
        jdbc.sql("update measure set holds_in_a_row = 2 where measure = :key")
                .param("key", key)
                .update();
        structure.put(new StructureNode("TEST-PR", Level.PROJECT, "Indirect spend", "TEST-PG", "bea.board"), OTTO);

        var passage = gates.ask(key, GateRequest.cancel(BigDecimal.ONE, "Too small"), "bea.board")
                .passage();

        assertThat(asked(passage)).containsExactlyInAnyOrder(FIONA, "lena.legal", "stella.steering");
    }

    @Test
    void substituteWhoVotedThemselvesIsRefusedTheSecondVoteAtTheClaim() {
        var passage = beforeTheCommittee();
        var ofBo = taskOf(passage, BO);
        substitutions.enter(
                new SubstitutionDraft(
                        BO, BEA, substitutions.today(), substitutions.today(), List.of("MeasureStageGate"), "Away"),
                BO);
        try {
            substitutions.keepUp();
            var ofBea = own(passage, BEA);
            as(BEA, () -> claim(ofBea, BEA));
            assertThatThrownBy(() -> as(BEA, () -> claim(ofBo, BEA)))
                    .hasMessageContaining("holds another task of " + passage);
            as(BEA, () -> {
                engine.getFormService().submitTaskForm(ofBea.getId(), Map.of("decision", "approve"));
                return ofBea;
            });
            assertThatThrownBy(() -> as(BEA, () -> claim(ofBo, BEA))).isInstanceOf(AuthorizationException.class);
        } finally {
            jdbc.sql("update substitution set revoked_by = 'test', revoked_at = now() where revoked_at is null")
                    .update();
        }

        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskId(ofBo.getId())
                        .singleResult()
                        .getAssignee())
                .as("nobody else is kept out")
                .isNull();
        agree(passage, BO);
    }

    @Test
    void substituteWhoVotedForSomebodyHasNoVoteOfTheirOwn() {
        var passage = beforeTheCommittee();
        var ofBo = taskOf(passage, BO);
        var ofBea = own(passage, BEA);
        substitutions.enter(
                new SubstitutionDraft(
                        BO, BEA, substitutions.today(), substitutions.today(), List.of("MeasureStageGate"), "Away"),
                BO);
        try {
            substitutions.keepUp();
            complete(ofBo, BEA, Map.of("decision", "approve"));
            assertThatThrownBy(() -> as(BEA, () -> claim(ofBea, BEA)))
                    .hasMessageContaining("bea.board for bo.board has voted on " + passage);
        } finally {
            jdbc.sql("update substitution set revoked_by = 'test', revoked_at = now() where revoked_at is null")
                    .update();
        }
    }

    @Test
    void whoIsExcludedFromACapacityIsRefusedAtTheClaim() {
        var passage = beforeTheCommittee();
        transactions.executeWithoutResult(
                status -> duties.perform(gates.question(passage).orElseThrow().measure(), "CONTROL_MEASURE", BO));
        var ofBo = taskOf(passage, BO);

        assertThatThrownBy(() -> as(BO, () -> claim(ofBo, BO)))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("nobody votes on a measure they control");
    }

    @Test
    void voteThatIsGivenTwiceAtTheSameMomentCountsOnceAndTheOtherIsToldSo() throws Exception {
        var passage = beforeTheCommittee();
        var ofBo = taskOf(passage, BO);
        as(BO, () -> claim(ofBo, BO));
        Callable<String> voting = () -> {
            try {
                tasks.decideTask(BO, ofBo.getId(), Map.of("decision", "approve", "reason", ""));
                return "voted";
            } catch (Conflict | NotFound told) {
                return "told";
            }
        };
        var pool = Executors.newFixedThreadPool(4);
        try {
            assertThat(pool.invokeAll(List.of(voting, voting, voting, voting)))
                    .extracting(Future::get)
                    .containsOnlyOnce("voted")
                    .containsOnly("voted", "told");
        } finally {
            pool.shutdown();
        }
    }

    private String beforeTheCommittee() {
        var key = confirmed(at(Stage.D2, "90000"));
        var passage = ask(key, GateDecision.ADVANCE).passage();
        agree(passage, HANA);
        agree(passage, CARLA);
        return passage;
    }

    private Task claim(Task task, String person) {
        engine.getTaskService().claim(task.getId(), person);
        return task;
    }

    private Task own(String passage, String person) {
        return tasks(passage).stream()
                .filter(task -> engine.getTaskService()
                        .getVariable(task.getId(), "decider")
                        .toString()
                        .contains(person))
                .findFirst()
                .orElseThrow();
    }

    private String confirmed(String key) {
        plans.confirm(key, CARLA);
        return key;
    }

    private List<String> asked(String passage) {
        return tasks(passage).stream()
                .flatMap(task -> engine.getTaskService().getIdentityLinksForTask(task.getId()).stream())
                .map(link -> link.getUserId())
                .toList();
    }

    private static MeasureProfile targeting(String target) {
        var now = profile();
        return new MeasureProfile(
                now.name(),
                now.description(),
                now.parentPackage(),
                now.owner(),
                now.sponsor(),
                now.controller(),
                now.legalEntity(),
                now.businessUnit(),
                now.businessFunction(),
                now.committee(),
                now.effect(),
                now.plLine(),
                now.currency(),
                now.costObject(),
                now.referenceValue(),
                now.referenceSource(),
                new BigDecimal(target),
                now.businessCase(),
                now.resources(),
                now.oneOffStated(),
                now.depreciationYears());
    }
}
