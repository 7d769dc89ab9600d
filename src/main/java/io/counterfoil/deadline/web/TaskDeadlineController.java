package io.counterfoil.deadline.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.deadline.DeadlinesInWorkingTime;
import io.counterfoil.deadline.TaskDeadlineSetting;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.identity.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Working calendars")
@RestController
@RequestMapping(TaskDeadlineController.PATH)
class TaskDeadlineController {
    static final String PATH = "/api/v1/task-deadlines";

    private final DeadlinesInWorkingTime deadlines;

    TaskDeadlineController(DeadlinesInWorkingTime deadlines) {
        this.deadlines = deadlines;
    }

    /** Two decimals. */
    record DaysRequest(@NotNull BigDecimal workingDays) {}

    /** All that differ from their diagrams. */
    record Settings(
            List<TaskDeadlineSetting> items,
            @JsonProperty("_links") Links links) {}

    @Operation(summary = "List tasks that have other working days than their diagrams say")
    @GetMapping
    Settings list() {
        return new Settings(deadlines.settings(), Links.self(PATH));
    }

    @Operation(
            summary = "Say how many working days a task has",
            description = "Counts for tasks that begin from now on; nobody deploys a model for it.")
    @PutMapping("/{process}/{task}")
    TaskDeadlineSetting set(
            @PathVariable String process,
            @PathVariable String task,
            @Valid @RequestBody DaysRequest request,
            Person caller) {
        caller.mustBeOneOf(CalendarController.WRITERS);
        return deadlines.set(new TaskDeadlineSetting(process, task, request.workingDays()), caller.login());
    }
}
