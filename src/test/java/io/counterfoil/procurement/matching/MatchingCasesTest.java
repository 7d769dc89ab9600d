package io.counterfoil.procurement.matching;

import static io.counterfoil.procurement.matching.MatchPolicy.Way.FOUR_WAY;
import static io.counterfoil.procurement.matching.MatchPolicy.Way.THREE_WAY;
import static io.counterfoil.procurement.matching.MatchingExamples.billed;
import static io.counterfoil.procurement.matching.MatchingExamples.billedBefore;
import static io.counterfoil.procurement.matching.MatchingExamples.invoice;
import static io.counterfoil.procurement.matching.MatchingExamples.limit;
import static io.counterfoil.procurement.matching.MatchingExamples.match;
import static io.counterfoil.procurement.matching.MatchingExamples.order;
import static io.counterfoil.procurement.matching.MatchingExamples.ordered;
import static io.counterfoil.procurement.matching.MatchingExamples.received;
import static io.counterfoil.procurement.matching.MatchingExamples.standardBut;
import static io.counterfoil.procurement.matching.Verdict.HOLD;
import static io.counterfoil.procurement.matching.Verdict.TOUCHLESS;
import static io.counterfoil.procurement.matching.Verdict.WITHIN_TOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked cases of the matching rules (design/matching.md, section 7), named by their ids. */
class MatchingCasesTest {

    @Test
    void m01_invoiceThatEqualsOrderAndReceiptIsTouchless() {
        var result = match(order(ordered("100", "10")), received("100"), invoice(billed("100", "10")));

        assertThat(result.verdict()).isEqualTo(TOUCHLESS);
        assertVarianceExcessUndisputed(result, "0.00", "0", "1000.00");
        assertThat(result.reasons()).isEmpty();
        assertThat(result.warnings()).isEmpty();
        assertThat(result.parties()).isEmpty();
    }

    @Test
    void m02_partialDeliveriesBilledAsTheyComeAreTouchlessUntilTheLineIsBilledInFull() {
        var order = order(ordered("100", "10"));

        var first = match(order, received("40"), invoice(billed("40", "10")));
        var second =
                match(order, received("40", "60"), billedBefore("40", "400.00", "400.00"), invoice(billed("60", "10")));

        assertThat(first.verdict()).isEqualTo(TOUCHLESS);
        assertThat(figures(first).open().shown()).isEqualByComparingTo("40");
        assertThat(second.verdict()).isEqualTo(TOUCHLESS);
        assertThat(figures(second).open().shown()).isEqualByComparingTo("60");
        assertThat(figures(second).billedToDate().shown()).isEqualByComparingTo("100");
        assertThat(first.undisputed().plus(second.undisputed())).isEqualTo(Money.of("1000.00", "EUR"));
        assertThat(second.lines().get(0).figures().allocations()).containsExactly(paid("GR-2", "60"));
    }

    @Test
    void m03_invoiceOverThreeDeliveriesIsTouchlessAndPaysForEachReceipt() {
        var result = match(order(ordered("100", "10")), received("30", "30", "40"), invoice(billed("100", "10")));

        assertThat(result.verdict()).isEqualTo(TOUCHLESS);
        assertThat(figures(result).open().shown()).isEqualByComparingTo("100");
        assertThat(result.lines().get(0).figures().allocations())
                .containsExactly(paid("GR-1", "30"), paid("GR-2", "30"), paid("GR-3", "40"));
    }

    @Test
    void m04_invoiceBeforeTheGoodsWaitsForTheReceiverAndIsTouchlessOnceTheyCame() {
        var order = order(ordered("100", "10"));
        var invoice = invoice(billed("100", "10"));

        var held = match(order, received(), invoice);

        assertThat(held.verdict()).isEqualTo(HOLD);
        assertThat(held.reasonKeys()).containsExactly("GR");
        assertThat(held.parties()).containsExactly(Party.RECEIVER);
        assertVarianceExcessUndisputed(held, "0.00", "100", "0.00");
        assertThat(match(order, received("100"), invoice).verdict()).isEqualTo(TOUCHLESS);
    }

    @Test
    void m05_moreBilledThanReceivedIsHeldAndTheReceivedPartIsUndisputed() {
        var result = match(order(ordered("100", "10")), received("50"), invoice(billed("80", "10")));

        assertThat(result.verdict()).isEqualTo(HOLD);
        assertThat(result.reasonKeys()).containsExactly("QTY");
        assertThat(result.parties()).containsExactly(Party.RECEIVER);
        assertVarianceExcessUndisputed(result, "0.00", "30", "500.00");
        assertThat(check(result, "QTY").difference()).hasToString("30 EA worth 300.00 EUR (60.0 %)");
    }

