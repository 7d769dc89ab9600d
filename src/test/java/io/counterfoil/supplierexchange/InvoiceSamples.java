package io.counterfoil.supplierexchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

/** Published invoices with the verdicts that their rule sets give them; see SOURCES.md beside the files. */
public final class InvoiceSamples {
    public static final Path REPOSITORY = Path.of("src/test/resources/einvoice");
    public static final Path SHARED =
            Path.of(System.getProperty("counterfoil.shared", "../shared")).resolve("samples/einvoice");

    private InvoiceSamples() {}

    public record Expectation(Path folder, String file, String ruleSet, boolean valid, Set<String> errors) {
        public byte[] document() {
            return bytes(folder.resolve(file));
        }

        @Override
        public String toString() {
            return file;
        }
    }

    /** Every row on a UBL invoice or credit note whose file is there. */
    public static List<Expectation> expectations(Path folder) {
        try (var rows = Files.lines(folder.resolve("EXPECTED-en16931-peppol.csv"))) {
            return rows.skip(1)
                    .map(row -> row.split(",", -1))
                    .filter(row -> row[1].equals("Invoice") || row[1].equals("CreditNote"))
                    .map(row -> new Expectation(folder, row[0], row[2], Boolean.parseBoolean(row[3]), ids(row[5])))
                    .filter(row -> Files.exists(folder.resolve(row.file())))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] repositoryFile(String file) {
        return bytes(REPOSITORY.resolve(file));
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Our own valid Peppol invoice over 10 × 10.00 EUR plus 20 % VAT. */
    static String selfTest() {
        try {
            return new ClassPathResource("einvoice/self-test-invoice.xml").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] utf8(String document) {
        return document.getBytes(StandardCharsets.UTF_8);
    }

    /** The settings as delivered, with overrides like {@code counterfoil.einvoice.warm-up=false}. */
    static InvoiceRuleSets ruleSets(String... overrides) {
        var environment = new MockEnvironment();
        for (var override : overrides) {
            var keyAndValue = override.split("=", 2);
            environment.setProperty(keyAndValue[0], keyAndValue[1]);
        }
        return Binder.get(environment).bindOrCreate("counterfoil.einvoice", InvoiceRuleSets.class);
    }

    private static Set<String> ids(String column) {
        return column.isBlank() ? Set.of() : new TreeSet<>(Arrays.asList(column.split(" ")));
    }
}
