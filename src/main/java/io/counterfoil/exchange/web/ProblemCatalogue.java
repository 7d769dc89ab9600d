package io.counterfoil.exchange.web;

import io.counterfoil.exchange.api.Links;
import io.counterfoil.exchange.api.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The pages behind the {@code type} of every problem. */
@RestController
class ProblemCatalogue {
    private final List<ProblemCode> codes;

    ProblemCatalogue() throws IOException {
        codes = Stream.concat(Arrays.stream(KnownProblem.values()).map(KnownProblem::entry), ofBusinessRules())
                .sorted(Comparator.comparing(ProblemCode::code))
                .toList();
    }

    private static Stream<ProblemCode> ofBusinessRules() throws IOException {
        return PropertiesLoaderUtils.loadProperties(new ClassPathResource("problems.properties")).entrySet().stream()
                .map(entry -> {
                    var text = entry.getValue().toString();
                    return new ProblemCode(
                            entry.getKey().toString(), Integer.parseInt(text.substring(0, 3)), text.substring(4));
                });
    }

    record Catalogue(String about, List<ProblemCode> problems) {}

    record Entry(String type, String code, int status, String explanation, Links _links) {}

    @Operation(summary = "List the problems that requests can meet")
    @GetMapping("/problems")
    Catalogue all() {
        return new Catalogue(
                "Codes of problem answers, with the HTTP status of each. Codes are added, never renamed.", codes);
    }

    @Operation(summary = "Explain one problem")
    @GetMapping("/problems/{type}")
    Entry one(@PathVariable String type) {
        var code = type.toUpperCase(Locale.ROOT).replace('-', '_');
        var found = codes.stream()
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElse(new ProblemCode(
                        code, 422, "If an answer names it: a business rule says no, for the reason in its detail."));
        return new Entry(
                found.type(),
                code,
                found.status(),
                found.explanation(),
                Links.self(found.type()).and("all", "/problems"));
    }
}
