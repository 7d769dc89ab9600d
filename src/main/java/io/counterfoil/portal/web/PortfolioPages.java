package io.counterfoil.portal.web;

import io.counterfoil.governance.portfolio.Portfolio;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.identity.Person;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.period.PeriodSnapshots;
import io.counterfoil.period.ReportingPeriod;
import io.counterfoil.period.ReportingPeriods;
import io.counterfoil.portal.MeasureFiles;
import io.counterfoil.portal.SteeringPack;
import io.counterfoil.portal.SteeringPacks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.ModelAndView;

/** What measures add up to, from the organization down, and what a committee is handed of it. */
@Controller
class PortfolioPages {
    private static final int MOST_ALARMS = 200;
    private static final int RECENT_PERIODS = 24;

    private final Portfolio portfolio;
    private final MeasureFiles files;
    private final SteeringPacks packs;
    private final PackFile packFile;
    private final ReportingPeriods periods;
    private final PortalSettings settings;

    PortfolioPages(
            Portfolio portfolio,
            MeasureFiles files,
            SteeringPacks packs,
            PackFile packFile,
            ReportingPeriods periods,
            PortalSettings settings) {
        this.portfolio = portfolio;
        this.files = files;
        this.packs = packs;
        this.packFile = packFile;
        this.periods = periods;
        this.settings = settings;
    }

    @GetMapping("/portfolio")
    ModelAndView top(Person caller) {
        return page(null, caller);
    }

    @GetMapping("/portfolio/{node}")
    ModelAndView node(@PathVariable String node, Person caller) {
        return page(node, caller);
    }

    @GetMapping("/traps")
    ModelAndView traps() {
        var alarms = portfolio.alarms(MOST_ALARMS);
        return new ModelAndView("portfolio/traps", Map.of("alarms", alarms, "more", alarms.size() == MOST_ALARMS));
    }

    @GetMapping("/portfolio/{node}/pack.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String node, @RequestParam YearMonth period, Person caller) {
        caller.mustBeOneOf(PeriodSnapshots.READERS);
        var pack = packs.of(node, period);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(pack, "pdf"))
                .body(packFile.pdf(pack, new PageWords(settings.zoneShown())));
    }

    @GetMapping("/portfolio/{node}/pack.csv")
    void csv(@PathVariable String node, @RequestParam YearMonth period, Person caller, HttpServletResponse response)
            throws IOException {
        caller.mustBeOneOf(PeriodSnapshots.READERS);
        var pack = packs.of(node, period);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(pack, "csv"));
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        SteeringPacks.writeCsv(pack, response.getWriter());
    }

    /** Stands in the security log with its reason: see the filter that reads the request. */
    @ExceptionHandler
    ModelAndView refuse(Forbidden refusal, HttpServletRequest request) {
        request.setAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE, refusal);
        return refused(refusal, HttpStatus.FORBIDDEN);
    }

    @ExceptionHandler
    ModelAndView refuse(BusinessRuleViolation refusal) {
        return refused(refusal, refusal instanceof NotFound ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private static ModelAndView refused(BusinessRuleViolation refusal, HttpStatus status) {
        return new ModelAndView("measures/refused", Map.of("reason", refusal.getMessage()), status);
    }

    private static String attachment(SteeringPack pack, String ending) {
        var name = pack.node().node() + "-" + pack.snapshot().period() + "-v"
                + pack.snapshot().version() + "." + ending;
        return ContentDisposition.attachment().filename(name).build().toString();
    }

    private ModelAndView page(@Nullable String node, Person caller) {
        var view = portfolio
                .of(node)
                .orElseThrow(() -> new NotFound("STRUCTURE_NODE_UNKNOWN", "there is no structure node " + node));
        var model = new HashMap<String, @Nullable Object>();
        model.put("view", view);
        model.put("own", view.own().orElse(null));
        model.put("stages", Stage.values());
        model.put("lastClosed", files.lastClosed().orElse(null));
        model.put("reads", Arrays.stream(PeriodSnapshots.READERS).anyMatch(caller::is));
        model.put("closed", reported());
        return new ModelAndView("portfolio/node", model);
    }

    /** Periods that a pack can be made of, newest first. */
    private List<YearMonth> reported() {
        return periods.page(RECENT_PERIODS, 0).stream()
                .filter(period -> period.version() != null)
                .map(ReportingPeriod::period)
                .toList();
    }
}
