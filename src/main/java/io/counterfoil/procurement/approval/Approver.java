package io.counterfoil.procurement.approval;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who is asked at one place of an approval.
 *
 * @param role group id of the highest level this stands for
 * @param people who may decide now; never empty
 * @param byGroup whether everybody of the role may, also who joins it later; the rules of segregation still apply
 * @param why as the approver reads it; every level that was merged into this one says its own
 * @param above role by person, of those who alone are asked at a later step too: what they decide here, for somebody
 *     absent or beside somebody late, is their one decision and counts there
 */
public record Approver(
        int level,
        String role,
        boolean parallel,
        Set<String> people,
        boolean byGroup,
        String why,
        Map<String, String> above) {
    public Approver {
        people = new TreeSet<>(people);
        above = new TreeMap<>(above);
    }

    Approver(int level, String role, boolean parallel, Set<String> people, boolean byGroup, String why) {
        this(level, role, parallel, people, byGroup, why, Map.of());
    }

    boolean isOne() {
        return people.size() == 1;
    }

    Approver alsoBecause(String reason) {
        return new Approver(level, role, parallel, people, byGroup, why + " Also: " + reason, above);
    }

    /** Named instead of by group: somebody of the group decides elsewhere. */
    Approver without(Set<String> taken) {
        SortedSet<String> left = new TreeSet<>(people);
        return left.removeAll(taken) ? new Approver(level, role, parallel, left, false, why, above) : this;
    }

    Approver below(Map<String, String> later) {
        return new Approver(level, role, parallel, people, byGroup, why, later);
    }
}
