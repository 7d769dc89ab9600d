package io.counterfoil.portal;

import io.counterfoil.governance.actual.ActualKind;
import io.counterfoil.governance.actual.ActualPosting;
import io.counterfoil.governance.actual.ActualSource;
import io.counterfoil.governance.actual.ActualValues;
import io.counterfoil.governance.gate.Gates;
import io.counterfoil.governance.measure.Forecasts;
import io.counterfoil.governance.measure.MeasureProfile;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.measure.Milestones;
import io.counterfoil.governance.measure.PeriodValue;
import io.counterfoil.governance.measure.Plans;
import io.counterfoil.governance.measure.Risk;
import io.counterfoil.governance.measure.Surroundings;
import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.governance.stage.MeasureFacts.EffectType;
import io.counterfoil.governance.status.Milestone;
import io.counterfoil.governance.structure.Bodies;
import io.counterfoil.governance.structure.LegalEntity;
import io.counterfoil.governance.structure.Level;
import io.counterfoil.governance.structure.SteeringCommittee;
import io.counterfoil.governance.structure.Structure;
import io.counterfoil.governance.structure.StructureNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Measures for pages to show, brought where they stand by the people who decide it. */
public class MeasureExample {
    public static final String OWNER = "mia.measure";
    public static final String CONTROLLER = "carla.controller";

    private final ApplicationContext context;
    private final ProcessEngine engine;

    public MeasureExample(ApplicationContext context) {
        this.context = context;
        this.engine = bean(ProcessEngine.class);
        var bodies = bean(Bodies.class);
        bodies.put(new LegalEntity("PAGE-DE", "Page GmbH", "EUR", List.of(CONTROLLER)), "fiona.cfo");
        bodies.put(
                new SteeringCommittee(
                        "PAGE-STC",
                        "Committee of savings",
                        "stella.steering",
                        List.of("bea.board", "bo.board", "fiona.cfo", "lena.legal", "stella.steering")),
                "otto.office");
        node("PAGE-ORG", Level.ORGANIZATION, "Page group", null, null);
        node("PAGE-PF", Level.PORTFOLIO, "Cost programme", "PAGE-ORG", null);
        node("PAGE-PG", Level.PROGRAM, "Purchasing", "PAGE-PF", null);
        node("PAGE-PR", Level.PROJECT, "Indirect spend", "PAGE-PG", "ian.it");
        node("PAGE-MP", Level.MEASURE_PACKAGE, "Travel", "PAGE-PR", "carl.category");
    }

    /** At D0, with nothing but what the first gate asks for. */
    public String proposed(String name) {
        var key = bean(Measures.class).propose(null, profile(name), OWNER).measure();
        bean(Measures.class).accept(key, OWNER);
        return key;
    }

    /** At D3, 100 a month planned, the forecast lower from the third month on: its work is green and its value not. */
    public String trapped(String name) {
        var key = decided(name, "100");
        forecast(key, "80");
        bean(Forecasts.class).confirm(key, YearMonth.now(), OWNER);
        return key;
    }

    /** At D3, planned from this month on. */
    public String decided(String name, String monthly) {
        return decided(name, monthly, YearMonth.now());
    }

    /** At D3, planned for a year. */
    public String decided(String name, String monthly, YearMonth first) {
        var key = proposed(name);
        advance(key, "carl.category");
        detail(key, monthly, first);
        advance(key, "ian.it");
        bean(Plans.class).confirm(key, CONTROLLER);
        advance(key, "hana.head", CONTROLLER);
        return key;
    }

    public void forecast(String key, String monthly) {
        bean(Forecasts.class).state(key, months(monthly, YearMonth.now()), OWNER);
    }

    /** As the interface of the ERP brings it. */
    public void actual(String key, String amount, String document) {
        actual(key, amount, document, YearMonth.now());
    }

    /** As the interface of the ERP brings it. */
    public void actual(String key, String amount, String document, YearMonth period) {
        bean(ActualValues.class)
                .enter(
                        new ActualPosting(
                                key,
                                period,
                                ActualKind.RECURRING,
                                new BigDecimal(amount),
                                ActualSource.ERP,
                                document,
                                1,
                                LocalDate.now(),
                                null,
                                ""),
                        "erp.gateway");
    }

    private void advance(String key, String... deciders) {
        var passage = bean(Gates.class)
                .ask(key, GateRequest.of(GateDecision.ADVANCE, "Ready for the next step"), OWNER)
                .passage();
        for (var decider : deciders) {
            agree(passage, decider);
        }
    }

    private void agree(String passage, String person) {
        var groups = engine.getIdentityService().createGroupQuery().groupMember(person).list().stream()
                .map(group -> group.getId())
                .toList();
        engine.getIdentityService().setAuthentication(person, groups);
        try {
            var task = engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(passage)
                    .taskCandidateUser(person)
                    .singleResult();
            engine.getTaskService().claim(task.getId(), person);
            engine.getFormService().submitTaskForm(task.getId(), Map.of("decision", "approve"));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private void detail(String key, String monthly, YearMonth first) {
        bean(Plans.class).draft(key, months(monthly, first), OWNER);
        bean(Milestones.class)
                .plan(
                        key,
                        IntStream.rangeClosed(1, 3)
                                .mapToObj(number ->
                                        milestone(number, LocalDate.now().plusMonths(number)))
                                .toList(),
                        OWNER);
        bean(Surroundings.class)
                .stateRisks(
                        key,
                        List.of(new Risk(1, "Strikes of the railway", Risk.Degree.LOW, Risk.Degree.HIGH, "Fly")),
                        OWNER);
    }

    private static Milestone milestone(int number, LocalDate day) {
        var names = List.of("Contract with the railway", "Travel policy", "Booking tool");
        return new Milestone(number, names.get(number - 1), BigDecimal.ONE, day, day, null, null);
    }

    private static List<PeriodValue> months(String monthly, YearMonth first) {
        return IntStream.range(0, 12)
                .mapToObj(month -> new PeriodValue(
                        first.plusMonths(month),
                        new BigDecimal(monthly),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO))
                .toList();
    }

    private static MeasureProfile profile(String name) {
        return new MeasureProfile(
                name,
                "Trains instead of flights within 500 km",
                "PAGE-MP",
                OWNER,
                "hana.head",
                CONTROLLER,
                "PAGE-DE",
                "Sales",
                "Travel",
                "PAGE-STC",
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

    private void node(String key, Level level, String name, @Nullable String parent, @Nullable String lead) {
        bean(Structure.class).put(new StructureNode(key, level, name, parent, lead), "otto.office");
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }
}
