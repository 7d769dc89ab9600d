package io.counterfoil.exchange.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemCatalogueTest {
    /** Codes as they are given to a refusal, or declared by its class. */
    private static final Pattern CODE = Pattern.compile(
            "(?:new (?:Forbidden|Conflict|NotFound|BusinessRuleViolation)\\(\\s*|String CODE = )\"([A-Z_]+)\"");

    @Test
    void everyRefusalOfTheProductIsExplained() throws IOException {
        var given = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                CODE.matcher(Files.readString(file)).results().forEach(found -> given.add(found.group(1)));
            }
        }
        var explained = new ProblemCatalogue()
                .all().problems().stream()
                        .map(io.counterfoil.exchange.api.ProblemCode::code)
                        .collect(Collectors.toSet());
        assertThat(given).hasSizeGreaterThan(30).allMatch(explained::contains);
    }
}
