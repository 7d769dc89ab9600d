package io.counterfoil.governance.stage;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * That a gate asks for something.
 *
 * @param least how many, of what is counted (milestones, risks, planned periods); of no effect elsewhere
 */
public record GuardSetting(Gate gate, Guard guard, int least) {
    private static final int MILESTONES = 3;

    public GuardSetting(Gate gate, Guard guard) {
        this(gate, guard, 1);
    }

    /** Governance section 1; a stale status and an open interface exception stop every gate. */
    public static Set<GuardSetting> standard() {
        return Stream.of(
                        identified(),
                        detailed(),
                        decided(),
                        at(Gate.D3_D4, Guard.MILESTONES_DONE, Guard.NO_OPEN_CHANGE, Guard.FORECAST_FRESH),
                        at(Gate.D4_D5, Guard.CLOSURE),
                        Stream.of(Gate.values()).flatMap(gate -> at(gate, Guard.STATUS_FRESH, Guard.NO_OPEN_EXCEPTION)))
                .flatMap(settings -> settings)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<GuardSetting> identified() {
        return at(
                Gate.D0_D1,
                Guard.DESCRIPTION,
                Guard.OWNER_ACCEPTED,
                Guard.SPONSOR,
                Guard.CONTROLLER,
                Guard.LEGAL_ENTITY,
                Guard.BUSINESS_UNIT,
                Guard.FUNCTION,
                Guard.STEERING_COMMITTEE,
                Guard.PARENT_PACKAGE,
                Guard.ROLES_APART);
    }

    private static Stream<GuardSetting> detailed() {
        return Stream.concat(
                at(Gate.D1_D2, Guard.BASELINE, Guard.TARGET, Guard.PLAN_PER_PERIOD, Guard.EFFECT_TYPE, Guard.RISKS),
                Stream.of(new GuardSetting(Gate.D1_D2, Guard.MILESTONES, MILESTONES)));
    }

    private static Stream<GuardSetting> decided() {
        return at(
                Gate.D2_D3,
                Guard.BUSINESS_CASE,
                Guard.RESOURCES,
                Guard.ONE_OFF_COSTS,
                Guard.DEPENDENCIES_DATED,
                Guard.SIZE_CONFIRMED,
                Guard.TIMING_CONFIRMED);
    }

    private static Stream<GuardSetting> at(Gate gate, Guard... guards) {
        return Stream.of(guards).map(guard -> new GuardSetting(gate, guard));
    }
}
