package io.counterfoil.portal;

import io.counterfoil.audit.AuditRecord;
import io.counterfoil.workflow.ProcessRun;
import io.counterfoil.workflow.ProcessStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells in which step a fact was recorded. A person's step takes what that person did to the same document at the
 * moment of completing it; any other step takes what happened while it ran. Of several, the person's step is taken,
 * then the one that began last. Pure.
 */
final class StepDecisions {
    /** The engine's clock and the trail's are read at different moments of one transaction, which may last. */
    private static final Duration SAME_TRANSACTION = Duration.ofSeconds(2);

    private static final Comparator<ProcessStep> PEOPLE_THEN_LATEST =
            Comparator.comparing(ProcessStep::userTask).thenComparing(ProcessStep::startedAt);

    private StepDecisions() {}

    /** The facts by step; steps are told apart by identity, as an element may be passed twice alike. */
    static Map<ProcessStep, List<AuditRecord>> of(Collection<ProcessRun> runs, Collection<AuditRecord> facts) {
        return facts.stream()
                .flatMap(fact -> stepOf(fact, runs).map(step -> Map.entry(step, fact)).stream())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        IdentityHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Optional<ProcessStep> stepOf(AuditRecord fact, Collection<ProcessRun> runs) {
        return runs.stream()
                .filter(run -> fact.businessKey().equals(run.businessKey()))
                .flatMap(run -> run.steps().stream())
                .filter(step -> step.userTask() ? decidedIn(step, fact) : ranIn(step, fact))
                .max(PEOPLE_THEN_LATEST);
    }

    /** An open task was completed by nobody, so nothing was decided in it yet. */
    private static boolean decidedIn(ProcessStep step, AuditRecord fact) {
        return step.person().filter(fact.actor()::equals).isPresent()
                && step.endedAt()
                        .filter(end -> Duration.between(end, fact.at()).abs().compareTo(SAME_TRANSACTION) <= 0)
                        .isPresent();
    }

    private static boolean ranIn(ProcessStep step, AuditRecord fact) {
        var works = step.type().endsWith("Task") || step.type().endsWith("Event");
        var begun = !step.startedAt().isAfter(fact.at());
        return works && begun && !step.endedAt().orElse(Instant.MAX).isBefore(fact.at());
    }
}
