package io.counterfoil.portal.web;

import io.counterfoil.identity.Person;
import io.counterfoil.identity.Role;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.period.PeriodChecklist;
import io.counterfoil.period.PeriodClosing;
import io.counterfoil.period.PeriodDecisions;
import io.counterfoil.period.PeriodOpening;
import io.counterfoil.period.PeriodReopening;
import io.counterfoil.period.PeriodReopenings;
import io.counterfoil.period.PeriodSnapshots;
import io.counterfoil.period.PeriodState;
import io.counterfoil.period.ReportingPeriods;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
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

/** Reporting periods: where each stands, what its closing still needs, and what it was reported as. */
@Controller
class PeriodPages {
    private static final int PAGE = 36;
    private static final int LAST_PAGE = 10_000;

    private final ReportingPeriods periods;
    private final PeriodOpening opening;
    private final PeriodClosing closing;
    private final PeriodDecisions decisions;
    private final PeriodChecklist checklist;
    private final PeriodReopenings reopenings;
    private final PeriodSnapshots snapshots;

    PeriodPages(
            ReportingPeriods periods,
            PeriodOpening opening,
            PeriodClosing closing,
            PeriodDecisions decisions,
            PeriodChecklist checklist,
            PeriodReopenings reopenings,
            PeriodSnapshots snapshots) {
        this.periods = periods;
        this.opening = opening;
        this.closing = closing;
        this.decisions = decisions;
        this.checklist = checklist;
        this.reopenings = reopenings;
        this.snapshots = snapshots;
    }

    @GetMapping("/periods")
    ModelAndView list(@RequestParam(defaultValue = "1") int page, Person caller) {
        return list(page, "", "", "", HttpStatus.OK, caller);
    }

    @PostMapping("/periods")
    ModelAndView open(@RequestParam String from, @RequestParam String to, Person caller) {
        caller.mustBeOneOf(Role.CONTROLLER);
        try {
            opening.open(month("from", from), month("to", to), caller.login());
            return new ModelAndView("redirect:/periods");
        } catch (BusinessRuleViolation refused) {
            return list(1, refused.getMessage(), from, to, HttpStatus.UNPROCESSABLE_ENTITY, caller);
        }
    }

    @GetMapping("/periods/{period}")
    ModelAndView show(
            @PathVariable YearMonth period, @RequestParam(required = false) @Nullable Integer verify, Person caller) {
        return show(period, verify, "", HttpStatus.OK, caller);
    }

    @PostMapping("/periods/{period}/checklist")
    ModelAndView tick(
            @PathVariable YearMonth period, @RequestParam String item, @RequestParam String note, Person caller) {
        return act(period, caller, () -> checklist.tick(period, item, note, caller.login()));
    }

    @PostMapping("/periods/{period}/cut-off")
    ModelAndView cutOff(@PathVariable YearMonth period, @RequestParam String reason, Person caller) {
        return act(period, caller, () -> closing.cutOffNow(period, reason, caller.login()));
    }

    @PostMapping("/periods/{period}/reopening")
    ModelAndView reopen(@PathVariable YearMonth period, @RequestParam String reason, Person caller) {
        return act(period, caller, () -> reopenings.request(period, reason, null, caller.login()));
    }

    @GetMapping("/periods/{period}/snapshots/{version}.csv")
    void csv(@PathVariable YearMonth period, @PathVariable int version, Person caller, HttpServletResponse response)
            throws IOException {
        caller.mustBeOneOf(PeriodSnapshots.READERS);
        var snapshot = snapshots.get(period, version);
        var file = ContentDisposition.attachment()
                .filename("snapshot-" + period + "-v" + version + ".csv")
                .build();
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, file.toString());
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        snapshots.writeCsv(snapshot, response.getWriter());
    }

    @ExceptionHandler
    ModelAndView refuse(Forbidden refusal) {
        return refused(refusal, HttpStatus.FORBIDDEN);
    }

    @ExceptionHandler
    ModelAndView refuse(NotFound unknown) {
        return refused(unknown, HttpStatus.NOT_FOUND);
    }

    private static ModelAndView refused(BusinessRuleViolation refusal, HttpStatus status) {
        return new ModelAndView("invoices/refused", Map.of("reason", refusal.getMessage()), status);
    }

    private ModelAndView act(YearMonth period, Person caller, Runnable act) {
        caller.mustBeOneOf(Role.CONTROLLER);
        try {
            act.run();
            return new ModelAndView("redirect:/periods/" + period);
        } catch (BusinessRuleViolation refused) {
            return show(period, null, refused.getMessage(), HttpStatus.UNPROCESSABLE_ENTITY, caller);
        }
    }

    private ModelAndView list(int page, String refusal, String from, String to, HttpStatus status, Person caller) {
        var shown = Math.min(Math.max(page, 1), LAST_PAGE);
        var found = periods.page(PAGE + 1, (shown - 1L) * PAGE);
        var model = new HashMap<String, Object>();
        model.put("periods", found.subList(0, Math.min(found.size(), PAGE)));
        model.put("page", shown);
        model.put("more", found.size() > PAGE);
        model.put("refusal", refusal);
        model.put("from", from);
        model.put("to", to);
        model.put("isController", isController(caller));
        return new ModelAndView("periods/list", model, status);
    }

    private ModelAndView show(
            YearMonth month, @Nullable Integer verify, String refusal, HttpStatus status, Person caller) {
        var period = periods.get(month);
        var waits = period.state() != PeriodState.CLOSED;
        var reads = Arrays.stream(PeriodSnapshots.READERS).anyMatch(caller::is);
        var model = new HashMap<String, Object>();
        model.put("period", period);
        model.put("checklist", waits ? checklist.of(period) : List.of());
        model.put("missing", waits ? closing.missing(period) : List.of());
        model.put("snapshots", snapshots.of(month));
        var requests = reopenings.of(month);
        model.put("reopenings", requests);
        model.put("asked", requests.stream().anyMatch(one -> one.state() == PeriodReopening.State.REQUESTED));
        model.put("task", isController(caller) ? decisions.taskOf(month).orElse("") : "");
        model.put("verified", verify == null ? 0 : verify);
        model.put("verification", verify == null || !reads ? null : snapshots.verify(snapshots.get(month, verify)));
        model.put("refusal", refusal);
        model.put("reads", reads);
        model.put("isController", isController(caller));
        return new ModelAndView("periods/period", model, status);
    }

    private static boolean isController(Person caller) {
        return caller.is(Role.CONTROLLER) && !caller.is(Role.ADMINISTRATOR);
    }

    private static YearMonth month(String field, String text) {
        try {
            return YearMonth.parse(text.strip());
        } catch (DateTimeException noMonth) {
            throw new InvalidInput(
                    List.of(new FieldProblem(field, "must be a month such as 2026-10 but is '" + text + "'")));
        }
    }
}
