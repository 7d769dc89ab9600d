package io.counterfoil.portal.web;

import io.counterfoil.governance.closing.MeasureClosures;
import io.counterfoil.governance.gate.Gates;
import io.counterfoil.governance.measure.Forecasts;
import io.counterfoil.governance.measure.MeasureFilter;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.identity.Person;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.portal.MeasureFiles;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.ModelAndView;

/** Measures: where each stands and why, what it is worth, and what its owner does about it. */
@Controller
class MeasurePages {
    private static final int PAGE = 50;
    private static final int LAST_PAGE = 10_000;

    private final MeasureFiles files;
    private final Measures measures;
    private final Gates gates;
    private final Forecasts forecasts;
    private final MeasureClosures closures;

    MeasurePages(MeasureFiles files, Measures measures, Gates gates, Forecasts forecasts, MeasureClosures closures) {
        this.files = files;
        this.measures = measures;
        this.gates = gates;
        this.forecasts = forecasts;
        this.closures = closures;
    }

    /** What was typed, so that a refusal leaves it standing. */
    record Entry(
            @Nullable GateDecision decision,
            String reason,
            @Nullable Stage returnTo,
            String reviewOn,
            String sunkCost) {
        static final Entry EMPTY = new Entry(null, "", null, "", "");

        GateRequest request() {
            if (decision == null) {
                throw invalid("decision", "must be chosen");
            }
            return new GateRequest(
                    decision,
                    reason.strip(),
                    false,
                    returnTo,
                    read("reviewOn", reviewOn, LocalDate::parse, "a day"),
                    read("sunkCost", sunkCost, BigDecimal::new, "an amount such as 1200.50"),
                    null);
        }

        private static <T> @Nullable T read(String field, String text, Function<String, T> reading, String what) {
            try {
                return text.isBlank() ? null : reading.apply(text.strip());
            } catch (DateTimeException | NumberFormatException unreadable) {
                throw invalid(field, "must be " + what + " but is '" + text + "'");
            }
        }

        private static InvalidInput invalid(String field, String problem) {
            return new InvalidInput(List.of(new FieldProblem(field, problem)));
        }
    }

    @GetMapping("/measures")
    ModelAndView list(
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable Stage stage,
            @RequestParam(defaultValue = "1") int page,
            Person caller) {
        var shown = Math.min(Math.max(page, 1), LAST_PAGE);
        var filter = new MeasureFilter(null, mine ? caller.login() : null, stage, null);
        var found = measures.page(filter, PAGE + 1, (shown - 1L) * PAGE);
        var model = new HashMap<String, @Nullable Object>();
        model.put("measures", found.subList(0, Math.min(found.size(), PAGE)));
        model.put("count", measures.count(filter));
        model.put("more", found.size() > PAGE);
        model.put("page", shown);
        model.put("mine", mine);
        model.put("stage", stage);
        model.put("stages", Stage.values());
        return new ModelAndView("measures/list", model);
    }

    @GetMapping("/measures/{key}")
    ModelAndView show(@PathVariable String key, Person caller) {
        return show(key, Entry.EMPTY, "", HttpStatus.OK, caller);
    }

    @PostMapping("/measures/{key}/gate-passages")
    ModelAndView ask(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable GateDecision decision,
            @RequestParam String reason,
            @RequestParam(required = false) @Nullable Stage returnTo,
            @RequestParam(defaultValue = "") String reviewOn,
            @RequestParam(defaultValue = "") String sunkCost,
            Person caller) {
        var entry = new Entry(decision, reason, returnTo, reviewOn, sunkCost);
        return act(key, entry, caller, () -> gates.ask(key, entry.request(), caller.login()));
    }

    @PostMapping("/measures/{key}/gate-passages/{passage}/withdrawal")
    ModelAndView withdraw(
            @PathVariable String key, @PathVariable String passage, @RequestParam String reason, Person caller) {
        return act(key, Entry.EMPTY, caller, () -> gates.withdraw(key, passage, reason, caller.login()));
    }

    @PostMapping("/measures/{key}/closures")
    ModelAndView close(@PathVariable String key, @RequestParam String reason, Person caller) {
        var entry = new Entry(null, reason, null, "", "");
        return act(key, entry, caller, () -> closures.request(key, caller.login(), reason));
    }

    /** Of the period that the person saw on the page, not of one that has become current since. */
    @PostMapping("/measures/{key}/forecast-confirmations")
    ModelAndView confirm(@PathVariable String key, @RequestParam YearMonth period, Person caller) {
        return act(key, Entry.EMPTY, caller, () -> forecasts.confirm(key, period, caller.login()));
    }

    @PostMapping("/measures/{key}/acceptance")
    ModelAndView accept(@PathVariable String key, Person caller) {
        return act(key, Entry.EMPTY, caller, () -> measures.accept(key, caller.login()));
    }

    /** Stands in the security log with its reason: see the filter that reads the request. */
    @ExceptionHandler
    ModelAndView refuse(Forbidden refusal, HttpServletRequest request) {
        request.setAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE, refusal);
        return refused(refusal, HttpStatus.FORBIDDEN);
    }

    @ExceptionHandler
    ModelAndView refuse(NotFound unknown) {
        return refused(unknown, HttpStatus.NOT_FOUND);
    }

    private static ModelAndView refused(BusinessRuleViolation refusal, HttpStatus status) {
        return new ModelAndView("measures/refused", Map.of("reason", refusal.getMessage()), status);
    }

    private ModelAndView act(String key, Entry entry, Person caller, Runnable act) {
        try {
            act.run();
            return new ModelAndView("redirect:/measures/{key}");
        } catch (Forbidden | NotFound refused) {
            throw refused;
        } catch (BusinessRuleViolation refused) {
            return show(key, entry, refused.getMessage(), HttpStatus.UNPROCESSABLE_ENTITY, caller);
        }
    }

    private ModelAndView show(String key, Entry entry, String refusal, HttpStatus status, Person caller) {
        var file = files.of(key);
        var model = new HashMap<String, @Nullable Object>();
        model.put("file", file);
        model.put("measure", file.measure());
        model.put("view", new MeasureView(file, caller.login()));
        model.put("entry", entry);
        model.put("refusal", refusal);
        return new ModelAndView("measures/measure", model, status);
    }
}
