package io.counterfoil.supplierexchange;

import static io.counterfoil.supplierexchange.InvoiceSamples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.io.resource.ClassPathResource;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.xml.executorset.VesXmlBuilder;
import com.helger.phive.xml.schematron.ValidationExecutorSchematron;
import com.helger.phive.xml.source.IValidationSourceXML;
import io.counterfoil.kernel.ExternalSystemUnavailable;
import io.counterfoil.procurement.invoice.OfficialInvoiceRules.Finding;
import io.counterfoil.procurement.invoice.OfficialInvoiceRules.Verdict;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhiveInvoiceRulesTest {
    private final PhiveInvoiceRules rules = new PhiveInvoiceRules(InvoiceSamples.ruleSets());

    @Test
    void wrongTotalIsReportedWithRuleSeverityAndPlace() {
        var wrong = InvoiceSamples.selfTest().replace(">120.00</cbc:PayableAmount>", ">125.00</cbc:PayableAmount>");

        var verdict = rules.check(utf8(wrong));
        assertThat(verdict.valid()).isFalse();
        assertThat(verdict.ruleSet()).isEqualTo("eu.peppol.bis3:invoice:2026.5");
        assertThat(verdict.errors()).hasSize(1).first().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("BR-CO-16");
            assertThat(finding.severity()).isEqualTo(Finding.ERROR);
            assertThat(finding.location()).contains("cac:LegalMonetaryTotal[1]");
            assertThat(finding.message()).contains("Amount due for payment (BT-115)");
        });
    }

    @Test
    void warningIsListedButDoesNotMakeTheDocumentInvalid() {
        var withUuid = InvoiceSamples.selfTest()
                .replace(
                        "</cbc:ProfileID>\n  <cbc:ID>SELF-TEST-1</cbc:ID>",
                        "</cbc:ProfileID><cbc:ID>SELF-TEST-1</cbc:ID>"
                                + "<cbc:UUID>849fbbce-e081-40b4-906c-94c5ff9d1ac3</cbc:UUID>");

        var verdict = rules.check(utf8(withUuid));
        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict.findings())
                .anySatisfy(finding -> assertThat(finding.rule()).isEqualTo("UBL-CR-005"))
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Finding.WARNING));
    }

    @Test
    void unknownRuleSetIsAnOutageAndNoVerdict() {
        var misconfigured = new PhiveInvoiceRules(
                InvoiceSamples.ruleSets("counterfoil.einvoice.peppol-invoice=eu.peppol.bis3:invoice:1999.1"));

        assertThatExceptionOfType(ExternalSystemUnavailable.class)
                .isThrownBy(() -> misconfigured.check(utf8(InvoiceSamples.selfTest())))
                .withMessageContaining("eu.peppol.bis3:invoice:1999.1")
                .withMessageContaining("counterfoil.einvoice");
    }

    @Test
    void ruleSetIdThatIsNoneIsAnOutageToo() {
        var misconfigured =
                new PhiveInvoiceRules(InvoiceSamples.ruleSets("counterfoil.einvoice.peppol-invoice=newest please"));

        assertThatExceptionOfType(ExternalSystemUnavailable.class)
                .isThrownBy(() -> misconfigured.check(utf8(InvoiceSamples.selfTest())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stops-while-judging", "does-not-compile", "says-nothing"})
    void failureInsideTheValidatorIsAnOutageAndNoVerdict(String stylesheet) {
        var broken = new PhiveInvoiceRules(InvoiceSamples.ruleSets(), () -> registryOf(stylesheet));

        assertThatExceptionOfType(ExternalSystemUnavailable.class)
                .isThrownBy(() -> broken.check(utf8(InvoiceSamples.selfTest())))
                .withMessageContaining("the document was not judged");
    }

    @Test
    void missingPartOfTheValidatorIsAnOutageAndNoVerdict() {
        var incomplete = new PhiveInvoiceRules(InvoiceSamples.ruleSets(), () -> {
            throw new NoClassDefFoundError("com/helger/cii/d16b/CCIID16B");
        });

        assertThatExceptionOfType(ExternalSystemUnavailable.class)
                .isThrownBy(() -> incomplete.check(utf8(InvoiceSamples.selfTest())))
                .withCauseInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void severalThreadsGetTheSameVerdictsAsOne() throws Exception {
        var samples = InvoiceSamples.expectations(InvoiceSamples.REPOSITORY);
        var work = new ArrayList<Callable<Verdict>>();
        for (var round = 0; round < 3; round++) {
            samples.forEach(sample -> work.add(() -> rules.check(sample.document())));
        }
        var pool = Executors.newFixedThreadPool(4);
        try {
            var verdicts = pool.invokeAll(work);
            for (var i = 0; i < verdicts.size(); i++) {
                assertThat(verdicts.get(i).get().valid())
                        .isEqualTo(samples.get(i % samples.size()).valid());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static ValidationExecutorSetRegistry<IValidationSourceXML> registryOf(String stylesheet) {
        var registry = new ValidationExecutorSetRegistry<IValidationSourceXML>();
        VesXmlBuilder.builder()
                .vesID(DVRCoordinate.parseOrNull(InvoiceSamples.ruleSets().peppolInvoice()))
                .displayName(stylesheet)
                .notDeprecated()
                .addSchematron(ValidationExecutorSchematron.createXSLT(
                        new ClassPathResource("einvoice/broken-rules/" + stylesheet + ".xslt"), null))
                .registerInto(registry);
        return registry;
    }
}
