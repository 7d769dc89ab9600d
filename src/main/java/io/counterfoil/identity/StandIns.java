package io.counterfoil.identity;

import io.counterfoil.workflow.TaskOffer;
import io.counterfoil.workflow.TaskStandIns;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who decides for whom while people are absent (approvals.md section 3). Depth one: nobody passes on what a substitution
 * gave them. A substitute who is excluded or absent too is replaced by the absent person's superior, up the line, if
 * nobody else is left who may decide.
 */
@Component
class StandIns implements TaskStandIns {
    private final SubstitutionRows substitutions;
    private final Staff staff;
    private final Deciders deciders;
    private final Clock clock;

    StandIns(SubstitutionRows substitutions, Staff staff, Deciders deciders, Clock clock) {
        this.substitutions = substitutions;
        this.staff = staff;
        this.deciders = deciders;
        this.clock = clock;
    }

    @Override
    public Set<String> standInsAt(TaskOffer task) {
        return Set.copyOf(byAbsent(task).values());
    }

    @Override
    public Optional<String> absentBehind(TaskOffer task, String person) {
        return byAbsent(task).entrySet().stream()
                .filter(one -> one.getValue().equals(person))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> excludedBehind(task, person));
    }

    /** For whom the person would act if no rule excluded one of both: the duty's own check then says which rule. */
    private Optional<String> excludedBehind(TaskOffer task, String person) {
        var active = substitutions.activeOn(LocalDate.now(clock)).stream()
                .filter(one -> one.covers(task.processKey()))
                .toList();
        var entitled = entitled(task);
        return active.stream()
                .filter(one -> one.substitute().equals(person) && entitled.contains(one.absent()))
                .filter(one -> !isAbsent(active, person) && deciders.isSuitableFor(task, one.absent(), person))
                .filter(one -> deciders.isExcludedByRule(task, person) || deciders.isExcludedByRule(task, one.absent()))
                .map(Substitution::absent)
                .findFirst();
    }

    private Map<String, String> byAbsent(TaskOffer task) {
        var active = substitutions.activeOn(LocalDate.now(clock)).stream()
                .filter(one -> one.covers(task.processKey()))
                .toList();
        var standIns = new LinkedHashMap<String, String>();
        if (!active.isEmpty()) {
            var entitled = entitled(task);
            active.stream()
                    .filter(one -> entitled.contains(one.absent()) && deciders.mayDecide(task, one.absent()))
                    .forEach(one ->
                            standIn(task, one, active, entitled).ifPresent(who -> standIns.put(one.absent(), who)));
        }
        return standIns;
    }

    private Optional<String> standIn(
            TaskOffer task, Substitution one, List<Substitution> active, Set<String> entitled) {
        if (!isAbsent(active, one.substitute()) && deciders.mayDecideFor(task, one.absent(), one.substitute())) {
            return Optional.of(one.substitute());
        }
        var othersDecide =
                entitled.stream().anyMatch(person -> !isAbsent(active, person) && deciders.mayDecide(task, person));
        return othersDecide
                ? Optional.empty()
                : staff.lineAbove(one.absent()).stream()
                        .filter(superior ->
                                !isAbsent(active, superior) && deciders.mayDecideFor(task, one.absent(), superior))
                        .findFirst();
    }

    private Set<String> entitled(TaskOffer task) {
        var entitled = new HashSet<>(task.users());
        task.groups().forEach(group -> entitled.addAll(staff.holders(group)));
        return entitled;
    }

    private static boolean isAbsent(List<Substitution> active, String person) {
        return active.stream().anyMatch(one -> one.absent().equals(person));
    }
}
