package io.counterfoil.supplierexchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.counterfoil.procurement.invoice.OfficialInvoiceRules;
import io.counterfoil.procurement.invoice.OfficialInvoiceRules.Finding;
import io.counterfoil.supplierexchange.InvoiceSamples.Expectation;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published invoices get the verdict that their rules are known to give. */
class PublishedInvoicesTest {
    private static final OfficialInvoiceRules RULES = new PhiveInvoiceRules(InvoiceSamples.ruleSets());
    private static final Expectation ABSENT =
            new Expectation(InvoiceSamples.SHARED, "(" + InvoiceSamples.SHARED + " is absent)", "", true, Set.of());

    @ParameterizedTest
    @MethodSource("inRepository")
    void invoiceInThisRepositoryGetsItsKnownVerdict(Expectation expected) {
        assertVerdict(expected);
    }

    @ParameterizedTest
    @MethodSource("inShared")
    void invoiceAmongTheSharedSamplesGetsItsKnownVerdict(Expectation expected) {
        assumeShared();
        assertVerdict(expected);
    }

    @Test
    void atLeastThirtyDocumentsAreJudgedWhereTheSharedSamplesAre() {
        assumeShared();
        var judged = new HashSet<String>();
        inRepository().forEach(row -> judged.add(row.file()));
        inShared().forEach(row -> judged.add(row.file()));
        assertThat(judged).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void everyDocumentOfTheRepositoryHasAnExpectation() {
        assertThat(inRepository()).hasSize(18);
    }

    private static void assertVerdict(Expectation expected) {
        var verdict = RULES.check(expected.document());
        assertThat(verdict.ruleSet()).endsWith(":" + expected.ruleSet());
        assertThat(verdict.errors().stream().map(Finding::rule).collect(Collectors.toSet()))
                .isEqualTo(expected.errors());
        assertThat(verdict.valid()).isEqualTo(expected.valid());
    }

    static List<Expectation> inRepository() {
        return InvoiceSamples.expectations(InvoiceSamples.REPOSITORY);
    }

    static List<Expectation> inShared() {
        return Files.isDirectory(InvoiceSamples.SHARED)
                ? InvoiceSamples.expectations(InvoiceSamples.SHARED)
                : List.of(ABSENT);
    }

    private static void assumeShared() {
        assumeTrue(
                Files.isDirectory(InvoiceSamples.SHARED),
                "skipped: no " + InvoiceSamples.SHARED.toAbsolutePath().normalize()
                        + "; name the folder with -Dcounterfoil.shared=/path/to/shared");
    }
}
