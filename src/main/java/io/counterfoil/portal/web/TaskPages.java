package io.counterfoil.portal.web;

import io.counterfoil.identity.Person;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.portal.BulkDecisions;
import io.counterfoil.workflow.TaskInbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What waits for the reader, and one decision on the first screen of a phone. */
@Controller
class TaskPages {
    private static final int PAGE = 25;
    private static final int LAST_PAGE = 10_000;

    private final TaskInbox inbox;
    private final BulkDecisions bulk;

    TaskPages(TaskInbox inbox, BulkDecisions bulk) {
        this.inbox = inbox;
        this.bulk = bulk;
    }

    @GetMapping("/tasks")
    ModelAndView list(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String document,
            Person caller) {
        return list(page, document, caller, List.of(), HttpStatus.OK);
    }

    @GetMapping("/tasks/{id}")
    ModelAndView one(@PathVariable String id, Person caller) {
        return show(id, caller, "", "", HttpStatus.OK);
    }

    @PostMapping("/tasks/{id}")
    ModelAndView decide(
            @PathVariable String id,
            @RequestParam String answer,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String seen,
            Person caller,
            RedirectAttributes next) {
        try {
            var decided = inbox.decide(caller.login(), caller.roles(), id, answer, reason, seen);
            next.addFlashAttribute("said", decided.name() + ": " + spoken(answer, decided));
            return new ModelAndView("redirect:/tasks");
        } catch (BusinessRuleViolation refused) {
            return show(
                    id,
                    caller,
                    Objects.requireNonNullElse(refused.getMessage(), refused.code()),
                    reason,
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @PostMapping("/tasks/decisions")
    ModelAndView decideAll(
            @RequestParam(required = false) @Nullable List<String> task,
            @RequestParam String answer,
            @RequestParam(defaultValue = "") String reason,
            Person caller) {
        var chosen = Objects.requireNonNullElse(task, List.<String>of()).stream()
                .map(BulkDecisions.Chosen::parse)
                .toList();
        try {
            return list(1, "", caller, bulk.decide(caller, chosen, answer, reason), HttpStatus.OK);
        } catch (BusinessRuleViolation refused) {
            var model = list(1, "", caller, List.of(), HttpStatus.UNPROCESSABLE_ENTITY);
            return model.addObject("refusal", refused.getMessage());
        }
    }

    private static String spoken(String answer, io.counterfoil.workflow.WaitingTask task) {
        return task.form().choice().stream()
                .flatMap(choice -> choice.answers().stream())
                .filter(one -> one.value().equals(answer))
                .map(one -> one.brief().toLowerCase(java.util.Locale.ROOT))
                .findFirst()
                .orElse(answer);
    }

    private ModelAndView list(
            int page, String document, Person caller, List<BulkDecisions.Outcome> outcomes, HttpStatus status) {
        var number = Math.min(Math.max(page, 1), LAST_PAGE);
        var model = new HashMap<String, Object>();
        model.put(
                "groups", TaskGroup.of(inbox.of(caller.login(), caller.roles(), document, PAGE, (number - 1L) * PAGE)));
        model.put("total", inbox.count(caller.login(), document));
        model.put("document", document);
        model.put("page", number);
        model.put("size", PAGE);
        model.put("outcomes", outcomes);
        return new ModelAndView("tasks/list", model, status);
    }

    private ModelAndView show(String id, Person caller, String refusal, String reason, HttpStatus status) {
        try {
            var task = inbox.read(caller.login(), caller.roles(), id);
            return new ModelAndView(
                    "tasks/task",
                    Map.of("view", new TaskView(task), "task", task, "refusal", refusal, "reason", reason),
                    status);
        } catch (NotFound unknown) {
            return new ModelAndView("tasks/unknown", Map.of("refusal", refusal), HttpStatus.NOT_FOUND);
        }
    }
}
