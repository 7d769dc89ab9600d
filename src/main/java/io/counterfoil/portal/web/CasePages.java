package io.counterfoil.portal.web;

import io.counterfoil.deadline.TaskReminders;
import io.counterfoil.identity.Person;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.portal.CaseFile;
import io.counterfoil.portal.CaseFiles;
import io.counterfoil.workflow.OpenTask;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.ModelAndView;

/** The list of cases and the page of one, found by any of its documents. */
@Controller
class CasePages {
    private static final int PAGE = 25;
    private static final int LAST_PAGE = 10_000;

    private final CaseFiles cases;
    private final TaskReminders reminders;

    CasePages(CaseFiles cases, TaskReminders reminders) {
        this.cases = cases;
        this.reminders = reminders;
    }

    @GetMapping("/cases/{*key}")
    ModelAndView byPath(@PathVariable String key, Person caller) {
        return find(CaseAddress.fromPath(key), caller);
    }

    @GetMapping("/cases")
    ModelAndView byParameter(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "false") boolean only,
            @RequestParam(defaultValue = "1") int page,
            Person caller) {
        if (key.isBlank()) {
            return latest(Math.min(Math.max(page, 1), LAST_PAGE), caller);
        }
        if (only && cases.knows(key)) {
            return show(cases.openAlone(key, caller));
        }
        return find(key, caller);
    }

    /** Stands in the security log with its reason: see the filter that reads the request. */
    @ExceptionHandler
    ModelAndView refuse(Forbidden refusal, HttpServletRequest request) {
        request.setAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE, refusal);
        return new ModelAndView(
                "cases/refused", Map.of("reason", String.valueOf(refusal.getMessage())), HttpStatus.FORBIDDEN);
    }

    private ModelAndView find(String key, Person caller) {
        if (key.isBlank()) {
            return latest(1, caller);
        }
        var matches = cases.matching(key, caller);
        return switch (matches.size()) {
            case 0 -> new ModelAndView("cases/unknown", Map.of("key", key), HttpStatus.NOT_FOUND);
            case 1 -> show(cases.open(matches.get(0)));
            default -> choose(key, matches);
        };
    }

    private ModelAndView latest(int page, Person caller) {
        var lines = cases.latest(caller, page - 1, PAGE).stream()
                .map(CaseView.Line::of)
                .toList();
        return new ModelAndView("cases/list", Map.of("lines", lines, "page", page, "more", lines.size() == PAGE));
    }

    private ModelAndView choose(String key, List<String> matches) {
        var links = matches.stream()
                .map(it -> new CaseView.Link(it, CaseAddress.page(it)))
                .toList();
        var model = Map.of("key", key, "links", links, "alone", CaseAddress.alone(key), "known", cases.knows(key));
        return new ModelAndView("cases/choose", model, HttpStatus.MULTIPLE_CHOICES);
    }

    private ModelAndView show(CaseFile file) {
        var ahead = file.openTasks().stream()
                .flatMap(step -> step.task().stream())
                .map(OpenTask::id)
                .distinct()
                .collect(Collectors.toMap(id -> id, reminders::of));
        return new ModelAndView("cases/case", Map.of("file", file, "view", new CaseView(file), "ahead", ahead));
    }
}
