package io.counterfoil.procurement.approval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Who has agreed in this round, and at which place of the order in which the table's roles are asked. A decision for a
 * role counts for that role and, of the same person, for those before it; never for one after it.
 */
record AgreedLevels(List<String> order, List<LevelDecision> decisions) {
    static AgreedLevels of(Collection<MatrixRow> rows, List<LevelDecision> decided) {
        return new AgreedLevels(
                rows.stream()
                        .sorted(Comparator.comparingInt(MatrixRow::level))
                        .map(MatrixRow::role)
                        .toList(),
                decided.stream().filter(LevelDecision::approved).toList());
    }

    /** One for each decision: two signatures of one role are two. */
    List<String> roles() {
        return new ArrayList<>(
                decisions.stream().map(LevelDecision::approverGroup).toList());
    }

    /** Whether the person's one decision was for a role before this one, so that somebody else decides here. */
    boolean isBelow(String person, String role) {
        return decisions.stream().anyMatch(decision -> decision.isOf(person) && place(decision) < place(role));
    }

    /** Whether all who are asked here have decided for a role after this one. */
    boolean covers(Approver asked) {
        return asked.people().stream()
                .allMatch(person -> decisions.stream()
                        .anyMatch(decision -> decision.isOf(person) && place(decision) > place(asked.role())));
    }

    private int place(LevelDecision decision) {
        return place(decision.approverGroup());
    }

    private int place(String role) {
        return order.lastIndexOf(role);
    }
}
