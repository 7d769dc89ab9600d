package io.counterfoil.governance.gate;

import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.MeasureControllers;
import io.counterfoil.governance.structure.Bodies;
import io.counterfoil.governance.structure.FittingRoles;
import io.counterfoil.governance.structure.Level;
import io.counterfoil.governance.structure.Structure;
import io.counterfoil.identity.Role;
import io.counterfoil.identity.Staff;
import io.counterfoil.kernel.Conflict;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who decides about a measure in which capacity, by what the measure and the structure say now. */
@Component
class EligibleDeciders {
    private final Structure structure;
    private final Bodies bodies;
    private final Staff staff;
    private final FittingRoles fitting;
    private final MeasureControllers controllers;

    EligibleDeciders(
            Structure structure, Bodies bodies, Staff staff, FittingRoles fitting, MeasureControllers controllers) {
        this.structure = structure;
        this.bodies = bodies;
        this.staff = staff;
        this.fitting = fitting;
        this.controllers = controllers;
    }

    /**
     * The people of a capacity: one, or all who may vote in the committee. A lead who has another part in the measure is
     * stood in for by the lead of the node above; who asked is stood in for by their superior, up the line, or by the
     * transformation office, and a controller by another one of the legal entity.
     *
     * @param asker who put the question, and so does not decide on it
     * @throws Conflict {@code GATE_DECIDER_MISSING} if there are fewer than the row's quorum
     */
    List<String> of(Measure measure, DeciderRow row, String asker) {
        var people = entitled(measure, row.capacity(), asker);
        if (people.size() < row.quorum()) {
            throw new Conflict("GATE_DECIDER_MISSING", missing(measure, row, people.size()));
        }
        return people;
    }

    /** The same, however few. */
    List<String> entitled(Measure measure, Capacity capacity, String asker) {
        var profile = measure.profile();
        var people = switch (capacity) {
            case SPONSOR -> Stream.ofNullable(profile.sponsor());
            case CONTROLLER -> Stream.ofNullable(profile.controller());
            case PACKAGE_LEAD -> lead(measure, Level.MEASURE_PACKAGE, asker);
            case PROJECT_LEAD -> lead(measure, Level.PROJECT, asker);
            case STEERING -> voters(measure);
        };
        var employed = people.filter(staff::isEmployed).toList();
        var others = employed.stream().filter(person -> !person.equals(asker)).toList();
        var askerWould = employed.contains(asker) || isLeadFor(measure, capacity, asker);
        return others.isEmpty() && askerWould ? standIn(measure, capacity, asker) : others;
    }

    /** Whether somebody decides only because who holds the capacity has asked. */
    boolean standsIn(Measure measure, Capacity capacity, String person) {
        return switch (capacity) {
            case SPONSOR -> !person.equals(measure.profile().sponsor());
            case CONTROLLER -> !person.equals(measure.profile().controller());
            case PACKAGE_LEAD, PROJECT_LEAD ->
                structure.pathTo(measure.profile().parentPackage()).stream()
                        .noneMatch(node -> person.equals(node.lead()));
            case STEERING -> false;
        };
    }

    /** Those who lead the measure's package or project. */
    Set<String> leads(Measure measure) {
        return Stream.of(Level.MEASURE_PACKAGE, Level.PROJECT)
                .flatMap(level -> lead(measure, level, null))
                .collect(Collectors.toSet());
    }

    private boolean isLeadFor(Measure measure, Capacity capacity, String asker) {
        return (capacity == Capacity.PACKAGE_LEAD || capacity == Capacity.PROJECT_LEAD)
                && leads(measure).contains(asker);
    }

    private List<String> standIn(Measure measure, Capacity capacity, String asker) {
        var parts = parts(measure);
        var candidates = capacity == Capacity.CONTROLLER
                ? controllers.ofEntity(measure).stream()
                : Stream.concat(
                        staff.lineAbove(asker).stream().filter(fitting::decides),
                        staff.holders(Role.TRANSFORMATION_OFFICE.id()).stream().sorted());
        return candidates
                .filter(person -> !person.equals(asker) && !parts.contains(person))
                .filter(staff::isEmployed)
                .findFirst()
                .stream()
                .toList();
    }

    private Stream<String> lead(Measure measure, Level level, @Nullable String asker) {
        var parts = parts(measure);
        var path = structure.pathTo(measure.profile().parentPackage());
        return path.stream()
                .filter(node -> node.level().ordinal() <= level.ordinal())
                .map(node -> node.lead())
                .filter(Objects::nonNull)
                .filter(lead -> !parts.contains(lead) && !lead.equals(asker))
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

    /** Who proposed it has a part in it too. */
    private static Set<String> parts(Measure measure) {
        var profile = measure.profile();
        return Stream.of(profile.owner(), profile.sponsor(), profile.controller(), measure.createdBy())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static String missing(Measure measure, DeciderRow row, int found) {
        var who = measure.measure() + " has no " + row.capacity().words() + " who may decide";
        return row.capacity() == Capacity.STEERING
                ? measure.measure() + " needs " + row.quorum() + " members of steering committee "
                        + measure.profile().committee()
                        + " besides its owner, sponsor, controller and who proposed or asks, and there are "
                        + found + "; have the transformation office add members"
                : who + "; have the transformation office name one who has no other part in it";
    }
}
