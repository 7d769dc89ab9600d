package io.counterfoil.governance.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.governance.actual.ActualKind;
import io.counterfoil.governance.actual.ActualPosting;
import io.counterfoil.governance.actual.ActualSource;
import io.counterfoil.governance.actual.ActualValues;
import io.counterfoil.governance.measure.MeasureProfile;
import io.counterfoil.governance.measure.ReportingRates;
import io.counterfoil.governance.portfolio.Portfolio;
import io.counterfoil.governance.portfolio.PortfolioView.NodeRow;
import io.counterfoil.governance.portfolio.StandingUpkeep;
import io.counterfoil.governance.rollup.Hierarchy;
import io.counterfoil.governance.rollup.Node;
import io.counterfoil.governance.rollup.NodeFigures;
import io.counterfoil.governance.rollup.NodeStatus;
import io.counterfoil.governance.rollup.RollUp;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.standing.GovernanceSettings;
import io.counterfoil.governance.standing.MeasureStanding;
import io.counterfoil.governance.standing.Standings;
import io.counterfoil.governance.status.Light;
import io.counterfoil.governance.structure.Level;
import io.counterfoil.governance.structure.StructureNode;
import io.counterfoil.procurement.ProcurementExamples;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the records of measures add up to, kept as they change. */
class PortfolioProcessTest extends GovernanceProcessTest {
    @Autowired
    Portfolio portfolio;

    @Autowired
    Standings standings;

    @Autowired
    StandingUpkeep upkeep;

    @Autowired
    GovernanceSettings settings;

    @Autowired
    ActualValues actuals;

    @Autowired
    ReportingRates rates;

    private String parentPackage;
    private String project;

    /** A project of its own: other tests fill the usual one. */
    @BeforeEach
    void haveAPackageOfItsOwn() {
        project = unique("PR-");
        parentPackage = unique("MP-");
        structure.put(new StructureNode(project, Level.PROJECT, "Own", "TEST-PG", IAN), OTTO);
        structure.put(new StructureNode(parentPackage, Level.MEASURE_PACKAGE, "Own", project, CARL), OTTO);
    }

    private static String unique(String prefix) {
        return prefix + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
    }

    @Test
    void packageAddsUpToItsMeasuresWhateverHappensToThem() {
        var held = decided("600");
        var cancelled = decided("200");
        var plain = decided("1200");
        assertAddsUp(held, cancelled, plain);
        assertThat(own().plan()).isEqualByComparingTo("24000");

        var hold = gates.ask(held, GateRequest.hold(LocalDate.now().plusDays(9), "Strike"), MIA)
                .passage();
        agree(hold, HANA);
        assertAddsUp(held, cancelled, plain);
        assertThat(own().plan()).isEqualByComparingTo("24000");
        assertThat(own().expected()).isEqualByComparingTo("16800");

        var cancel = gates.ask(cancelled, GateRequest.cancel(BigDecimal.ONE, "Bankrupt"), MIA)
                .passage();
        agree(cancel, HANA);
        agree(cancel, CARLA);
        assertAddsUp(held, cancelled, plain);
        assertThat(own().plan()).isEqualByComparingTo("21600");
        assertThat(own().originalPlan()).isEqualByComparingTo("24000");
        assertThat(own().byStage()).containsEntry(Stage.D3, 3L);
    }

    @Test
    void everyNodeOfTheHierarchyShowsWhatTheRulesMakeOfAllItsLeaves() {
        decided("600");
        var red = decided("1200");
        forecasts.state(
                red, plan("1").stream().map(one -> value(one.period(), "1")).toList(), MIA);
        // Other tests change stages behind the application's back.
        jdbc.sql("update measure_standing set as_of = null").update();
        upkeep.refresh();
        var nodes = structure.all().stream()
                .map(node -> new Node(node.node(), node.parent()))
                .toList();
        var leaves = standings.find(measures.after("", 100_000)).values().stream()
                .map(MeasureStanding::leaf)
                .toList();
        var expected = new Hierarchy(nodes, settings.rollUp(), "EUR").rollUp(leaves);

        assertThat(expected.values())
                .extracting(NodeFigures::status)
                .anyMatch(status ->
                        status.stream().anyMatch(one -> !one.potentialRed().isEmpty()));
        for (var node : nodes) {
            var shown = portfolio.of(node.key()).orElseThrow().own().orElseThrow();
            assertShows(shown, Objects.requireNonNull(expected.get(node.key())));
        }
        for (var shown : portfolio.of(null).orElseThrow().children()) {
            assertShows(shown, Objects.requireNonNull(expected.get(shown.node().node())));
        }
    }

    private static void assertShows(NodeRow shown, NodeFigures figures) {
        assertThat(shown.measures())
                .as(shown.node().node())
                .isEqualTo(figures.sums().measures());
        assertThat(shown.plan()).isEqualByComparingTo(figures.sums().plan());
        assertThat(shown.originalPlan()).isEqualByComparingTo(figures.sums().originalPlan());
        assertThat(shown.actual()).isEqualByComparingTo(figures.sums().actual());
        assertThat(shown.expected()).isEqualByComparingTo(figures.sums().expected());
        assertThat(shown.implementation())
                .isEqualTo(figures.status().map(NodeStatus::implementation).orElse(null));
        assertThat(shown.potential())
                .isEqualTo(figures.status().map(NodeStatus::potentialLight).orElse(null));
        figures.status().ifPresent(status -> assertThat(shown.reason()).isEqualTo(status.reason()));
    }

