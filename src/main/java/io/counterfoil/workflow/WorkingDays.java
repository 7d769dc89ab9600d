package io.counterfoil.workflow;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.jspecify.annotations.Nullable;

/** Where diagrams mean working days: {@code P2D} as due date of a task, and timers marked so. */
final class WorkingDays {
    private static final Pattern DAYS = Pattern.compile("P(\\d{1,4})D");

    private WorkingDays() {}

    /** Whole days only; hours, weeks, dates and expressions stay the engine's to read. */
    static Optional<Duration> in(@Nullable String text) {
        var days = DAYS.matcher(text == null ? "" : text.strip());
        return days.matches() ? Optional.of(Duration.ofDays(Long.parseLong(days.group(1)))) : Optional.empty();
    }

    static Optional<Duration> in(@Nullable Expression dueDate) {
        return dueDate == null ? Optional.empty() : in(dueDate.getExpressionText());
    }

    /** The timer at the task's edge that has the property {@code countedIn} with the value {@code working days}. */
    static Optional<Lapse> lapseOf(@Nullable UserTask task) {
        if (task == null) {
            return Optional.empty();
        }
        return task.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> task.equals(event.getAttachedTo()) && isCountedInWorkingDays(event))
                .flatMap(event -> event.getEventDefinitions().stream()
                        .filter(TimerEventDefinition.class::isInstance)
                        .map(timer -> ((TimerEventDefinition) timer).getTimeDuration())
                        .flatMap(duration -> in(duration == null ? "" : duration.getTextContent()).stream())
                        .map(days -> new Lapse(event.getId(), days)))
                .findFirst();
    }

    private static boolean isCountedInWorkingDays(BoundaryEvent event) {
        return event.getExtensionElements() != null
                && event.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .anyMatch(property -> "countedIn".equals(property.getCamundaName())
                                && "working days".equals(property.getCamundaValue()));
    }

    /** A timer that ends the task. */
    record Lapse(String eventId, Duration workingDays) {}
}
