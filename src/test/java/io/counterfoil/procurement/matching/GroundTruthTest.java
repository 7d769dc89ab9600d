package io.counterfoil.procurement.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.counterfoil.procurement.matching.GeneratedInvoice.Truth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules against invoices whose right answer is known; {@code -Dcounterfoil.seed=...} draws the same again. */
class GroundTruthTest {
    private static final int DRAWN = 10_000;
    private static final double MOST_WRONG_HOLDS = 0.005;

    @Test
    void nothingFaultyIsReleasedAndLittleIsHeldInVainOfRealOrders() {
        assumeTrue(
                Files.isDirectory(RealOrderLines.SHARED),
                "skipped: no " + RealOrderLines.SHARED + "; name the folder with -Dcounterfoil.shared=...");
        judge(RealOrderLines.SHARED);
    }

    @Test
    void nothingFaultyIsReleasedAndLittleIsHeldInVainOfTheOrdersInThisRepository() {
        judge(RealOrderLines.REPOSITORY);
    }

    @Test
    void everyReasonOfTheStandardSetIsAmongTheFaults() {
        var keys = new HashSet<String>();
        Injections.ALL.forEach(injection -> keys.addAll(injection.keys()));

        assertThat(keys)
                .containsAll(MatchingExamples.standard().limits().keySet().stream()
                        .filter(key -> !key.equals("PRC_LOW")) // only warns
                        .toList());
    }

    private static void judge(Path folder) {
        long seed = Long.getLong("counterfoil.seed", System.nanoTime());
        var invoices = new GeneratedInvoices(RealOrderLines.orders(folder), seed).draw(DRAWN);
        var wrongReleases = invoices.stream()
                .filter(invoice -> invoice.truth() == Truth.FAULTY)
                .filter(GroundTruthTest::isReleased)
                .toList();
        var payable = invoices.stream()
                .filter(invoice -> invoice.truth() != Truth.FAULTY)
                .toList();
        var wrongHolds =
                payable.stream().filter(invoice -> !isReleased(invoice)).toList();
        System.out.printf(
                "%,d invoices drawn from %s with seed %d: %d wrong releases of %,d faulty, %d wrong holds of %,d payable%n",
                invoices.size(),
                folder,
                seed,
                wrongReleases.size(),
                invoices.size() - payable.size(),
                wrongHolds.size(),
                payable.size());
        assertThat(wrongReleases).as("released with seed %d", seed).isEmpty();
        assertThat((double) wrongHolds.size() / payable.size())
                .as("held in vain with seed %d: %s", seed, first(wrongHolds))
                .isLessThanOrEqualTo(MOST_WRONG_HOLDS);
        assertThat(misjudged(invoices))
                .as("other answer than known, seed %d", seed)
                .isEmpty();
    }

    /** Beyond the two figures: the very verdict, and the very reasons. */
    private static List<String> misjudged(List<GeneratedInvoice> invoices) {
        return invoices.stream()
                .filter(invoice -> !isAsKnown(invoice))
                .limit(20)
                .map(GroundTruthTest::told)
                .toList();
    }

    private static boolean isAsKnown(GeneratedInvoice invoice) {
        var result = invoice.match();
        return Set.copyOf(result.reasonKeys()).equals(invoice.keys())
                && result.reasons().stream()
                        .noneMatch(reason -> reason.sentence().isBlank())
                && switch (invoice.truth()) {
                    case CLEAN -> result.verdict() == Verdict.TOUCHLESS;
                    case WITHIN -> result.verdict() == Verdict.WITHIN_TOL;
                    case FAULTY -> result.verdict().compareTo(Verdict.HOLD) >= 0;
                };
    }

    private static boolean isReleased(GeneratedInvoice invoice) {
        return invoice.match().verdict().compareTo(Verdict.WITHIN_TOL) <= 0;
    }

    private static String first(List<GeneratedInvoice> held) {
        return held.stream().limit(3).map(GroundTruthTest::told).toList().toString();
    }

    private static String told(GeneratedInvoice invoice) {
        var result = invoice.match();
        return "no. %d, %s (%s %s), was judged %s %s %s"
                .formatted(
                        invoice.number(),
                        invoice.story(),
                        invoice.truth(),
                        invoice.keys(),
                        result.verdict(),
                        result.reasons().stream().map(Check::sentence).toList(),
                        result.reasons().isEmpty() ? invoice : "");
    }
}
