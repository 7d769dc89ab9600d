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
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.ModelAndView;

/** Which measures come first, wave by wave, and why. */
@Controller
class PriorityPages {
    private final Rankings rankings;

    PriorityPages(Rankings rankings) {
        this.rankings = rankings;
    }

    @GetMapping("/priorities")
    ModelAndView show() {
        var ranking = rankings.now();
        var waves = ranking.measures().stream()
                .collect(Collectors.groupingBy(RankedMeasure::wave, TreeMap::new, Collectors.toList()));
        return new ModelAndView("priorities", Map.of("ranking", ranking, "waves", waves));
    }

    @ExceptionHandler
    ModelAndView refuse(Forbidden refusal, HttpServletRequest request) {
        request.setAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE, refusal);
        return new ModelAndView("invoices/refused", Map.of("reason", refusal.getMessage()), HttpStatus.FORBIDDEN);
    }
}
