package io.counterfoil.procurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.counterfoil.supplierexchange.InvoiceSamples;
import io.counterfoil.supplierexchange.InvoiceSamples.Expectation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published invoices of others, handed in as a supplier's access point would. */
class SampleInvoicesApiTest extends ProcurementApiTest {

    @ParameterizedTest
    @MethodSource("samples")
    void publishedInvoiceGetsItsKnownVerdict(Expectation expected) {
        var answer = handIn(expected);
        if (answer.text("code").equals("INVOICE_INCOMPLETE")) {
            // It lacks what an invoice cannot be registered without, so no rule is asked; the original is kept.
            assertThat(expected.valid()).isFalse();
            assertThat(answer.text("detail")).contains("BT-");
            return;
        }
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        var self = answer.body().path("_links").path("self").path("href").asText();
        await(expected + " judged", () -> !get(ERP, self).text("state").equals("RECEIVED"));

        var invoice = get(ERP, self);
        var errors = new TreeSet<String>();
        invoice.body().path("findings").forEach(finding -> {
            if (finding.path("severity").asText().equals("ERROR")) {
                errors.add(finding.path("rule").asText());
            }
        });
        assertThat(errors).isEqualTo(new TreeSet<>(expected.errors()));
        assertThat(invoice.text("state").equals("REJECTED")).isEqualTo(!expected.valid());
        assertThat(invoice.text("ruleSet")).endsWith(":" + expected.ruleSet());
        if (!expected.valid()) {
            assertThat(Set.of(invoice.text("stateReason").split(", "))).isEqualTo(expected.errors());
        }
    }

    @Test
    void atLeastThirtyInvoicesAreHandedInWhereTheSharedSamplesAre() {
        assumeTrue(Files.isDirectory(InvoiceSamples.SHARED), "skipped: no " + InvoiceSamples.SHARED);
        var files = new HashSet<String>();
        samples().forEach(sample -> files.add(sample.file()));
        assertThat(files).hasSizeGreaterThanOrEqualTo(30);
    }

    /** Some publications share seller and number; a repetition gets a number of its own, which no rule looks at. */
    private Answer handIn(Expectation sample) {
        var answer = post(ERP, INVOICES, XML, newKey(), sample.document());
        if (answer.status() != 409) {
            return answer;
        }
        var number = answer.text("detail").replaceFirst("invoiceNumber: (.*?) of .* is registered .*", "$1");
        var renumbered = new String(sample.document(), StandardCharsets.UTF_8)
                .replace(">" + number + "<", ">" + ProcurementExamples.unique(number + "-") + "<");
        return post(ERP, INVOICES, XML, newKey(), renumbered);
    }

    static List<Expectation> samples() {
        return Stream.concat(
                        InvoiceSamples.expectations(InvoiceSamples.REPOSITORY).stream(),
                        Files.isDirectory(InvoiceSamples.SHARED)
                                ? InvoiceSamples.expectations(InvoiceSamples.SHARED).stream()
                                : Stream.empty())
                .collect(java.util.stream.Collectors.toMap(
                        Expectation::file, sample -> sample, (own, shared) -> own, java.util.TreeMap::new))
                .values()
                .stream()
                .toList();
    }
}
