package io.counterfoil.governance.gate;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where a question stands by the votes cast so far. A single decider's no ends it. A committee agrees by more than half
 * of the votes cast, if there are as many as its quorum; a tie refuses. Pure.
 *
 * @param rows who must agree
 * @param votes of this round
 */
public record GateTally(List<DeciderRow> rows, List<GateVote> votes) {
    public GateTally {
        rows = List.copyOf(rows);
        votes = List.copyOf(votes);
    }

    /** Who is to be asked next: those of the lowest step that have not agreed; empty if all have. */
    public List<DeciderRow> next() {
        var open = rows.stream().filter(Predicate.not(this::agreed)).toList();
        var step = open.stream().mapToInt(DeciderRow::step).min().orElse(0);
        return open.stream().filter(row -> row.step() == step).toList();
    }

    /** Whether everybody of this step agreed, now that nobody of it votes any more. */
    public boolean passed(int step) {
        return of(step).allMatch(this::agreed);
    }

    /**
     * Whether asking the rest of a step can change nothing.
     *
     * @param eligible how many may vote in the committee
     */
    public boolean isCertain(int step, int eligible) {
        return of(step).anyMatch(row -> refusedForCertain(row, eligible))
                || of(step).allMatch(row -> agreed(row) && (isSingle(row) || 2 * yes(row) > eligible));
    }

    private Stream<DeciderRow> of(int step) {
        return rows.stream().filter(row -> row.step() == step);
    }

    private boolean agreed(DeciderRow row) {
        return isSingle(row) ? yes(row) > 0 && no(row) == 0 : yes(row) + no(row) >= row.quorum() && yes(row) > no(row);
    }

    private boolean refusedForCertain(DeciderRow row, int eligible) {
        return isSingle(row) ? no(row) > 0 : 2 * no(row) >= eligible;
    }

    private static boolean isSingle(DeciderRow row) {
        return row.capacity() != Capacity.STEERING;
    }

    private int yes(DeciderRow row) {
        return count(row, true);
    }

    private int no(DeciderRow row) {
        return count(row, false);
    }

    private int count(DeciderRow row, boolean agreed) {
        return (int) votes.stream()
                .filter(vote -> vote.capacity() == row.capacity() && vote.agreed() == agreed)
                .count();
    }
}
