package io.counterfoil.workflow;

import static org.camunda.bpm.engine.history.HistoricProcessInstance.STATE_ACTIVE;
import static org.camunda.bpm.engine.history.HistoricProcessInstance.STATE_COMPLETED;
import static org.camunda.bpm.engine.history.HistoricProcessInstance.STATE_SUSPENDED;

import io.counterfoil.workflow.WalkedFlows.Walk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;

/** Tells one process instance from the engine's history, its open tasks, its jobs and its diagram. */
final class RunReader {
    private final ProcessEngine engine;

    RunReader(ProcessEngine engine) {
        this.engine = engine;
    }

    ProcessRun read(HistoricProcessInstance instance) {
        var diagram =
                new Diagram(engine.getRepositoryService().getBpmnModelInstance(instance.getProcessDefinitionId()));
        var passages = passages(instance);
        var walks = WalkedFlows.of(
                diagram.flows(), passages.stream().map(Passage::visit).toList());
        var steps = passages.stream()
                .filter(Passage::shown)
                .filter(passage -> !joinsOnly(passage, diagram))
                .map(passage -> passage.step(diagram, way(passage, walks, diagram)))
                .toList();
        return new ProcessRun(
                instance.getId(),
                instance.getBusinessKey(),
                model(instance),
                state(instance),
                outcome(instance, steps),
                instance.getStartTime().toInstant(),
                Optional.ofNullable(instance.getEndTime()).map(Date::toInstant),
                Optional.ofNullable(instance.getStartUserId()),
                steps,
                walks.stream().map(Walk::flowId).collect(Collectors.toUnmodifiableSet()));
    }

    /** A gateway without a question only brings ways together: nothing happens there that a person would look for. */
    private static boolean joinsOnly(Passage passage, Diagram diagram) {
        return passage.type().endsWith("Gateway")
                && diagram.nameOf(passage.activityId()).isEmpty();
    }

    private List<Passage> passages(HistoricProcessInstance instance) {
        var all = new ArrayList<>(new PastSteps(engine).of(instance.getId()));
        if (instance.getEndTime() == null) {
            all.addAll(new QueuedSteps(engine).of(instance.getId()));
        }
        all.sort(Comparator.comparing(Passage::startedAt).thenComparing(Passage::order));
        return all;
    }

    private static Optional<String> way(Passage passage, Set<Walk> walks, Diagram diagram) {
        if (!passage.type().endsWith("Gateway")) {
            return Optional.empty();
        }
        var labels = walks.stream()
                .filter(walk -> walk.visitId().equals(passage.id()))
                .map(walk -> diagram.nameOf(walk.flowId()))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(", "));
        return Optional.of(labels).filter(Predicate.not(String::isEmpty));
    }

    private static ModelVersion model(HistoricProcessInstance instance) {
        var name = Optional.ofNullable(instance.getProcessDefinitionName())
                .orElseGet(() -> Words.spoken(instance.getProcessDefinitionKey()));
        return new ModelVersion(instance.getProcessDefinitionKey(), name, instance.getProcessDefinitionVersion());
    }

    private static ProcessRun.State state(HistoricProcessInstance instance) {
        return switch (instance.getState()) {
            case STATE_ACTIVE -> ProcessRun.State.RUNNING;
            case STATE_SUSPENDED -> ProcessRun.State.SUSPENDED;
            case STATE_COMPLETED -> ProcessRun.State.ENDED;
            default -> ProcessRun.State.CANCELLED;
        };
    }

    private static Optional<String> outcome(HistoricProcessInstance instance, List<ProcessStep> steps) {
        var ends = steps.stream()
                .filter(step -> step.type().endsWith("EndEvent"))
                .map(ProcessStep::name)
                .distinct()
                .collect(Collectors.joining(", "));
        return Optional.of(ends)
                .filter(Predicate.not(String::isEmpty))
                .or(() -> Optional.ofNullable(instance.getDeleteReason()));
    }
}
