package io.counterfoil.governance.gate;

import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.structure.Bodies;
import io.counterfoil.governance.structure.Level;
import io.counterfoil.governance.structure.Structure;
import io.counterfoil.identity.Staff;
import io.counterfoil.kernel.Conflict;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who decides about a measure in which capacity, by what the measure and the structure say now. */
@Component
class EligibleDeciders {
    private final Structure structure;
    private final Bodies bodies;
    private final Staff staff;

    EligibleDeciders(Structure structure, Bodies bodies, Staff staff) {
        this.structure = structure;
        this.bodies = bodies;
        this.staff = staff;
    }

    /**
     * The people of a capacity: one, or all who may vote in the committee. A lead who has another part in the measure is
     * stood in for by the lead of the node above.
     *
     * @throws Conflict {@code GATE_DECIDER_MISSING} if there are fewer than the row's quorum
     */
    List<String> of(Measure measure, DeciderRow row) {
        var profile = measure.profile();
        var people = switch (row.capacity()) {
            case SPONSOR -> Stream.ofNullable(profile.sponsor());
            case CONTROLLER -> Stream.ofNullable(profile.controller());
            case PACKAGE_LEAD -> lead(measure, Level.MEASURE_PACKAGE);
            case PROJECT_LEAD -> lead(measure, Level.PROJECT);
            case STEERING -> voters(measure);
        };
        var employed = people.filter(staff::isEmployed).toList();
        if (employed.size() < row.quorum()) {
            throw new Conflict("GATE_DECIDER_MISSING", missing(measure, row, employed.size()));
        }
        return employed;
    }

    /** Those who lead the measure's package or project. */
    Set<String> leads(Measure measure) {
        return Stream.of(Level.MEASURE_PACKAGE, Level.PROJECT)
                .flatMap(level -> lead(measure, level))
                .collect(Collectors.toSet());
    }

    private Stream<String> lead(Measure measure, Level level) {
        var parts = parts(measure);
        var path = structure.pathTo(measure.profile().parentPackage());
        return path.stream()
                .filter(node -> node.level().ordinal() <= level.ordinal())
                .map(node -> node.lead())
                .filter(Objects::nonNull)
                .filter(lead -> !parts.contains(lead))
                .reduce((upper, lower) -> lower)
                .stream();
    }

    private Stream<String> voters(Measure measure) {
        var parts = parts(measure);
        return Stream.ofNullable(measure.profile().committee())
                .flatMap(committee -> bodies.committee(committee).stream())
                .flatMap(committee -> committee.members().stream())
                .filter(member -> !parts.contains(member));
    }

    private static Set<String> parts(Measure measure) {
        var profile = measure.profile();
        return Stream.of(profile.owner(), profile.sponsor(), profile.controller())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static String missing(Measure measure, DeciderRow row, int found) {
        var who = measure.measure() + " has no " + row.capacity().words() + " who may decide";
        return row.capacity() == Capacity.STEERING
                ? measure.measure() + " needs " + row.quorum() + " members of steering committee "
                        + measure.profile().committee() + " besides its owner, sponsor and controller, and there are "
                        + found + "; have the transformation office add members"
                : who + "; have the transformation office name one who has no other part in it";
    }
}
