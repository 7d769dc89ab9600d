package io.counterfoil.portal.web;

import io.counterfoil.governance.ranking.RankedMeasure;
import io.counterfoil.governance.ranking.Rankings;
import io.counterfoil.kernel.Forbidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.ModelAndView;

/** Which measures come first, wave by wave, and why. */
@Controller
class PriorityPages {
    private static final int PAGE = 100;

    private final Rankings rankings;

    PriorityPages(Rankings rankings) {
        this.rankings = rankings;
    }

    /** @param page counted from 1 */
    @GetMapping("/priorities")
    ModelAndView show(@RequestParam(defaultValue = "1") int page) {
        var found = rankings.latest();
        var all = found.ranking().measures();
        var last = Math.max(1, (all.size() + PAGE - 1) / PAGE);
        var shown = Math.min(Math.max(page, 1), last);
        var waves = all.stream()
                .skip((shown - 1L) * PAGE)
                .limit(PAGE)
                .collect(Collectors.groupingBy(RankedMeasure::wave, TreeMap::new, Collectors.toList()));
        var sizes = all.stream().collect(Collectors.groupingBy(RankedMeasure::wave, Collectors.counting()));
        return new ModelAndView(
                "priorities",
                Map.of(
                        "ranking", found.ranking(),
                        "waves", waves,
                        "sizes", sizes,
                        "at", found.at(),
                        "page", shown,
                        "last", last));
    }

    @ExceptionHandler
    ModelAndView refuse(Forbidden refusal, HttpServletRequest request) {
        request.setAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE, refusal);
        return new ModelAndView("invoices/refused", Map.of("reason", refusal.getMessage()), HttpStatus.FORBIDDEN);
    }
}
