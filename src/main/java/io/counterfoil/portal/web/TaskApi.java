package io.counterfoil.portal.web;

import io.counterfoil.exchange.api.Links;
import io.counterfoil.exchange.api.PageOf;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.identity.Person;
import io.counterfoil.portal.BulkDecisions;
import io.counterfoil.workflow.TaskInbox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** What waits for the caller, for clients that show tasks of their own. */
@Tag(name = "Tasks")
@RestController
@RequestMapping(path = TaskApi.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class TaskApi {
    static final String PATH = "/api/v1/tasks";
    private static final int LONGEST_REASON = 2000;

    private final TaskInbox inbox;
    private final BulkDecisions bulk;

    TaskApi(TaskInbox inbox, BulkDecisions bulk) {
        this.inbox = inbox;
        this.bulk = bulk;
    }

    /**
     * A decision.
     *
     * @param answer one of the answers of the task
     * @param reason may be needed, for example to refuse
     * @param seen of the task as it was read; then the decision is refused if the task shows something else by now
     */
    record Decision(
            @NotBlank String answer,
            @Nullable @Size(max = LONGEST_REASON) String reason,
            @Nullable String seen) {}

    /**
     * The same answer to several tasks of one type.
     *
     * @param tasks at least one, each once
     */
    record Decisions(
            @NotNull @Size(min = 1) List<@Valid @NotNull One> tasks,
            @NotBlank String answer,
            @Nullable @Size(max = LONGEST_REASON) String reason) {
        /** @param seen as in a single decision */
        record One(@NotBlank String id, @Nullable String seen) {
            BulkDecisions.Chosen chosen() {
                return new BulkDecisions.Chosen(id, Objects.requireNonNullElse(seen, ""));
            }
        }
    }

    @Operation(
            summary = "List the tasks that wait for the caller, what is due first first",
            description =
                    "Tasks of the caller and of their roles that nobody else has claimed, and those they may decide as"
                            + " a substitute. document: part of a business key.")
    @GetMapping
    PageOf<TaskAnswer> list(
            @RequestParam(defaultValue = "") String document, @Valid @ParameterObject PageQuery page, Person caller) {
        return PageOf.of(
                inbox.of(caller.login(), caller.roles(), document, page.limit(), page.offset()).stream()
                        .map(TaskAnswer::of)
                        .toList(),
                page,
                inbox.count(caller.login(), document),
                document.isBlank()
                        ? PATH
                        : UriComponentsBuilder.fromPath(PATH)
                                .queryParam("document", "{document}")
                                .encode()
                                .buildAndExpand(document)
                                .toUriString());
    }

    @Operation(summary = "Read a task that waits for the caller, with everything its form shows")
    @GetMapping("/{id}")
    TaskAnswer one(@PathVariable String id, Person caller) {
        return TaskAnswer.of(inbox.read(caller.login(), caller.roles(), id));
    }

    @Operation(
            summary = "Decide a task",
            description = "Claims and completes it, both or neither, under the rules that hold in Tasklist.")
    @PostMapping("/{id}/decision")
    Decided decide(@PathVariable String id, @Valid @RequestBody Decision decision, Person caller) {
        var task = inbox.decide(
                caller.login(),
                caller.roles(),
                id,
                decision.answer(),
                Objects.requireNonNullElse(decision.reason(), ""),
                Objects.requireNonNullElse(decision.seen(), ""));
        return new Decided(id, task.businessKey(), decision.answer(), Links.self(CaseAddress.api(task.businessKey())));
    }

    @Operation(
            summary = "Decide several tasks of one type alike",
            description = "Each is checked, decided and recorded alone; the answer says for each what became of it.")
    @PostMapping("/decisions")
    List<BulkDecisions.Outcome> decideAll(@Valid @RequestBody Decisions decisions, Person caller) {
        return bulk.decide(
                caller,
                decisions.tasks().stream().map(Decisions.One::chosen).toList(),
                decisions.answer(),
                Objects.requireNonNullElse(decisions.reason(), ""));
    }

    /** What was decided, and where its case is. */
    record Decided(
            String taskId,
            String document,
            String answer,

            @com.fasterxml.jackson.annotation.JsonProperty("_links")
            Links links) {}
}
