package io.counterfoil.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When tasks are due, in working time. Implemented by the deadline module. */
public interface TaskDeadlines {
    /**
     * When the task is due.
     *
     * @param taskKey id of the task in its diagram, for example {@code Task_ApproveRequisition}
     * @param modelled working days that the diagram gives; empty if it gives none or a date of its own
     * @return empty if nobody says when: the diagram's own date then stands, if it has one
     */
    Optional<Instant> due(TaskOffer task, String taskKey, Instant from, Optional<Duration> modelled);

    /** When so many working days of those who are asked have passed. */
    Instant after(TaskOffer task, Instant from, Duration workingDays);
}
