package io.counterfoil.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.TransitionInstance;

/**
 * Steps whose work lies in the engine's queue before it begins. The history does not know them yet, not even when they
 * failed for good; the picture must.
 */
final class QueuedSteps {
    private static final String BEFORE = "async-before";

    private final ProcessEngine engine;

    QueuedSteps(ProcessEngine engine) {
        this.engine = engine;
    }

    List<Passage> of(String processInstanceId) {
        var jobs = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(processInstanceId)
                .list();
        if (jobs.isEmpty()) {
            return List.of();
        }
        var tree = engine.getRuntimeService().getActivityInstance(processInstanceId);
        return Stream.ofNullable(tree)
                .flatMap(QueuedSteps::transitions)
                .flatMap(transition -> jobs.stream()
                        .filter(job -> Objects.equals(job.getExecutionId(), transition.getExecutionId()))
                        .filter(this::beforeItsStep)
                        .map(job -> passage(transition, job)))
                .toList();
    }

    private boolean beforeItsStep(Job job) {
        return Optional.ofNullable(job.getJobDefinitionId())
                .map(id -> engine.getManagementService()
                        .createJobDefinitionQuery()
                        .jobDefinitionId(id)
                        .singleResult())
                .map(JobDefinition::getJobConfiguration)
                .filter(BEFORE::equals)
                .isPresent();
    }

    private static Stream<TransitionInstance> transitions(ActivityInstance scope) {
        return Stream.concat(
                Arrays.stream(scope.getChildTransitionInstances()),
                Arrays.stream(scope.getChildActivityInstances()).flatMap(QueuedSteps::transitions));
    }

    private static Passage passage(TransitionInstance transition, Job job) {
        return new Passage(
                transition.getId(),
                transition.getActivityId(),
                transition.getActivityType(),
                transition.getParentActivityInstanceId(),
                Long.MAX_VALUE,
                ProcessStep.State.QUEUED,
                job.getCreateTime().toInstant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(job.getExceptionMessage()).map(message -> trouble(job)));
    }

    static ProcessTrouble trouble(Job job) {
        return new ProcessTrouble(
                Objects.requireNonNullElse(job.getFailedActivityId(), ""),
                Objects.requireNonNullElse(job.getExceptionMessage(), "failed without a message"),
                job.getCreateTime().toInstant(),
                job.getRetries());
    }
}
