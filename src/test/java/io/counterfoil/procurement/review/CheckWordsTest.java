package io.counterfoil.procurement.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckWordsTest {
    /** Where keys of findings are made: the first argument of a rule, an objection or what parks an invoice. */
    private static final Pattern KEY = Pattern.compile(
            "(?:new (?:Comparison\\.Rule|Objection)\\(|parked\\(|String KEY =|hold\\()\\s*\"([A-Z][A-Z_]+)\"");

    private static final Path SOURCES = Path.of("src/main/java/io/counterfoil/procurement");

    @Test
    void noKeyLacksWords() throws IOException {
        var keys = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(found -> keys.add(found.group(1)));
            }
        }
        assertThat(keys).contains("PRC", "GR", "NOPO", "TAX_RATE", "UOM", "REF").hasSizeGreaterThan(25);
        assertThat(keys).allMatch(CheckWords::know);
    }

    @Test
    void severalKeysReadAsOnePhrase() {
        assertThat(CheckWords.of(List.of("PRC", "QTY"))).isEqualTo("price above the order, more billed than received");
    }
}
