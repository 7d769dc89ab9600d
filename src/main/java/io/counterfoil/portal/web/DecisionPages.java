package io.counterfoil.portal.web;

import io.counterfoil.identity.CurrentPerson;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.kernel.RefusalStatus;
import io.counterfoil.notification.DecisionLink;
import io.counterfoil.notification.DecisionLinks;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.ModelAndView;

/** Deciding from a mail: the link shows what it would decide, and only the button decides. */
@Controller
class DecisionPages {
    private final DecisionLinks links;
    private final CurrentPerson person;

    DecisionPages(DecisionLinks links, CurrentPerson person) {
        this.links = links;
        this.person = person;
    }

    @GetMapping("/decisions/{token}")
    ModelAndView look(@PathVariable String token, HttpServletRequest request) {
        try {
            return confirm(links.look(token, person.get().login()), token, "", "", HttpStatus.OK);
        } catch (BusinessRuleViolation refused) {
            return answer(refused, request);
        }
    }

    @PostMapping("/decisions/{token}")
    ModelAndView decide(
            @PathVariable String token, @RequestParam(defaultValue = "") String reason, HttpServletRequest request) {
        var login = person.get().login();
        try {
            links.decide(token, login, reason.strip());
            return new ModelAndView(
                    "decisions/answer",
                    Map.of("title", "Done", "answer", "Your decision is recorded. Nothing else is to be done."));
        } catch (Forbidden | Conflict | NotFound refused) {
            return answer(refused, request);
        } catch (BusinessRuleViolation refused) {
            var link = links.look(token, login);
            return confirm(link, token, reason, textOf(refused), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private static ModelAndView confirm(
            DecisionLink link, String token, String reason, String refusal, HttpStatus status) {
        var model = new HashMap<String, Object>();
        model.put("task", link.task());
        model.put("shown", link.task().shown());
        model.put("decision", link.decision());
        model.put("token", token);
        model.put("reason", reason);
        model.put("refusal", refusal);
        return new ModelAndView("decisions/confirm", model, status);
    }

    /** What is refused to a person stands in the security log with its reason: see the filter that reads the request. */
    private static ModelAndView answer(BusinessRuleViolation refused, HttpServletRequest request) {
        request.setAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE, refused);
        return new ModelAndView(
                "decisions/answer",
                Map.of("title", "Not decided here", "answer", textOf(refused)),
                HttpStatus.valueOf(RefusalStatus.of(refused)));
    }

    private static String textOf(BusinessRuleViolation refused) {
        return Objects.requireNonNullElse(refused.getMessage(), refused.code());
    }
}
