package io.counterfoil.portal.web;

import io.counterfoil.identity.CurrentPerson;
import io.counterfoil.identity.SubstitutionDraft;
import io.counterfoil.identity.Substitutions;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.workflow.DeployedModels;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who acts for whom: each enters their own absence. */
@Controller
class SubstitutionPages {
    private static final int MOST = 50;

    private final Substitutions substitutions;
    private final DeployedModels models;
    private final CurrentPerson person;

    SubstitutionPages(Substitutions substitutions, DeployedModels models, CurrentPerson person) {
        this.substitutions = substitutions;
        this.models = models;
        this.person = person;
    }

    /** What was typed, so that a refusal leaves it standing. */
    record Entry(
            String absent, String substitute, String firstDay, String lastDay, List<String> processes, String reason) {
        static Entry empty(String absent, LocalDate today) {
            return new Entry(absent, "", today.toString(), today.toString(), List.of(), "");
        }

        SubstitutionDraft draft() {
            return new SubstitutionDraft(
                    absent.strip(), substitute.strip(), day(firstDay), day(lastDay), processes, reason.strip());
        }

        private static @Nullable LocalDate day(String text) {
            try {
                return LocalDate.parse(text.strip());
            } catch (DateTimeParseException none) {
                return null;
            }
        }
    }

    @GetMapping("/substitutions")
    ModelAndView list() {
        return show(Entry.empty(person.get().login(), substitutions.today()), "", HttpStatus.OK);
    }

    @PostMapping("/substitutions")
    ModelAndView enter(
            @RequestParam String absent,
            @RequestParam String substitute,
            @RequestParam String firstDay,
            @RequestParam String lastDay,
            @RequestParam(required = false) @Nullable List<String> processes,
            @RequestParam String reason) {
        var entry = new Entry(
                absent, substitute, firstDay, lastDay, Objects.requireNonNullElse(processes, List.of()), reason);
        try {
            substitutions.enter(entry.draft(), person.get().login());
            return new ModelAndView("redirect:/substitutions");
        } catch (BusinessRuleViolation refused) {
            return show(entry, refused.getMessage(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @PostMapping("/substitutions/revocation")
    ModelAndView revoke(@RequestParam String number) {
        try {
            substitutions.revoke(number, person.get().login());
            return new ModelAndView("redirect:/substitutions");
        } catch (BusinessRuleViolation refused) {
            var entry = Entry.empty(person.get().login(), substitutions.today());
            return show(entry, refused.getMessage(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private ModelAndView show(Entry entry, String refusal, HttpStatus status) {
        var model = new HashMap<String, Object>();
        model.put("entry", entry);
        model.put("refusal", refusal);
        model.put("today", substitutions.today());
        model.put("processes", models.processes());
        model.put("all", substitutions.of(person.get().login(), MOST, 0));
        return new ModelAndView("substitutions", model, status);
    }
}