    @Test
    void movedMeasureLeavesItsOldPackage() {
        var key = decided("100");
        var other = unique("MP-");
        structure.put(new StructureNode(other, Level.MEASURE_PACKAGE, "Other", project, CARL), OTTO);
        assertThat(own().plan()).isEqualByComparingTo("1200");

        measures.move(key, other, "Belongs there", OTTO);

        assertThat(portfolio.of(parentPackage).orElseThrow().own().orElseThrow().measures())
                .isZero();
        assertThat(portfolio.of(other).orElseThrow().measures()).hasSize(1);
        assertThat(portfolio.of(project).orElseThrow().own().orElseThrow().plan())
                .isEqualByComparingTo("1200");
    }

    @Test
    void measureThatIsNotConfirmedIsStaleAndRaisesNoGreen() {
        var key = decided("100");
        var row = portfolio.of(parentPackage).orElseThrow().measures().get(0);
        assertThat(row.stale()).isTrue();
        assertThat(row.potential()).isEqualTo(Light.AMBER);

        confirmForecast(key);

        row = portfolio.of(parentPackage).orElseThrow().measures().get(0);
        assertThat(row.stale()).isFalse();
        assertThat(row.potential()).isEqualTo(Light.GREEN);
    }

    @Test
    void trapStandsOnTheListUntilTheValueIsBack() {
        var key = decided("100");
        forecasts.state(
                key, List.of(value(YearMonth.now(), "10"), value(YearMonth.now().plusMonths(1), "20")), MIA);
        confirmForecast(key);

        assertThat(portfolio.alarms(1000))
                .filteredOn(row -> row.measure().equals(key))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.implementation()).isEqualTo(Light.GREEN);
                    assertThat(row.expected()).isEqualByComparingTo("1030");
                    assertThat(row.potential()).isEqualTo(Light.AMBER);
                });
        forecasts.state(
                key,
                List.of(value(YearMonth.now(), "100"), value(YearMonth.now().plusMonths(1), "100")),
                MIA);
        assertThat(portfolio.alarms(1000)).noneMatch(row -> row.measure().equals(key));
    }

    @Test
    void dollarsAreAddedUpAtThePlanRateAndWithoutOneTheMeasureIsStale() {
        var key = decided("110", "USD");
        assertThat(portfolio.of(parentPackage).orElseThrow().measures().get(0).reason())
                .contains("there is no plan rate of USD for");
        assertThat(own().plan()).isEqualByComparingTo("0");

        rates.add(
                new ReportingRates.Rate("USD", ReportingRates.Kind.PLAN, YearMonth.of(2000, 1), new BigDecimal("1.10")),
                CARLA);
        upkeep.refresh();

        assertThat(own().plan()).isEqualByComparingTo("1200");
        assertThat(measures.get(key).profile().currency()).isEqualTo("USD");
    }

    @Test
    void actualValueCountsOncePerDocumentAndOnlyWhenItIsValidatedInAClosedPeriod() {
        var key = decided("100");
        var posting = new ActualPosting(
                key,
                YearMonth.now(),
                ActualKind.RECURRING,
                new BigDecimal("97.50"),
                ActualSource.ERP,
                ProcurementExamples.unique("DOC-"),
                1,
                LocalDate.now(),
                null,
                "");

        assertThat(actuals.enter(posting, "erp.gateway")).isPresent();
        assertThat(actuals.enter(posting, "erp.gateway")).isEmpty();

        assertThat(actuals.of(key)).hasSize(1);
        assertThat(own().actual()).isEqualByComparingTo("0");
        assertThat(own().expected()).isEqualByComparingTo("1200");
    }

    private NodeRow own() {
        return portfolio.of(parentPackage).orElseThrow().own().orElseThrow();
    }

    private String decided(String monthly) {
        return decided(monthly, "EUR");
    }

    private String decided(String monthly, String currency) {
        var usual = profile();
        var profile = new MeasureProfile(
                usual.name(),
                usual.description(),
                parentPackage,
                MIA,
                HANA,
                CARLA,
                "TEST-DE",
                "Sales",
                "Travel",
                "TEST-STC",
                usual.effect(),
                "Travel",
                currency,
                "CC",
                BigDecimal.TEN,
                "Ledger",
                BigDecimal.TEN,
                "Case",
                "Buyer",
                true,
                null);
        var key = measures.propose(null, profile, MIA).measure();
        measures.accept(key, MIA);
        advance(key, CARL);
        detail(key, monthly);
        advance(key, IAN);
        plans.confirm(key, CARLA);
        advance(key, HANA, CARLA);
        return key;
    }

    private void assertAddsUp(String... keys) {
        var leaves = Arrays.stream(keys)
                .map(key -> RollUp.of(standings.find(measures.get(key)).leaf(), "EUR"))
                .reduce(RollUp.nothing("EUR"), RollUp::plus);
        for (var node : List.of(own(), portfolio.of(project).orElseThrow().own().orElseThrow())) {
            assertThat(node.plan()).isEqualByComparingTo(leaves.plan());
            assertThat(node.originalPlan()).isEqualByComparingTo(leaves.originalPlan());
            assertThat(node.expected()).isEqualByComparingTo(leaves.expected());
            assertThat(node.measures()).isEqualTo(leaves.measures());
        }
    }
}