    @Test
    void m06_smallExcessQuantityIsWithinTolerance() {
        var result = match(order(ordered("1000", "1.20")), received("990"), invoice(billed("995", "1.20")));

        assertThat(result.verdict()).isEqualTo(WITHIN_TOL);
        assertVarianceExcessUndisputed(result, "0.00", "5", "1188.00");
        assertThat(check(result, "QTY").difference()).hasToString("5 EA worth 6.00 EUR (0.505 %)");
    }

    @Test
    void m07_excessOfLittleWorthButManyPercentIsHeldUnlessOneLimitIsEnough() {
        var order = order(ordered("10", "2"));
        var invoice = invoice(billed("10", "2"));
        var any = standardBut("QTY", limit("25.00", "1.0", Limit.Operator.ANY));

        var held = match(order, received("9"), invoice);
        var within = new ThreeWayMatch(order, received("9"), List.of(), any).of(invoice);

        assertThat(held.verdict()).isEqualTo(HOLD);
        assertThat(held.reasonKeys()).containsExactly("QTY");
        assertThat(check(held, "QTY").difference()).hasToString("1 EA worth 2.00 EUR (11.111 %)");
        assertThat(within.verdict()).isEqualTo(WITHIN_TOL);
    }

    @Test
    void m08_priceWithinToleranceIsPayableWithItsVariance() {
        var result = match(order(ordered("100", "10")), received("100"), invoice(billed("100", "10.15")));

        assertThat(result.verdict()).isEqualTo(WITHIN_TOL);
        assertVarianceExcessUndisputed(result, "15.00", "0", "1000.00");
        assertThat(check(result, "PRC").difference()).hasToString("15.00 EUR (1.5 %)");
    }

    @Test
    void m09_priceEqualToTheLimitIsWithin() {
        var result = match(order(ordered("100", "10")), received("100"), invoice(billed("100", "10.20")));

        assertThat(result.verdict()).isEqualTo(WITHIN_TOL);
        assertVarianceExcessUndisputed(result, "20.00", "0", "1000.00");
    }

    @Test
    void m10_priceOneCentBeyondTheLimitIsHeldForTheBuyer() {
        var result = match(order(ordered("100", "10")), received("100"), invoice(billed("100", "10.2001")));

        assertThat(result.verdict()).isEqualTo(HOLD);
        assertThat(result.reasonKeys()).containsExactly("PRC");
        assertThat(result.parties()).containsExactly(Party.BUYER);
        assertThat(figures(result).amount()).isEqualTo(Money.of("1020.01", "EUR"));
        assertVarianceExcessUndisputed(result, "20.01", "0", "1000.00");
        assertThat(check(result, "PRC").difference()).hasToString("20.01 EUR (2.001 %)");
    }

    @Test
    void m11_smallPercentageOfALargeAmountIsHeldByTheAbsoluteCap() {
        var result = match(order(ordered("1000", "10")), received("1000"), invoice(billed("1000", "10.06")));

        assertThat(result.verdict()).isEqualTo(HOLD);
        assertThat(result.reasonKeys()).containsExactly("PRC");
        assertVarianceExcessUndisputed(result, "60.00", "0", "10000.00");
    }

    @Test
    void m12_cheaperInvoiceIsPayableAndOnlyWarnsWhenMuchCheaper() {
        var order = order(ordered("100", "1.30"));

        var cheaper = match(order, received("100"), invoice(billed("100", "1.24")));
        var muchCheaper = match(order, received("100"), invoice(billed("100", "1.20")));

        assertThat(cheaper.verdict()).isEqualTo(WITHIN_TOL);
        assertThat(cheaper.warnings()).isEmpty();
        assertVarianceExcessUndisputed(cheaper, "-6.00", "0", "124.00");
        assertThat(muchCheaper.verdict()).isEqualTo(WITHIN_TOL);
        assertThat(muchCheaper.warnings()).extracting(Check::key).containsExactly("PRC_LOW");
        assertThat(muchCheaper.reasons()).isEmpty();
        assertVarianceExcessUndisputed(muchCheaper, "-10.00", "0", "120.00");
    }

    @Test
    void m13_priceAndQuantityAreBothReported() {
        var result = match(order(ordered("100", "10")), received("60"), invoice(billed("100", "11")));

        assertThat(result.verdict()).isEqualTo(HOLD);
        assertThat(result.reasonKeys()).containsExactly("PRC", "QTY");
        assertThat(result.parties()).containsExactly(Party.BUYER, Party.RECEIVER);
        assertVarianceExcessUndisputed(result, "100.00", "40", "600.00");
    }

    // Later cases that the same rules decide already.

    @Test
    void m17_agreedOverDeliveryIsTouchless() {
        var order = order(ordered(1, "100", "10", THREE_WAY, "5"));

        var result = match(order, received("104"), invoice(billed("104", "10")));

        assertThat(result.verdict()).isEqualTo(TOUCHLESS);
        assertVarianceExcessUndisputed(result, "0.00", "0", "1040.00");
    }

