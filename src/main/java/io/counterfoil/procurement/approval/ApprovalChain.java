package io.counterfoil.procurement.approval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who is asked, and in which order, when the table has said which roles must agree (approvals.md section 1).
 *
 * <p>Levels ascend. Whoever is excluded is replaced by the superior, up the line. A person who would be asked twice is
 * asked once, at the highest of those levels; whoever comes to decide below it as a substitute decides for that level
 * too. Pure: the same people and rows give the same answer.
 */
public final class ApprovalChain {
    private final People people;

    public ApprovalChain(People people) {
        this.people = people;
    }

    /** What the rule needs to know about people. */
    public interface People {
        /** Whom master data names for the role here; empty if everybody of the role may decide. */
        Set<String> named(String role);

        /** Everybody who has the role. */
        Set<String> holders(String role);

        /**
         * Whether this person must not decide for the role here: the requester, who acted against it before, who left,
         * who has decided a lower level.
         */
        boolean isExcluded(String person, String role);

        /** Superiors, the nearest first. */
        List<String> lineAbove(String person);
    }

    /**
     * The steps in their order; those of one step are asked at the same time.
     *
     * @throws NobodyMayApprove if a level has nobody left, or the table asked for nobody
     */
    public List<List<Approver>> of(Collection<MatrixRow> rows) {
        if (rows.isEmpty()) {
            throw NobodyMayApprove.emptyMatrix();
        }
        var asked = rows.stream()
                .sorted(Comparator.comparingInt(MatrixRow::level))
                .map(this::resolve)
                .toList();
        requireDifferentPeople(asked);
        return knowingWhatIsAbove(steps(merge(asked)));
    }

    private Approver resolve(MatrixRow row) {
        var named = people.named(row.role());
        var candidates = named.isEmpty() ? people.holders(row.role()) : named;
        var free = candidates.stream()
                .filter(person -> !people.isExcluded(person, row.role()))
                .collect(Collectors.toSet());
        if (!free.isEmpty()) {
            return new Approver(row.level(), row.role(), row.parallel(), free, named.isEmpty(), row.why());
        }
        var superiors = candidates.stream()
                .map(person -> firstAbove(person, row.role()))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        if (superiors.isEmpty()) {
            throw new NobodyMayApprove(row.role() + " must approve, but "
                    + (candidates.isEmpty()
                            ? "nobody has this role"
                            : "nobody may: " + new TreeSet<>(candidates)
                                    + " and all their superiors are excluded or gone")
                    + "; give the role to somebody, or record a superior under /api/v1/people");
        }
        return new Approver(
                row.level(),
                row.role(),
                row.parallel(),
                superiors,
                false,
                row.why() + " You decide as superior of " + String.join(", ", new TreeSet<>(candidates))
                        + ", who may not decide here.");
    }

    private Optional<String> firstAbove(String person, String role) {
        return people.lineAbove(person).stream()
                .filter(superior -> !people.isExcluded(superior, role))
                .findFirst();
    }

    /** Two signatures of one role need two people. */
    private static void requireDifferentPeople(List<Approver> asked) {
        asked.stream().collect(Collectors.groupingBy(Approver::role)).forEach((role, signatures) -> {
            var free = signatures.get(0).people();
            if (free.size() < signatures.size()) {
                throw new NobodyMayApprove(signatures.size() + " people of " + role + " must sign, but only " + free
                        + " may; give the role to somebody else too");
            }
        });
    }

    /** From the highest level down: who decides there alone is not asked below. */
    private static List<Approver> merge(List<Approver> asked) {
        var kept = new ArrayList<Approver>();
        var taken = new HashSet<String>();
        for (var i = asked.size() - 1; i >= 0; i--) {
            var left = asked.get(i).without(taken);
            if (left.people().isEmpty()) {
                explainMerge(kept, asked.get(i));
            } else {
                kept.add(0, left);
                if (left.isOne()) {
                    taken.addAll(left.people());
                }
            }
        }
        return kept;
    }

    private static void explainMerge(List<Approver> kept, Approver merged) {
        kept.stream()
                .filter(Approver::isOne)
                .filter(one -> merged.people().containsAll(one.people()))
                .findFirst()
                .ifPresent(one -> kept.set(kept.indexOf(one), one.alsoBecause(merged.why())));
    }

    private static List<List<Approver>> steps(List<Approver> asked) {
        var steps = new ArrayList<List<Approver>>();
        for (var approver : asked) {
            var together = steps.stream()
                    .filter(step -> approver.parallel() && step.get(0).level() == approver.level())
                    .findFirst();
            together.ifPresentOrElse(step -> step.add(approver), () -> steps.add(new ArrayList<>(List.of(approver))));
        }
        return steps;
    }

    private static List<List<Approver>> knowingWhatIsAbove(List<List<Approver>> steps) {
        var above = new HashMap<String, String>();
        var known = new ArrayList<List<Approver>>();
        for (var i = steps.size() - 1; i >= 0; i--) {
            known.add(0, steps.get(i).stream().map(one -> one.below(above)).toList());
            steps.get(i).stream()
                    .filter(Approver::isOne)
                    .forEach(one -> one.people().forEach(person -> above.putIfAbsent(person, one.role())));
        }
        return known;
    }
}
