package io.counterfoil.governance.process;

import io.counterfoil.ProcessTest;
import io.counterfoil.governance.gate.GateQuestion;
import io.counterfoil.governance.gate.Gates;
import io.counterfoil.governance.measure.Forecasts;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.MeasureProfile;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.measure.Milestones;
import io.counterfoil.governance.measure.PeriodValue;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.governance.measure.Risk;
import io.counterfoil.governance.measure.Surroundings;
import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.governance.stage.MeasureFacts.EffectType;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.status.Milestone;
import io.counterfoil.governance.structure.Bodies;
import io.counterfoil.governance.structure.LegalEntity;
import io.counterfoil.governance.structure.Level;
import io.counterfoil.governance.structure.SteeringCommittee;
import io.counterfoil.governance.structure.Structure;
import io.counterfoil.governance.structure.StructureNode;
import io.counterfoil.period.ReportingPeriods;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Measures that go their real way, moved by people through the guarded engine. */
abstract class GovernanceProcessTest extends ProcessTest {
    static final String MIA = "mia.measure";
    static final String HANA = "hana.head";
    static final String CARLA = "carla.controller";
    static final String CARL = "carl.category";
    static final String IAN = "ian.it";
    static final String OTTO = "otto.office";
    static final List<String> COMMITTEE =
            List.of("bea.board", "bo.board", "fiona.cfo", "lena.legal", "stella.steering");
    static final String SHA = "0".repeat(64);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Structure structure;

    @Autowired
    Bodies bodies;

    @Autowired
    Measures measures;

    @Autowired
    Milestones milestones;

    @Autowired
    Surroundings surroundings;

    @Autowired
    Plans plans;

    @Autowired
    Forecasts forecasts;

    @Autowired
    Gates gates;

    @Autowired
    ReportingPeriods periods;

    @BeforeEach
    void haveAStructure() {
        bodies.put(new LegalEntity("TEST-DE", "Test GmbH", "EUR", List.of(CARLA, "conrad.controller")), "fiona.cfo");
        bodies.put(new SteeringCommittee("TEST-STC", "Test committee", "stella.steering", COMMITTEE), OTTO);
        structure.put(new StructureNode("TEST-ORG", Level.ORGANIZATION, "Test group", null, null), OTTO);
        structure.put(new StructureNode("TEST-PF", Level.PORTFOLIO, "Costs", "TEST-ORG", null), OTTO);
        structure.put(new StructureNode("TEST-PG", Level.PROGRAM, "Purchasing", "TEST-PF", null), OTTO);
        structure.put(new StructureNode("TEST-PR", Level.PROJECT, "Indirect spend", "TEST-PG", IAN), OTTO);
        structure.put(new StructureNode("TEST-MP", Level.MEASURE_PACKAGE, "Travel", "TEST-PR", CARL), OTTO);
    }

    static MeasureProfile profile() {
        return new MeasureProfile(
                "Fewer flights",
                "Trains instead of flights within 500 km",
                "TEST-MP",
                MIA,
                HANA,
                CARLA,
                "TEST-DE",
                "Sales",
                "Travel",
                "TEST-STC",
                EffectType.RECURRING,
                "Travel expenses",
                "EUR",
                "CC-TRAVEL",
                new BigDecimal("2400"),
                "Ledger 2025, account 6650",
                new BigDecimal("1200"),
                "Trains cost half",
                "One buyer for a month",
                true,
                null);
    }

    Measure propose() {
        return measures.propose(null, profile(), MIA);
    }

    /** At D0, with everything that the first gate asks for. */
    String identified() {
        var key = propose().measure();
        measures.accept(key, MIA);
        return key;
    }

    /** This month and the eleven after it, 100 each. */
    static List<PeriodValue> plan(String amount) {
        return IntStream.range(0, 12)
                .mapToObj(month -> value(YearMonth.now().plusMonths(month), amount))
                .toList();
    }

    static PeriodValue value(YearMonth period, String recurring) {
        return new PeriodValue(period, new BigDecimal(recurring), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    void detail(String key, String amount) {
        plans.draft(key, plan(amount), MIA);
        milestones.plan(
                key,
                IntStream.rangeClosed(1, 3)
                        .mapToObj(number -> new Milestone(
                                number,
                                "Step " + number,
                                BigDecimal.ONE,
                                LocalDate.now().plusMonths(number),
                                LocalDate.now().plusMonths(number),
                                null,
                                null))
                        .toList(),
                MIA);
        surroundings.stateRisks(key, List.of(new Risk(1, "Strikes", Risk.Degree.LOW, Risk.Degree.HIGH, "Fly")), MIA);
    }

    /** Brings a new measure to a stage by the usual decisions. */
    String at(Stage stage, String monthly) {
        var key = identified();
        if (stage.compareTo(Stage.D1) >= 0) {
            advance(key, CARL);
        }
        if (stage.compareTo(Stage.D2) >= 0) {
            detail(key, monthly);
            advance(key, IAN);
        }
        if (stage.compareTo(Stage.D3) >= 0) {
            plans.confirm(key, CARLA);
            advance(key, HANA, CARLA);
        }
        return key;
    }

    GateQuestion ask(String key, GateDecision decision) {
        return gates.ask(key, GateRequest.of(decision, "It is time"), MIA);
    }

    /** Asks to advance, and these people agree, one after the other. */
    void advance(String key, String... deciders) {
        var passage = ask(key, GateDecision.ADVANCE).passage();
        for (var decider : deciders) {
            agree(passage, decider);
        }
    }

    void agree(String passage, String person) {
        decide(passage, person, Map.of("decision", "approve"));
    }

    void decide(String passage, String person, Map<String, Object> entered) {
        complete(taskOf(passage, person), person, entered);
    }

    void complete(Task task, String person, Map<String, Object> entered) {
        as(person, () -> {
            engine.getTaskService().claim(task.getId(), person);
            engine.getFormService().submitTaskForm(task.getId(), entered);
            return task;
        });
    }

    <T> T as(String person, Callable<T> act) {
        var groups = engine.getIdentityService().createGroupQuery().groupMember(person).list().stream()
                .map(group -> group.getId())
                .toList();
        engine.getIdentityService().setAuthentication(person, groups);
        try {
            return act.call();
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception checked) {
            throw new IllegalStateException(checked);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    List<Task> tasks(String passage) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(passage)
                .list();
    }

    Task taskOf(String passage, String person) {
        return engine
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(passage)
                .taskCandidateUser(person)
                .list()
                .stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(person + " is not asked about " + passage + " but "
                        + tasks(passage).stream()
                                .flatMap(task -> engine.getTaskService().getIdentityLinksForTask(task.getId()).stream())
                                .map(link -> link.getUserId())
                                .toList()));
    }

    Stage stage(String key) {
        return measures.get(key).stage();
    }

    Condition condition(String key) {
        return measures.get(key).condition();
    }

    void confirmForecast(String key) {
        forecasts.confirm(key, periods.current(), MIA);
    }
}
