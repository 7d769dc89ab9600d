package io.counterfoil.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.workflow.WalkedFlows.Flow;
import io.counterfoil.workflow.WalkedFlows.Visit;
import io.counterfoil.workflow.WalkedFlows.Walk;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WalkedFlowsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void shortcutPastAStepIsNotWalkedWhenTheStepWasTaken() {
        var flows = List.of(flow("A", "B"), flow("B", "C"), flow("A", "C"));
        assertThat(walked(flows, visit("A", 0, 1), visit("B", 1, 2), visit("C", 2, 3)))
                .containsExactlyInAnyOrder("A-B", "B-C");
    }

    @Test
    void everythingInOneMillisecondIsToldApartByTheEnginesCounter() {
        var flows = List.of(flow("A", "B"), flow("B", "A"), flow("B", "C"));
        var visits = Stream.of("A", "B", "A", "B", "C").toArray(String[]::new);
        var all = new Visit[visits.length];
        for (int i = 0; i < visits.length; i++) {
            all[i] = new Visit("visit" + i, visits[i], "process", NOON, Optional.of(NOON), i);
        }
        assertThat(WalkedFlows.of(flows, List.of(all)))
                .containsExactlyInAnyOrder(
                        new Walk("visit0", "A-B"),
                        new Walk("visit1", "B-A"),
                        new Walk("visit2", "A-B"),
                        new Walk("visit3", "B-C"));
    }

    @Test
    void eachTokenAtAJoinComesByItsOwnBranch() {
        var flows = List.of(flow("F", "A"), flow("F", "B"), flow("A", "J"), flow("B", "J"));
        assertThat(walked(
                        flows,
                        visit("F", 0, 1),
                        visit("A", 1, 2),
                        visit("B", 1, 5),
                        visit("J", 2, 5),
                        visit("J", 5, 5)))
                .containsExactlyInAnyOrder("F-A", "F-B", "A-J", "B-J");
    }

    @Test
    void stepThatWasNotLeftLeadsNowhere() {
        var open = new Visit("A", "A", "process", NOON, Optional.empty(), 0);
        assertThat(walked(List.of(flow("A", "B")), open, visit("B", 3, 4))).isEmpty();
    }

    @Test
    void stepOfAnotherScopeIsNoPredecessor() {
        var elsewhere = new Visit("A", "A", "subprocess", NOON, Optional.of(NOON), 0);
        assertThat(walked(List.of(flow("A", "B")), elsewhere, visit("B", 3, 4))).isEmpty();
    }

    private static Flow flow(String source, String target) {
        return new Flow(source + "-" + target, source, target);
    }

    private static Visit visit(String element, int entered, int left) {
        return new Visit(
                element + entered,
                element,
                "process",
                NOON.plusSeconds(entered),
                Optional.of(NOON.plusSeconds(left)),
                10L * entered + left);
    }

    private static Stream<String> walked(List<Flow> flows, Visit... visits) {
        return WalkedFlows.of(flows, List.of(visits)).stream().map(Walk::flowId);
    }
}
