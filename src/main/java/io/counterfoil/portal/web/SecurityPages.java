package io.counterfoil.portal.web;

import io.counterfoil.identity.Person;
import io.counterfoil.identity.SecurityAction;
import io.counterfoil.identity.SecurityEvents;
import io.counterfoil.kernel.Forbidden;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The security log for administrators and controllers. */
@Controller
class SecurityPages {
    private static final int PAGE = 50;
    private static final int LAST_PAGE = 10_000;

    private final SecurityEvents events;
    private final PortalSettings settings;

    SecurityPages(SecurityEvents events, PortalSettings settings) {
        this.events = events;
        this.settings = settings;
    }

    /** What the form asks for; empty fields ask for all, a day means the day in the zone that pages show. */
    record Form(
            String person,
            @Nullable SecurityAction action,
            String outcome,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    @GetMapping("/security")
    ModelAndView list(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(required = false) @Nullable SecurityAction action,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "1") int page,
            Person caller) {
        caller.mustBeOneOf(SecurityEvents.READERS);
        var form = new Form(person.strip(), action, outcome, from, to);
        var shown = Math.min(Math.max(page, 1), LAST_PAGE);
        var lines = events.find(filter(form), PAGE, (shown - 1L) * PAGE);
        var model = new HashMap<String, Object>();
        model.put("form", form);
        model.put("actions", SecurityAction.values());
        model.put("lines", lines);
        model.put("page", shown);
        model.put("more", lines.size() == PAGE);
        return new ModelAndView("security", model);
    }

    @ExceptionHandler
    ModelAndView refuse(Forbidden refusal) {
        return new ModelAndView(
                "invoices/refused", Map.of("reason", String.valueOf(refusal.getMessage())), HttpStatus.FORBIDDEN);
    }

    private SecurityEvents.Filter filter(Form form) {
        var zone = settings.zoneShown();
        var from = form.from();
        var to = form.to();
        return new SecurityEvents.Filter(
                form.person().isEmpty() ? null : form.person(),
                form.action(),
                form.outcome().isEmpty() ? null : form.outcome(),
                null,
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
