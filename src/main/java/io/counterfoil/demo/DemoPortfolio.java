package io.counterfoil.demo;

import io.counterfoil.governance.actual.ActualKind;
import io.counterfoil.governance.actual.ActualPosting;
import io.counterfoil.governance.actual.ActualSource;
import io.counterfoil.governance.actual.ActualValues;
import io.counterfoil.governance.gate.Gates;
import io.counterfoil.governance.measure.Forecasts;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.MeasureFilter;
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
import io.counterfoil.kernel.Sha256;
import io.counterfoil.period.PeriodChecklist;
import io.counterfoil.period.PeriodDecisions;
import io.counterfoil.period.PeriodOpening;
import io.counterfoil.period.ReportingPeriods;
import io.counterfoil.workflow.Tasks;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A portfolio of measures in all stages, made by running the real gates as the demo people and by closing the last three
 * months.
 */
@Component
class DemoPortfolio {
    private static final String MIA = "mia.measure";
    private static final String HANA = "hana.head";
    private static final String CARLA = "carla.controller";
    private static final String OTTO = "otto.office";
    private static final String DECIDE = "Task_DecideOnGate";
    private static final int PLANNED_MONTHS = 12;
    private static final int PAST_MONTHS = 3;
    private static final int MOST_MEASURES = 200;

    private final Structure structure;
    private final Bodies bodies;
    private final Measures measures;
    private final Milestones milestones;
    private final Surroundings surroundings;
    private final Plans plans;
    private final Forecasts forecasts;
    private final ActualValues actuals;
    private final Gates gates;
    private final PeriodOpening opening;
    private final ReportingPeriods periods;
    private final PeriodChecklist checklist;
    private final PeriodDecisions decisions;
    private final Tasks tasks;
    private final Clock clock;

