package io.counterfoil.governance.stage;

import static io.counterfoil.governance.stage.ReadyMeasure.CASE;
import static io.counterfoil.governance.stage.ReadyMeasure.DELIVERY;
import static io.counterfoil.governance.stage.ReadyMeasure.PLAN;
import static io.counterfoil.governance.stage.ReadyMeasure.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.governance.stage.MeasureFacts.Case;
import io.counterfoil.governance.stage.MeasureFacts.Delivery;
import io.counterfoil.governance.stage.MeasureFacts.EffectType;
import io.counterfoil.governance.stage.MeasureFacts.Plan;
import io.counterfoil.governance.stage.MeasureFacts.Profile;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadinessTest {
    private static final Readiness READINESS = new Readiness(GuardSetting.standard());

    @ParameterizedTest
    @EnumSource(Gate.class)
    void aMeasureThatHasEverythingPassesEveryGate(Gate gate) {
        assertThat(READINESS.missing(gate, ReadyMeasure.facts(List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void everyGuardStandsAtSomeGate() {
        assertThat(GuardSetting.standard()).extracting(GuardSetting::guard).contains(Guard.values());
    }

    @Test
    void aGateNamesAllThatIsMissingAndWhoHasIt() {
        var nobody = new Profile(null, null, false, null, null, null, " ", null, null, null);

        assertThat(missing(Gate.D0_D1, new MeasureFacts(nobody, PLAN, CASE, DELIVERY)))
                .containsExactly(
                        "The description is missing (from the owner).",
                        "The owner is missing (from the owner).",
                        "The sponsor is missing (from the lead of the measure package).",
                        "The controller is missing (from the lead of the measure package).",
                        "The legal entity is missing (from the owner).",
                        "The business unit is missing (from the owner).",
                        "The function is missing (from the owner).",
                        "The steering committee is missing (from the lead of the measure package).",
                        "The measure package is missing (from the lead of the measure package).");
    }

    @Test
    void anOwnerWhoDidNotAcceptIsNotEnough() {
        var asked = new Profile("Text", "olaf", false, "fiona", "carla", "DE01", "BU1", "Logistics", "SC1", "PK1");

        assertThat(missing(Gate.D0_D1, new MeasureFacts(asked, PLAN, CASE, DELIVERY)))
                .containsExactly("The owner has not accepted (from the owner).");
    }

    @Test
    void ownerSponsorAndControllerAreThreePeople() {
        for (var people : List.of(
                List.of("olaf", "olaf", "carla"),
                List.of("carla", "olaf", "carla"),
                List.of("olaf", "carla", "carla"))) {
            var twice = new Profile(
                    "Text",
                    people.get(0),
                    true,
                    people.get(1),
                    people.get(2),
                    "DE01",
                    "BU1",
                    "Logistics",
                    "SC1",
                    "PK1");
            assertThat(READINESS.missing(Gate.D0_D1, new MeasureFacts(twice, PLAN, CASE, DELIVERY)))
                    .as("%s", people)
                    .extracting(GuardResult::guard)
                    .containsExactly(Guard.ROLES_APART);
        }
    }

    @Test
    void theDetailsOfAPlanAreAskedForOneByOne() {
        var nothing = new Plan(null, null, null, 0, List.of(), null, null, 2, 0);

        assertThat(missing(Gate.D1_D2, new MeasureFacts(PROFILE, nothing, CASE, DELIVERY)))
                .containsExactly(
                        "The baseline is missing (from the owner).",
                        "The target is missing (from the owner).",
                        "There are 0 of at least 1 planned periods (from the owner).",
                        "The effect type is missing (from the owner).",
                        "There are 2 of at least 3 weighted milestones (from the owner).",
                        "There are 0 of at least 1 risks (from the owner).");
    }

    @Test
    void aBaselineNeedsItsSourceAnEffectItsLineAndAPlanEveryPeriod() {
        var halves = new Plan(
                BigDecimal.ZERO,
                null,
                BigDecimal.ZERO,
                11,
                List.of(YearMonth.of(2026, 8)),
                EffectType.ONE_OFF,
                null,
                3,
                1);

        assertThat(missing(Gate.D1_D2, new MeasureFacts(PROFILE, halves, CASE, DELIVERY)))
                .containsExactly(
                        "The source of the baseline is missing (from the owner).",
                        "There is no plan for: 2026-08 (from the owner).",
                        "The profit and loss line is missing (from the owner).");
    }

    @Test
    void theDecisionNeedsItsCaseAndTheControllersWord() {
        var nothing = new Case(null, false, null, List.of("M-7", "M-9"), false, false);

        assertThat(missing(Gate.D2_D3, new MeasureFacts(PROFILE, PLAN, nothing, DELIVERY)))
                .containsExactly(
                        "The business case is missing (from the owner).",
                        "The resources are not agreed (from the sponsor).",
                        "The one-off cost, 0 if there is none, is missing (from the owner).",
                        "There is no date for what it depends on: M-7, M-9 (from the owner).",
                        "The size is not confirmed (from the controller).",
                        "The timing is not confirmed (from the controller).");
    }

    @Test
    void workIsDoneWithEvidenceWithoutOpenChangesAndWithAFreshForecast() {
        var open = new Delivery(List.of("Contract signed"), List.of("CR-1"), false, List.of(), List.of(), List.of());

        assertThat(missing(Gate.D3_D4, new MeasureFacts(PROFILE, PLAN, CASE, open)))
                .containsExactly(
                        "Not done with evidence: Contract signed (from the owner).",
                        "Change requests are open: CR-1 (from the sponsor).",
                        "The forecast is not confirmed in this period (from the owner).");
    }

    @Test
    void closureIsAskedForAtTheLastGateOnly() {
        var facts = ReadyMeasure.facts(List.of(), List.of("Only 2 of 3 periods are closed."));

        assertThat(READINESS.missing(Gate.D4_D5, facts))
                .extracting(GuardResult::guard)
                .containsExactly(Guard.CLOSURE);
        assertThat(READINESS.missing(Gate.D3_D4, facts)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Gate.class)
    void aStaleStatusAndAnOpenExceptionStopEveryGate(Gate gate) {
        var doubtful = new Delivery(List.of(), List.of(), true, List.of("not confirmed"), List.of("EX-4"), List.of());

        assertThat(missing(gate, new MeasureFacts(PROFILE, PLAN, CASE, doubtful)))
                .containsExactly(
                        "The status is stale: not confirmed (from the owner).",
                        "Interface exceptions are open: EX-4 (from the operator of the interface).");
    }

    @Test
    void howManyMilestonesAGateWantsIsData() {
        var two = new Readiness(Set.of(new GuardSetting(Gate.D1_D2, Guard.MILESTONES, 4)));

        assertThat(two.missing(Gate.D1_D2, ReadyMeasure.facts(List.of(), List.of())))
                .extracting(GuardResult::words)
                .containsExactly("There are 3 of at least 4 weighted milestones (from the owner).");
    }

    @Test
    void anEmptyTableOpensNoGate() {
        assertThatThrownBy(() -> new Readiness(Set.of()).at(Gate.D2_D3, ReadyMeasure.facts(List.of(), List.of())))
                .hasMessageContaining("D2_D3");
    }

    private static List<String> missing(Gate gate, MeasureFacts facts) {
        return READINESS.missing(gate, facts).stream().map(GuardResult::words).toList();
    }
}
