package io.counterfoil.procurement.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ApprovalChainTest {
    private static final MatrixRow OWNER = row(1, "cost-centre-owner");
    private static final MatrixRow GOVERNANCE = new MatrixRow(1, "it-governance", true, "It is IT.");
    private static final MatrixRow HEAD = row(2, "department-head");
    private static final MatrixRow CFO = row(4, "cfo");
    private static final MatrixRow BOARD = row(5, "board");

    private static final Map<String, String> SUPERIORS =
            Map.of("olaf", "hana", "hana", "fiona", "ian", "fiona", "fiona", "bo");

    @Test
    void levelsAreAskedInTheirOrderWhateverOrderTheTableAnswersIn() {
        assertThat(asked(Set.of(), CFO, OWNER, HEAD)).containsExactly("olaf", "hana", "fiona");
    }

    @Test
    void parallelRowIsAskedTogetherWithItsLevel() {
        assertThat(asked(Set.of(), OWNER, HEAD, GOVERNANCE)).containsExactly("olaf+ian", "hana");
    }

    @Test
    void parallelRowWithoutItsLevelIsAskedAlone() {
        assertThat(asked(Set.of(), HEAD, GOVERNANCE)).containsExactly("ian", "hana");
    }

    @Test
    void excludedOwnerIsReplacedByTheSuperiorWhoIsThenAskedOnceAtTheHigherLevel() {
        var steps = new ApprovalChain(people(Set.of("olaf"))).of(List.of(OWNER, HEAD));
        assertThat(steps).hasSize(1);
        var hana = steps.get(0).get(0);
        assertThat(hana.people()).containsExactly("hana");
        assertThat(hana.level()).isEqualTo(2);
        assertThat(hana.role()).isEqualTo("department-head");
        assertThat(hana.why()).contains("superior of olaf");
    }

    @Test
    void theLineIsFollowedUpwardsAsFarAsNeeded() {
        assertThat(asked(Set.of("olaf", "hana"), OWNER)).containsExactly("fiona");
    }

    @Test
    void nobodyLeftIsNeverAnApproval() {
        assertThatThrownBy(() -> asked(Set.of("olaf", "hana", "fiona", "bo"), OWNER))
                .isInstanceOf(NobodyMayApprove.class)
                .hasMessageContaining("cost-centre-owner must approve, but nobody may: [olaf]");
        assertThatThrownBy(() -> asked(Set.of(), row(1, "legal")))
                .isInstanceOf(NobodyMayApprove.class)
                .hasMessageContaining("nobody has this role");
        assertThatThrownBy(() -> asked(Set.of())).isInstanceOf(NobodyMayApprove.class);
    }

    @Test
    void twoSignaturesNeedTwoPeople() {
        assertThat(asked(Set.of(), BOARD, BOARD)).containsExactly("bea,bo", "bea,bo");
        assertThatThrownBy(() -> asked(Set.of("bea"), BOARD, BOARD))
                .isInstanceOf(NobodyMayApprove.class)
                .hasMessageContaining("2 people of board must sign");
    }

    @Test
    void whoDecidesAloneAboveIsNotAmongTheGroupBelow() {
        var buyers = row(1, "buyer");
        var steps = new ApprovalChain(people(Set.of())).of(List.of(buyers, CFO));
        assertThat(steps.get(0).get(0).people()).containsExactly("bruno");
        assertThat(steps.get(0).get(0).byGroup()).isFalse();
    }

    private static List<String> asked(Set<String> excluded, MatrixRow... rows) {
        return new ApprovalChain(people(excluded))
                .of(List.of(rows)).stream()
                        .map(step -> step.stream()
                                .map(approver -> String.join(",", approver.people()))
                                .collect(Collectors.joining("+")))
                        .toList();
    }

    private static MatrixRow row(int level, String role) {
        return new MatrixRow(level, role, false, "It is so.");
    }

    private static ApprovalChain.People people(Set<String> excluded) {
        return new ApprovalChain.People() {
            @Override
            public Set<String> named(String role) {
                return switch (role) {
                    case "cost-centre-owner" -> Set.of("olaf");
                    case "department-head" -> Set.of("hana");
                    default -> Set.of();
                };
            }

            @Override
            public Set<String> holders(String role) {
                return switch (role) {
                    case "it-governance" -> Set.of("ian");
                    case "cfo" -> Set.of("fiona");
                    case "board" -> Set.of("bo", "bea");
                    case "buyer" -> Set.of("bruno", "fiona");
                    default -> Set.of();
                };
            }

            @Override
            public boolean isExcluded(String person, String role) {
                return excluded.contains(person);
            }

            @Override
            public List<String> lineAbove(String person) {
                var line = new java.util.ArrayList<String>();
                for (var next = SUPERIORS.get(person); next != null; next = SUPERIORS.get(next)) {
                    line.add(next);
                }
                return line;
            }
        };
    }
}
