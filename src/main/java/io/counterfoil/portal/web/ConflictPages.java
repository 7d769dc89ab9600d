package io.counterfoil.portal.web;

import io.counterfoil.identity.ConflictReports;
import io.counterfoil.identity.ExceptionalActDraft;
import io.counterfoil.identity.ExceptionalActs;
import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.identity.SodConflict;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Forbidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Segregation of duties week by week, and the exceptional acts beside it. */
@Controller
class ConflictPages {
    private static final int MOST = 200;
    private static final int ACTS = 50;

    private final ConflictReports reports;
    private final ExceptionalActs acts;

    ConflictPages(ConflictReports reports, ExceptionalActs acts) {
        this.reports = reports;
        this.acts = acts;
    }

    /** What was typed, so that a refusal leaves it standing. */
    record Entry(String document, String duty, String who, String hours, String reason) {
        static final Entry EMPTY = new Entry("", "", "", "4", "");

        ExceptionalActDraft draft() {
            return new ExceptionalActDraft(document.strip(), duty.strip(), who.strip(), reason, validFor());
        }

        private Duration validFor() {
            return hours.strip().matches("\\d{1,3}") ? Duration.ofHours(Long.parseLong(hours.strip())) : Duration.ZERO;
        }
    }

    @GetMapping("/security/conflicts")
    ModelAndView show(@RequestParam(required = false) @Nullable LocalDate week, Person caller) {
        caller.mustBeOneOf(ConflictReports.READERS);
        return show(week, Entry.EMPTY, "", HttpStatus.OK, caller);
    }

    @PostMapping("/security/exceptional-acts")
    ModelAndView ask(
            @RequestParam String document,
            @RequestParam String duty,
            @RequestParam String who,
            @RequestParam String hours,
            @RequestParam String reason,
            Person caller) {
        caller.mustBeOneOf(ExceptionalActs.ASKERS);
        var entry = new Entry(document, duty, who, hours, reason);
        try {
            acts.ask(entry.draft(), caller.login());
            return new ModelAndView("redirect:/security/conflicts");
        } catch (BusinessRuleViolation refused) {
            var why = String.valueOf(refused.getMessage());
            return show(null, entry, why, HttpStatus.UNPROCESSABLE_ENTITY, caller);
        }
    }

    @GetMapping("/security/conflicts/{week}.csv")
    void csv(@PathVariable LocalDate week, Person caller, HttpServletResponse response) throws IOException {
        caller.mustBeOneOf(ConflictReports.READERS);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("conflicts-" + week + ".csv")
                        .build()
                        .toString());
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        reports.writeCsv(week, response.getWriter());
    }

    @ExceptionHandler
    ModelAndView refuse(Forbidden refusal) {
        return new ModelAndView(
                "invoices/refused", Map.of("reason", String.valueOf(refusal.getMessage())), HttpStatus.FORBIDDEN);
    }

    private ModelAndView show(@Nullable LocalDate week, Entry entry, String refusal, HttpStatus status, Person caller) {
        var weeks = reports.weeks();
        var shown = week != null || weeks.isEmpty() ? week : weeks.get(0);
        var model = new HashMap<String, Object>();
        model.put("weeks", weeks);
        model.put("shown", shown);
        model.put("conflicts", shown == null ? List.<SodConflict>of() : reports.read(shown, MOST, 0));
        model.put("total", shown == null ? 0 : reports.count(shown));
        model.put("acts", acts.page(ACTS, 0));
        model.put("entry", entry);
        model.put("refusal", refusal);
        model.put("mayAsk", mayAsk(caller));
        return new ModelAndView("conflicts", model, status);
    }

    private static boolean mayAsk(Person caller) {
        return !caller.is(Role.ADMINISTRATOR)
                && Arrays.stream(ExceptionalActs.ASKERS).anyMatch(caller::is);
    }
}
