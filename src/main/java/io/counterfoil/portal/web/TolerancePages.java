package io.counterfoil.portal.web;

import io.counterfoil.kernel.NotFound;
import io.counterfoil.procurement.tolerance.ToleranceChanges;
import io.counterfoil.procurement.tolerance.ToleranceKey;
import io.counterfoil.procurement.tolerance.ToleranceVersions;
import io.counterfoil.procurement.whatif.ToleranceWhatIfs;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How far an invoice may differ: the sets in force, every version before them, and what a proposed one changes. */
@Controller
class TolerancePages {
    private static final int PAGE = 25;
    private static final int LAST_PAGE = 10_000;

    private final ToleranceVersions versions;
    private final ToleranceChanges changes;
    private final ToleranceWhatIfs whatIfs;

    TolerancePages(ToleranceVersions versions, ToleranceChanges changes, ToleranceWhatIfs whatIfs) {
        this.versions = versions;
        this.changes = changes;
        this.whatIfs = whatIfs;
    }

    @GetMapping("/tolerances")
    ModelAndView list(@RequestParam(defaultValue = "1") int page) {
        var shown = Math.min(Math.max(page, 1), LAST_PAGE);
        var history = versions.newest(PAGE, (shown - 1L) * PAGE);
        var model = new HashMap<String, Object>();
        model.put("inForce", versions.inForce());
        model.put("keys", keyTexts());
        model.put("history", history);
        model.put("page", shown);
        model.put("more", history.size() == PAGE);
        return new ModelAndView("tolerances/list", model);
    }

    @GetMapping("/tolerances/{name}/{version}")
    ModelAndView show(
            @PathVariable String name, @PathVariable int version, @RequestParam(defaultValue = "1") int page) {
        try {
            var set = changes.read(name, version);
            var shown = Math.min(Math.max(page, 1), LAST_PAGE);
            var differences = whatIfs.largest(set, PAGE, (shown - 1L) * PAGE);
            var model = new HashMap<String, Object>();
            model.put("set", set);
            model.put("keys", keyTexts());
            model.put("comparison", versions.comparison(set));
            model.put("whatIf", whatIfs.of(set).orElse(null));
            model.put("differences", differences);
            model.put("page", shown);
            model.put("more", differences.size() == PAGE);
            return new ModelAndView("tolerances/set", model);
        } catch (NotFound unknown) {
            return new ModelAndView(
                    "tolerances/unknown", Map.of("name", name, "version", version), HttpStatus.NOT_FOUND);
        }
    }

    @GetMapping("/tolerances/{name}/{version}/what-if.csv")
    void whatIf(@PathVariable String name, @PathVariable int version, HttpServletResponse response) throws IOException {
        var set = changes.read(name, version);
        var file = ContentDisposition.attachment()
                .filename(set.businessKey() + "-what-if.csv")
                .build();
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, file.toString());
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        whatIfs.writeCsv(set, response.getWriter());
    }

    private Map<String, String> keyTexts() {
        return versions.catalogue().stream().collect(Collectors.toMap(ToleranceKey::key, ToleranceKey::text));
    }
}