    @Test
    void m18_moreThanReceivedAndOrderedIsHeldForBothReasons() {
        var result = match(order(ordered("100", "10")), received("100"), invoice(billed("104", "10")));

        assertThat(result.reasonKeys()).containsExactly("QTY", "ORD");
        assertVarianceExcessUndisputed(result, "0.00", "4", "1000.00");
    }

    @Test
    void m20_returnedGoodsAreNoLongerOpen() {
        var zero = BigDecimal.ZERO;
        var goods = new ReceivedGoods(new BigDecimal("100"), zero, zero, zero, new BigDecimal("8"), zero);

        var result = match(
                order(ordered("100", "10")), List.of(new ReceiptLine("GR-1", 1, goods)), invoice(billed("100", "10")));

        assertThat(result.reasonKeys()).containsExactly("QTY");
        assertVarianceExcessUndisputed(result, "0.00", "8", "920.00");
    }

    @Test
    void m28_invoiceInAnotherCurrencyIsHeldWithoutConversion() {
        var dollars = new Invoice.Line(1, 1, new BigDecimal("100"), "EA", Money.of("1000.00", "USD"));

        var result = match(
                order(ordered("100", "10")),
                received("100"),
                new Invoice("INV-9", MatchingExamples.SUPPLIER, "USD", List.of(dollars)));

        assertThat(result.verdict()).isEqualTo(HOLD);
        assertThat(result.reasonKeys()).containsExactly("CCY");
        assertThat(figures(result).variance()).isNull();
        assertThat(result.undisputed()).isEqualTo(Money.of("0.00", "USD"));
    }

    @Test
    void m32_inspectionCountsFourWayOnly() {
        var goods = ReceivedGoods.inspected(new BigDecimal("100"), new BigDecimal("90"), new BigDecimal("10"));
        var receipts = List.of(new ReceiptLine("GR-1", 1, goods));
        var invoice = invoice(billed("100", "10"));

        var fourWay = match(order(ordered(1, "100", "10", FOUR_WAY, "0")), receipts, invoice);
        var threeWay = match(order(ordered("100", "10")), receipts, invoice);

        assertThat(fourWay.reasonKeys()).containsExactly("QTY");
        assertVarianceExcessUndisputed(fourWay, "0.00", "10", "900.00");
        assertThat(fourWay.lines().get(0).figures().allocations()).containsExactly(paid("GR-1", "90"));
        assertThat(threeWay.verdict()).isEqualTo(TOUCHLESS);
    }

    @Test
    void m35_manySmallPriceVariancesAreHeldOnceTheyAddUp() {
        var order = order(ordered("1000", "10"));
        var invoice = invoice(billed("100", "10.19"));

        var second = match(order, received("1000"), billedBefore("100", "1019.00", "1000.00"), invoice);
        var third = match(order, received("1000"), billedBefore("200", "2038.00", "2000.00"), invoice);

        assertThat(second.verdict()).isEqualTo(WITHIN_TOL);
        assertThat(third.reasonKeys()).containsExactly("CUM");
        assertThat(check(third, "CUM").difference()).hasToString("57.00 EUR (1.9 %)");
    }

    @Test
    void m36_splittingALineDoesNotSplitItsVariance() {
        var result = match(
                order(ordered("10000", "1")),
                received("10000"),
                invoice(billed(1, 1, "5000", "1.008"), billed(2, 1, "5000", "1.008")));

        assertThat(result.reasonKeys()).containsExactly("PRC");
        assertVarianceExcessUndisputed(result, "80.00", "0", "10000.00");
        assertThat(figures(result).invoiceLines()).containsExactly(1, 2);
    }

    @Test
    void m45_freeGoodsThatAreChargedAreHeld() {
        var result = match(order(ordered("1", "0")), received("1"), invoice(billed("1", "5.00")));

        assertThat(result.reasonKeys()).containsExactly("PRC");
        assertVarianceExcessUndisputed(result, "5.00", "0", "0.00");
    }

    private static Allocation paid(String receipt, String quantity) {
        return new Allocation(receipt, Fraction.of(new BigDecimal(quantity)));
    }

    private static LineFigures figures(MatchResult result) {
        return result.lines().get(0).figures();
    }

    private static Comparison check(MatchResult result, String key) {
        return result.lines().get(0).checks().stream()
                .filter(check -> check.key().equals(key))
                .map(Comparison.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static void assertVarianceExcessUndisputed(
            MatchResult result, String variance, String excess, String undisputed) {
        assertThat(figures(result).variance()).as("V").isEqualTo(Money.of(variance, "EUR"));
        assertThat(figures(result).excess().shown()).as("X").isEqualByComparingTo(excess);
        assertThat(figures(result).undisputed()).as("U").isEqualTo(Money.of(undisputed, "EUR"));
    }
}