    DemoPortfolio(
            Structure structure,
            Bodies bodies,
            Measures measures,
            Milestones milestones,
            Surroundings surroundings,
            Plans plans,
            Forecasts forecasts,
            ActualValues actuals,
            Gates gates,
            PeriodOpening opening,
            ReportingPeriods periods,
            PeriodChecklist checklist,
            PeriodDecisions decisions,
            Tasks tasks,
            Clock clock) {
        this.structure = structure;
        this.bodies = bodies;
        this.measures = measures;
        this.milestones = milestones;
        this.surroundings = surroundings;
        this.plans = plans;
        this.forecasts = forecasts;
        this.actuals = actuals;
        this.gates = gates;
        this.opening = opening;
        this.periods = periods;
        this.checklist = checklist;
        this.decisions = decisions;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** How a measure does. */
    private enum Course {
        AS_PLANNED,
        /** The work is done, the value does not come. */
        TRAP,
        /** The value comes, the work does not. */
        MIRROR,
        HELD,
        CANCELLED
    }

    /** @param monthly effect of a month */
    private record Idea(String parentPackage, String name, String monthly, Stage stage, Course course) {}

    void play() {
        buildStructure();
        for (var idea : ideas()) {
            run(idea);
        }
        closePastMonths();
    }

    private static List<Idea> ideas() {
        return List.of(
                new Idea("MP-TRAVEL", "Trains instead of flights below 500 km", "9000", Stage.D3, Course.AS_PLANNED),
                new Idea("MP-TRAVEL", "One hotel contract for all sites", "6500", Stage.D3, Course.TRAP),
                new Idea("MP-TRAVEL", "Economy class by default", "4000", Stage.D4, Course.AS_PLANNED),
                new Idea("MP-TRAVEL", "Video rooms in every office", "2500", Stage.D2, Course.AS_PLANNED),
                new Idea("MP-TRAVEL", "Pool cars shared between sites", "1800", Stage.D1, Course.AS_PLANNED),
                new Idea("MP-OFFICE", "One catalogue for office supplies", "5200", Stage.D3, Course.AS_PLANNED),
                new Idea("MP-OFFICE", "Refurbished furniture", "3100", Stage.D3, Course.MIRROR),
                new Idea("MP-OFFICE", "Paper on demand", "900", Stage.D0, Course.AS_PLANNED),
                new Idea("MP-OFFICE", "Print flat rate", "1500", Stage.D3, Course.CANCELLED),
                new Idea("MP-CLOUD", "Switch off idle servers at night", "12000", Stage.D3, Course.AS_PLANNED),
                new Idea("MP-CLOUD", "Reserved capacity for one year", "21000", Stage.D3, Course.TRAP),
                new Idea("MP-CLOUD", "Archive storage for old backups", "7000", Stage.D4, Course.AS_PLANNED),
                new Idea("MP-CLOUD", "Move the test systems to spot machines", "3300", Stage.D2, Course.AS_PLANNED),
                new Idea("MP-LICENCES", "Return licences nobody uses", "8200", Stage.D3, Course.AS_PLANNED),
                new Idea("MP-LICENCES", "One tool for diagrams", "1900", Stage.D3, Course.HELD),
                new Idea("MP-LICENCES", "Maintenance by a third party", "4700", Stage.D1, Course.AS_PLANNED),
                new Idea("MP-LICENCES", "Open-source database for reports", "2600", Stage.D0, Course.AS_PLANNED),
                new Idea("MP-FREIGHT", "Full trucks twice a week", "11000", Stage.D3, Course.AS_PLANNED),
                new Idea("MP-FREIGHT", "Pallets back to the supplier", "1700", Stage.D2, Course.AS_PLANNED),
                new Idea("MP-FREIGHT", "One carrier for small parcels", "5600", Stage.D4, Course.AS_PLANNED),
                new Idea("MP-ENERGY", "Heat pump for the warehouse", "6100", Stage.D3, Course.AS_PLANNED),
                new Idea("MP-ENERGY", "Light by daylight sensors", "2200", Stage.D3, Course.MIRROR),
                new Idea("MP-ENERGY", "Solar roof on hall 3", "14000", Stage.D1, Course.AS_PLANNED),
                new Idea("MP-ENERGY", "Compressed air without leaks", "3900", Stage.D3, Course.AS_PLANNED));
    }

    private void buildStructure() {
        bodies.put(
                new LegalEntity("CF-DE", "Counterfoil Demo GmbH", "EUR", List.of(CARLA, "conrad.controller")),
                "fiona.cfo");
        bodies.put(
                new SteeringCommittee(
                        "STC-VALUE",
                        "Steering committee value",
                        "stella.steering",
                        List.of("stella.steering", "fiona.cfo", "bo.board", "bea.board")),
                OTTO);
        node("CF-GROUP", Level.ORGANIZATION, "Counterfoil Demo Group", null, null);
        node("PF-VALUE", Level.PORTFOLIO, "Value programme", "CF-GROUP", null);
        node("PG-BUY", Level.PROGRAM, "Buy better", "PF-VALUE", null);
        node("PG-RUN", Level.PROGRAM, "Run leaner", "PF-VALUE", null);
        node("PR-INDIRECT", Level.PROJECT, "Indirect spend", "PG-BUY", "ian.it");
        node("PR-IT", Level.PROJECT, "Information technology", "PG-BUY", "ian.it");
        node("PR-SITES", Level.PROJECT, "Sites and freight", "PG-RUN", "ian.it");
        node("MP-TRAVEL", Level.MEASURE_PACKAGE, "Travel", "PR-INDIRECT", "carl.category");
        node("MP-OFFICE", Level.MEASURE_PACKAGE, "Office", "PR-INDIRECT", "carl.category");
        node("MP-CLOUD", Level.MEASURE_PACKAGE, "Cloud", "PR-IT", "carl.category");
        node("MP-LICENCES", Level.MEASURE_PACKAGE, "Licences", "PR-IT", "carl.category");
        node("MP-FREIGHT", Level.MEASURE_PACKAGE, "Freight", "PR-SITES", "carl.category");
        node("MP-ENERGY", Level.MEASURE_PACKAGE, "Energy", "PR-SITES", "carl.category");
    }

    private void node(String key, Level level, String name, @Nullable String parent, @Nullable String lead) {
        structure.put(new StructureNode(key, level, name, parent, lead), OTTO);
    }

    private void run(Idea idea) {
        var key = measures.propose(null, profile(idea), MIA).measure();
        measures.accept(key, MIA);
        if (reaches(idea, Stage.D1)) {
            advance(key, "The roles are filled", "carl.category");
            detail(key, idea);
        }
        if (reaches(idea, Stage.D2)) {
            advance(key, "Plan, milestones and risks are there", "ian.it");
            plans.confirm(key, CARLA);
        }
        if (reaches(idea, Stage.D3)) {
            advance(key, "The case is ready", HANA, CARLA);
            perform(key, idea);
        }
        if (reaches(idea, Stage.D4)) {
            advance(key, "Everything is done and proven", HANA);
        }
        divert(key, idea);
    }

    private static boolean reaches(Idea idea, Stage stage) {
        return idea.stage().compareTo(stage) >= 0;
    }

    private static MeasureProfile profile(Idea idea) {
        var monthly = new BigDecimal(idea.monthly());
        return new MeasureProfile(
                idea.name(),
                idea.name() + ": what it costs today, what changes, and who does it.",
                idea.parentPackage(),
                MIA,
                HANA,
                CARLA,
                "CF-DE",
                "Group functions",
                "Purchasing",
                "STC-VALUE",
                EffectType.RECURRING,
                "Other operating expenses",
                "EUR",
                "CC-4711",
                monthly.multiply(BigDecimal.valueOf(40)),
                "Ledger of last year, account 6300",
                monthly.multiply(BigDecimal.valueOf(PLANNED_MONTHS)),
                "Payback within a year at today's prices.",
                "One buyer and the people of the sites, agreed with their heads.",
                true,
                null);
    }

    private YearMonth first() {
        return YearMonth.now(clock).minusMonths(PAST_MONTHS);
    }

    /** Twelve months, three of them past. */
    private List<PeriodValue> monthly(String amount) {
        return IntStream.range(0, PLANNED_MONTHS)
                .mapToObj(month -> value(first().plusMonths(month), amount, month == 0 ? "1500" : "0"))
                .toList();
    }

    private static PeriodValue value(YearMonth period, String recurring, String cost) {
        return new PeriodValue(
                period, new BigDecimal(recurring), BigDecimal.ZERO, new BigDecimal(cost), BigDecimal.ZERO);
    }

    private void detail(String key, Idea idea) {
        plans.draft(key, monthly(idea.monthly()), MIA);
        var start = first().atDay(20);
        milestones.plan(
                key,
                List.of(
                        milestone(1, "Contract signed", "3", start),
                        milestone(2, "Rolled out at the first site", "2", start.plusMonths(1)),
                        milestone(3, "Rolled out everywhere", "4", start.plusMonths(2)),
                        milestone(4, "Old way switched off", "1", start.plusMonths(reaches(idea, Stage.D4) ? 2 : 4))),
                MIA);
        surroundings.stateRisks(
                key,
                List.of(new Risk(
                        1,
                        "The sites go on as before",
                        Risk.Degree.MEDIUM,
                        Risk.Degree.MEDIUM,
                        "Their heads approve it")),
                MIA);
    }

    private static Milestone milestone(int number, String name, String weight, LocalDate due) {
        return new Milestone(number, name, new BigDecimal(weight), due, due, null, null);
    }

    /** What was done, came in and is expected since it was decided. */
    private void perform(String key, Idea idea) {
        var done = idea.course() == Course.MIRROR ? 1 : reaches(idea, Stage.D4) ? 4 : 3;
        for (var milestone : milestones.of(key).subList(0, done)) {
            var day = milestone.baseline();
            milestones.report(
                    key,
                    milestone.number(),
                    new Milestones.Report(
                            day,
                            day.isAfter(LocalDate.now(clock)) ? LocalDate.now(clock) : day,
                            "DMS " + key + "/" + milestone.number(),
                            Sha256.hex((key + milestone.number()).getBytes(StandardCharsets.UTF_8))),
                    MIA);
        }
        var share = new BigDecimal(idea.course() == Course.TRAP ? "0.6" : "0.98");
        var earned = new BigDecimal(idea.monthly()).multiply(share);
        for (int month = 0; month < PAST_MONTHS; month++) {
            var period = first().plusMonths(month);
            actuals.enter(
                    new ActualPosting(
                            key,
                            period,
                            ActualKind.RECURRING,
                            earned,
                            ActualSource.ERP,
                            "ERP-" + period + "-" + key,
                            1,
                            period.atEndOfMonth(),
                            null,
                            ""),
                    "erp.gateway");
        }
        if (idea.course() == Course.TRAP) {
            forecasts.state(
                    key,
                    IntStream.range(PAST_MONTHS, PLANNED_MONTHS)
                            .mapToObj(month -> value(first().plusMonths(month), earned.toPlainString(), "0"))
                            .toList(),
                    MIA);
        }
        forecasts.confirm(key, YearMonth.now(clock), MIA);
    }

    private void divert(String key, Idea idea) {
        if (idea.course() == Course.HELD) {
            var review = LocalDate.now(clock).plusDays(45);
            var passage = gates.ask(key, GateRequest.hold(review, "The vendor is being sold"), MIA)
                    .passage();
            agree(passage, HANA);
        } else if (idea.course() == Course.CANCELLED) {
            var passage = gates.ask(
                            key,
                            GateRequest.cancel(new BigDecimal("1500"), "The flat rate costs more than it saves"),
                            MIA)
                    .passage();
            agree(passage, HANA);
            agree(passage, CARLA);
        }
    }

    private void advance(String key, String reason, String... deciders) {
        var passage = gates.ask(key, GateRequest.of(GateDecision.ADVANCE, reason), MIA)
                .passage();
        for (var decider : deciders) {
            agree(passage, decider);
        }
    }

    private void agree(String passage, String decider) {
        tasks.decide(decider, passage, DECIDE, Map.of("decision", "approve", "reason", ""));
    }

    /** One after the other; the timers of months that are over fire at once. */
    private void closePastMonths() {
        for (var period = first(); period.isBefore(YearMonth.now(clock)); period = period.plusMonths(1)) {
            validateActuals(period);
            opening.open(period, period, CARLA);
            var month = period;
            DemoStory.await("cut-off of " + month, () -> decisions.taskOf(month).isPresent());
            checklist.of(periods.get(month)).stream()
                    .filter(item -> !item.isDone())
                    .forEach(item -> checklist.tick(month, item.item(), "Looked at for the demo", CARLA));
            decisions.close(month, "All values are in", CARLA);
        }
        opening.open(YearMonth.now(clock), YearMonth.now(clock), CARLA);
    }

    private void validateActuals(YearMonth period) {
        measures.page(new MeasureFilter(null, MIA, null, Condition.ACTIVE), MOST_MEASURES, 0).stream()
                .filter(Measure::decided)
                .forEach(measure -> actuals.validate(measure.measure(), period, CARLA));
    }
}
