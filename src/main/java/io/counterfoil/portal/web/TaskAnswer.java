package io.counterfoil.portal.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.workflow.TaskForm;
import io.counterfoil.workflow.WaitingTask;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as the API tells it.
 *
 * @param amount as people read it; empty where the process does not say
 * @param due by when it should be decided
 * @param objection why segregation of duties keeps the caller from it; empty if nothing does
 * @param answers what may be answered; empty if only the form in Tasklist can complete it
 * @param shown texts and tables of the form
 * @param seen to be sent back with the decision, so that nobody decides what they have not seen
 */
record TaskAnswer(
        String id,
        String name,
        String type,
        String document,
        String amount,
        String partner,
        String why,
        @Nullable Instant due,
        @Nullable String assignee,
        @Nullable String actsFor,
        String objection,
        List<TaskForm.Answer> answers,
        List<Shown> shown,
        String seen,
        @JsonProperty("_links") Links links) {

    /** A text, or a table with its rows. */
    record Shown(@Nullable String html, TaskForm.@Nullable Grid table) {}

    static TaskAnswer of(WaitingTask task) {
        return new TaskAnswer(
                task.id(),
                task.name(),
                task.type(),
                task.businessKey(),
                task.amount(),
                task.partner(),
                task.why(),
                task.due().orElse(null),
                task.assignee().orElse(null),
                task.actsFor().orElse(null),
                task.objection(),
                task.form().choice().map(TaskForm.Choice::answers).orElse(List.of()),
                new TaskView(task)
                        .pieces().stream()
                                .map(piece ->
                                        piece.isTable() ? new Shown(null, piece.grid()) : new Shown(piece.html(), null))
                                .toList(),
                task.seen(),
                Links.self(TaskApi.PATH + "/" + task.id())
                        .and("decision", TaskApi.PATH + "/" + task.id() + "/decision")
                        .and("case", CaseAddress.api(task.businessKey()))
                        .and("page", "/tasks/" + task.id()));
    }
}
