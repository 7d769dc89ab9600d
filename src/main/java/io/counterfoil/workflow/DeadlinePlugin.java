package io.counterfoil.workflow;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Gives every new task, of whatever model, its due date in working time, and moves the timer at its edge that counts
 * working days. Who is asked is known by then: their calendar counts.
 */
@Component
class DeadlinePlugin extends AbstractProcessEnginePlugin {
    private final ObjectProvider<TaskDeadlines> deadlines;
    private final ApplicationEventPublisher events;

    DeadlinePlugin(ObjectProvider<TaskDeadlines> deadlines, ApplicationEventPublisher events) {
        this.deadlines = deadlines;
        this.events = events;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        EveryNewTask.isSeenBy(this::begin, configuration);
    }

    private void begin(DelegateTask delegate) {
        var task = (TaskEntity) delegate;
        var offer = TaskOffer.of(task);
        var since = task.getCreateTime().toInstant();
        deadlines
                .getObject()
                .due(
                        offer,
                        task.getTaskDefinitionKey(),
                        since,
                        WorkingDays.in(task.getTaskDefinition().getDueDateExpression()))
                .map(Date::from)
                .ifPresent(task::setDueDate);
        WorkingDays.lapseOf(task.getBpmnModelElementInstance()).ifPresent(lapse -> delay(task, offer, since, lapse));
        events.publishEvent(new TaskOpened(
                task.getId(),
                offer,
                since,
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant)));
    }

    /** Several people may be asked at one task of the diagram: the timer they share waits for the slowest calendar. */
    private void delay(TaskEntity task, TaskOffer offer, Instant since, WorkingDays.Lapse lapse) {
        var at = Date.from(deadlines.getObject().after(offer, since, lapse.workingDays()));
        for (ExecutionEntity around = task.getExecution(); around != null; around = around.getParent()) {
            for (JobEntity timer : around.getJobs()) {
                if (lapse.eventId().equals(timer.getActivityId())
                        && timer.getDuedate() != null
                        && at.after(timer.getDuedate())) {
                    timer.setDuedate(at);
                }
            }
        }
    }
}
