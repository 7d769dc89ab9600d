package io.counterfoil.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells which sequence flows were taken, from the elements that were passed: the engine's history does not keep flows.
 *
 * <p>Each visit of an element is joined to the visit of a predecessor in the same scope that was left last before it,
 * and no visit gives the same flow twice. So a shortcut past an element is not taken for walked when the long way was,
 * and each token that arrives at a join finds its own branch. Pure.
 */
final class WalkedFlows {
    /** A sequence flow of the diagram. */
    record Flow(String id, String source, String target) {}

    /**
     * A passage through an element.
     *
     * @param scope id of the surrounding passage: of the process or a sub-process
     * @param left when it was left by its outgoing flows; empty if it was not, or not that way
     * @param order the engine's counter: what happened before has the lower number
     */
    record Visit(String id, String element, String scope, Instant entered, Optional<Instant> left, long order) {}

    /** A flow taken out of a visit. */
    record Walk(String visitId, String flowId) {}

    private record Arrival(Visit source, Walk walk) {}

    private static final Comparator<Visit> LEFT_LAST = Comparator.comparing(
                    (Visit visit) -> visit.left().orElse(Instant.MAX))
            .thenComparing(Visit::order);

    private final Collection<Flow> flows;
    private final List<Visit> visits;
    private final Set<Walk> walks = new HashSet<>();

    private WalkedFlows(Collection<Flow> flows, List<Visit> visits) {
        this.flows = flows;
        this.visits = visits;
    }

    /** Every flow taken, with the visit it was taken from. */
    static Set<Walk> of(Collection<Flow> flows, Collection<Visit> visits) {
        var inOrder = visits.stream()
                .sorted(Comparator.comparing(Visit::entered).thenComparing(Visit::order))
                .toList();
        var walked = new WalkedFlows(flows, inOrder);
        inOrder.forEach(walked::arrive);
        return walked.walks;
    }

    private void arrive(Visit target) {
        flows.stream()
                .filter(flow -> flow.target().equals(target.element()))
                .flatMap(flow -> arrivals(flow, target))
                .max(Comparator.comparing(Arrival::source, LEFT_LAST))
                .ifPresent(arrival -> walks.add(arrival.walk()));
    }

    private Stream<Arrival> arrivals(Flow flow, Visit target) {
        return visits.stream()
                .filter(source -> source.element().equals(flow.source()) && before(source, target))
                .map(source -> new Arrival(source, new Walk(source.id(), flow.id())))
                .filter(arrival -> !walks.contains(arrival.walk()));
    }

    private static boolean before(Visit source, Visit target) {
        return source.scope().equals(target.scope())
                && source.order() < target.order()
                && source.left().filter(left -> !left.isAfter(target.entered())).isPresent();
    }
}
