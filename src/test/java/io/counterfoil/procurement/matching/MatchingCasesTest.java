package io.counterfoil.procurement.matching;

import static io.counterfoil.procurement.matching.InvoiceKind.CREDIT_NOTE;
import static io.counterfoil.procurement.matching.InvoiceKind.SUBSEQUENT_DEBIT;
import static io.counterfoil.procurement.matching.InvoiceKind.VALUE_CREDIT;
import static io.counterfoil.procurement.matching.Limit.Operator.ALL;
import static io.counterfoil.procurement.matching.MatchPolicy.Way.FOUR_WAY;
import static io.counterfoil.procurement.matching.MatchPolicy.Way.THREE_WAY;
import static io.counterfoil.procurement.matching.MatchingExamples.agreed;
import static io.counterfoil.procurement.matching.MatchingExamples.alsoIn;
import static io.counterfoil.procurement.matching.MatchingExamples.as;
import static io.counterfoil.procurement.matching.MatchingExamples.billed;
import static io.counterfoil.procurement.matching.MatchingExamples.billedBefore;
import static io.counterfoil.procurement.matching.MatchingExamples.blanket;
import static io.counterfoil.procurement.matching.MatchingExamples.credited;
import static io.counterfoil.procurement.matching.MatchingExamples.drawn;
import static io.counterfoil.procurement.matching.MatchingExamples.invoice;
import static io.counterfoil.procurement.matching.MatchingExamples.issuedOn;
import static io.counterfoil.procurement.matching.MatchingExamples.knowing;
import static io.counterfoil.procurement.matching.MatchingExamples.leftToAskFor;
import static io.counterfoil.procurement.matching.MatchingExamples.limit;
import static io.counterfoil.procurement.matching.MatchingExamples.match;
import static io.counterfoil.procurement.matching.MatchingExamples.objecting;
import static io.counterfoil.procurement.matching.MatchingExamples.order;
import static io.counterfoil.procurement.matching.MatchingExamples.ordered;
import static io.counterfoil.procurement.matching.MatchingExamples.planningFreight;
import static io.counterfoil.procurement.matching.MatchingExamples.rate;
import static io.counterfoil.procurement.matching.MatchingExamples.received;
import static io.counterfoil.procurement.matching.MatchingExamples.resembling;
import static io.counterfoil.procurement.matching.MatchingExamples.scheduled;
import static io.counterfoil.procurement.matching.MatchingExamples.service;
import static io.counterfoil.procurement.matching.MatchingExamples.standardBut;
import static io.counterfoil.procurement.matching.MatchingExamples.stating;
import static io.counterfoil.procurement.matching.MatchingExamples.weighing;
import static io.counterfoil.procurement.matching.MatchingExamples.withFreight;
import static io.counterfoil.procurement.matching.MatchingExamples.withTax;
import static io.counterfoil.procurement.matching.Verdict.HOLD;
import static io.counterfoil.procurement.matching.Verdict.PARK;
import static io.counterfoil.procurement.matching.Verdict.REJECT;
import static io.counterfoil.procurement.matching.Verdict.TOUCHLESS;
import static io.counterfoil.procurement.matching.Verdict.WITHIN_TOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void m14_billedInPiecesWhereBoxesWereOrderedIsTouchless() {
        var boxes = new Order.Line(
                1,
                new BigDecimal("10"),
                "BOX",
                UnitPrice.each(Money.of("24", "EUR")),
                BigDecimal.ZERO,
                new MatchPolicy(THREE_WAY, "order line"),
                alsoIn("EA", "1", "12"));

        var result = match(order(boxes), received("10"), invoice(billed("120", "2.00")));

        assertThat(result.verdict()).isEqualTo(TOUCHLESS);
        assertThat(figures(result).invoiced().shown()).isEqualByComparingTo("10");
        assertVarianceExcessUndisputed(result, "0.00", "0", "240.00");
    }

    @Test
    void m15_pricePerHundredIsComparedByWhatIsChargedInTotal() {
        var line = new Order.Line(
                1,
                new BigDecimal("2500"),
                "EA",
                new UnitPrice(Money.of("3.75", "EUR"), new BigDecimal("100")),
                BigDecimal.ZERO,
                new MatchPolicy(THREE_WAY, "order line"));

        var exact = match(order(line), received("2500"), invoice(billed("2500", "0.0375")));
        var dearer = match(order(line), received("2500"), invoice(billed("2500", "0.04")));

        assertThat(exact.verdict()).isEqualTo(TOUCHLESS);
        assertThat(figures(exact).amount()).isEqualTo(Money.of("93.75", "EUR"));
        assertThat(dearer.reasonKeys()).containsExactly("PRC");
        assertVarianceExcessUndisputed(dearer, "6.25", "0", "93.75");
        assertThat(check(dearer, "PRC").difference()).hasToString("6.25 EUR (6.667 %)");
    }

    @Test
    void m16_moreWeightBilledThanTheReceivedPiecesWeighIsHeld() {
        var line = agreed(ordered("100", "20"), weighing("250"));
        var weighed = new ReceiptLine("GR-1", 1, ReceivedGoods.weighed(new BigDecimal("100"), new BigDecimal("240")));
        var pieces = new Invoice.Line(
                1, 1, new BigDecimal("100"), "EA", Money.of("5000", "EUR"), null, null, null, new BigDecimal("250"));

        var result = match(order(line), List.of(weighed), invoice(pieces));

        assertThat(result.verdict()).isEqualTo(HOLD);
        assertThat(result.reasonKeys()).containsExactly("OPU");
        assertThat(check(result, "OPU").difference()).hasToString("200.00 EUR (4.167 %)");
        assertVarianceExcessUndisputed(result, "0.00", "0", "4800.00");
    }

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
    void m19_creditForReturnedGoodsIsTouchlessAndSettlesTheLine() {
        var order = order(ordered("100", "10"));
        var paid = billedBefore("100", "1000.00", "1000.00");

        var credit = match(order, returned("100", "8"), paid, as(CREDIT_NOTE, invoice(billed("8", "10"))));
        var afterwards =
                match(order, returned("100", "8"), billedBefore("92", "920.00", "920.00"), invoice(billed("1", "10")));

        assertThat(credit.verdict()).isEqualTo(TOUCHLESS);
        assertThat(figures(credit).open().shown()).as("before").isEqualByComparingTo("-8");
        assertThat(figures(afterwards).open().shown()).as("after").isEqualByComparingTo("0");
        assertThat(afterwards.reasonKeys()).containsExactly("QTY");
    }

    @Test
    void m19_creditOfMoreThanWasBilledIsHeld() {
        var paid = billedBefore("7", "70.00", "70.00");

        var credit = match(
                order(ordered("100", "10")), returned("100", "8"), paid, as(CREDIT_NOTE, invoice(billed("8", "10"))));

        assertThat(credit.reasonKeys()).containsExactly("CRED");
    }

    @Test
    void m20_returnedGoodsAreHeldUntilTheirCreditComesAndThenBothRelease() {
        var order = order(ordered("100", "10"));
        var invoice = invoice(billed("100", "10"));

        var held = match(order, returned("100", "8"), invoice);
        var credit = match(
                order,
                returned("100", "8"),
                billedBefore("100", "1000.00", "1000.00"),
                as(CREDIT_NOTE, invoice(billed("8", "10"))));
        var released = match(order, returned("100", "8"), knowing(credited("8", "80.00"), invoice));

        assertThat(held.reasonKeys()).containsExactly("QTY");
        assertVarianceExcessUndisputed(held, "0.00", "8", "920.00");
        assertThat(check(held, "QTY").difference()).hasToString("8 EA worth 80.00 EUR (8.696 %)");
        assertThat(credit.verdict()).isEqualTo(TOUCHLESS);
        assertThat(released.verdict()).isEqualTo(TOUCHLESS);
        assertThat(figures(released).invoiced().shown()).isEqualByComparingTo("92");
        assertVarianceExcessUndisputed(released, "0.00", "0", "920.00");
    }

    @Test
    void m21_creditOfMoneyBringsThePriceBackWithinTolerance() {
        var order = order(ordered("100", "10"));
        var invoice = invoice(billed("100", "10.60"));
        var money = new Invoice.Line(1, 1, BigDecimal.ONE, "EA", Money.of("40.00", "EUR"));

        var held = match(order, received("100"), invoice);
        var credit = match(
                order, received("100"), billedBefore("100", "1060.00", "1000.00"), as(VALUE_CREDIT, invoice(money)));
        var released = match(order, received("100"), knowing(credited("0", "40.00"), invoice));

        assertThat(held.reasonKeys()).containsExactly("PRC");
        assertVarianceExcessUndisputed(held, "60.00", "0", "1000.00");
        assertThat(credit.verdict()).isEqualTo(TOUCHLESS);
        assertThat(figures(credit).invoiced().signum()).isZero();
        assertThat(released.verdict()).isEqualTo(WITHIN_TOL);
        assertThat(figures(released).amount()).isEqualTo(Money.of("1020.00", "EUR"));
        assertThat(check(released, "PRC").difference()).hasToString("20.00 EUR (2.0 %)");
    }

    @Test
    void m22_subsequentDebitsAreJudgedByAllThatIsChargedForTheQuantity() {
        var order = order(ordered("100", "10"));

        var first = match(
                order,
                received("100"),
                billedBefore("100", "1000.00", "1000.00"),
                as(SUBSEQUENT_DEBIT, invoice(billed("100", "0.15"))));
        var second = match(
                order,
                received("100"),
                billedBefore("100", "1015.00", "1000.00"),
                as(SUBSEQUENT_DEBIT, invoice(billed("100", "0.10"))));

        assertThat(first.verdict()).isEqualTo(WITHIN_TOL);
        assertThat(figures(first).variance()).isEqualTo(Money.of("15.00", "EUR"));
        assertThat(figures(first).invoiced().signum()).as("quantity").isZero();
        assertThat(second.reasonKeys()).containsExactly("PRC");
        assertThat(check(second, "PRC").difference()).hasToString("25.00 EUR (2.5 %)");
    }

    @Test
    void m23_plannedFreightIsComparedByItsShareOfTheQuantityBilled() {
        var order = order(agreed(ordered("100", "10"), planningFreight("100")));
        var all = invoice(billed("100", "10"));

        var within = match(order, received("100"), withFreight("110", all));
        var beyond = match(order, received("100"), withFreight("111", all));
        var half = match(order, received("100"), withFreight("60", invoice(billed("50", "10"))));

        assertThat(within.verdict()).isEqualTo(WITHIN_TOL);
        assertThat(ofDocument(within, "FRT").difference()).hasToString("10.00 EUR (10.0 %)");
        assertThat(beyond.reasonKeys()).containsExactly("FRT");
        assertThat(half.reasonKeys()).containsExactly("FRT");
        assertThat(ofDocument(half, "FRT").difference()).hasToString("10.00 EUR (20.0 %)");
    }

    @Test
    void m24_unplannedFreightIsComparedWithTheGoods() {
        var order = order(ordered("100", "10"));
        var all = invoice(billed("100", "10"));

        var within = match(order, received("100"), withFreight("18", all));
        var beyond = match(order, received("100"), withFreight("30", all));

        assertThat(within.verdict()).isEqualTo(WITHIN_TOL);
        assertThat(ofDocument(within, "FRTU").difference()).hasToString("18.00 EUR (1.8 %)");
        assertThat(beyond.reasonKeys()).containsExactly("FRTU");
    }

    @Test
    void m25_taxIsComparedWithWhatItsRateGives() {
        var order = order(ordered("3", "33.33"));
        var goods = invoice(billed("3", "33.33"));

        var within = match(order, received("3"), withTax("19", "18.99", "118.98", goods));
        var beyond = match(order, received("3"), withTax("19", "17.00", "116.99", goods));

        assertThat(within.verdict()).isEqualTo(WITHIN_TOL);
        assertThat(ofDocument(within, "TAX").base()).hasToString("19.00 EUR");
        assertThat(beyond.reasonKeys()).containsExactly("TAX");
        assertThat(ofDocument(beyond, "TAX").difference()).hasToString("2.00 EUR (10.526 %)");
    }

    @Test
    void m25_rateThatNoTaxHasIsHeldHoweverLittleIsChargedAtIt() {
        var order = order(ordered("100", "10"));
        var goods = invoice(billed("100", "10"));

        var absurd = match(order, received("100"), withChargeOfFive("100", "5.00", "1200.00", goods));
        var usual = match(order, received("100"), withChargeOfFive("27", "1.35", "1196.35", goods));

        assertThat(absurd.reasonKeys()).containsExactly("TAX_RATE");
        assertThat(absurd.reasons().get(0).sentence()).contains("The rate of 100.0 % charged on 5.00 EUR");
        assertThat(usual.reasonKeys()).isEmpty();
    }

    private static Invoice withChargeOfFive(String percent, String tax, String gross, Invoice invoice) {
        var five = Money.of("5.00", "EUR");
        return stating(
                new Invoice.Totals(
                        five,
                        List.of(
                                new Invoice.Tax(
                                        new BigDecimal("19"), Money.of("1000.00", "EUR"), Money.of("190.00", "EUR")),
                                new Invoice.Tax(new BigDecimal(percent), five, Money.of(tax, "EUR"))),
                        Money.of(gross, "EUR")),
                invoice);
    }

    @ParameterizedTest
    @CsvSource({
        "Z, 19, TAX",
        "E, 19, TAX",
        "AE, 19, TAX",
        "G, 19, TAX",
        "K, 19, TAX",
        "O, 19, TAX",
        "S, 19, ''",
        "Z, 0, ''"
    })
    void m25_categoryWithoutTaxIsHeldAtAnyRateButZero(String category, String percent, String reason) {
        var goods = invoice(billed("100", "10"));
        var base = Money.of("1000.00", "EUR");
        var tax = base.times(new BigDecimal(percent).movePointLeft(2)).rounded();
        var totals = new Invoice.Totals(
                Money.zero("EUR"),
                List.of(new Invoice.Tax(new BigDecimal(percent), base, tax)),
                base.plus(tax),
                null,
                List.of(new TaxTable.Row(category, new BigDecimal(percent), base, tax)));

        var result = match(order(ordered("100", "10")), received("100"), stating(totals, goods));

        assertThat(String.join(",", result.reasonKeys())).isEqualTo(reason);
    }

    @Test
    void m38_whatFollowsFromAnotherRateOfAPrepaymentIsForTheToleranceSetToSay() {
        var reduced = order(agreed(ordered("1000", "10"), taxedAt("7")));
        var asked = knowing(leftToAskFor("3000", null), taxed("19", request("3000")));
        var warning = standardBut("TAX", limit("0.05", null, null, Outcome.WARN));

        var result = new ThreeWayMatch(reduced, List.of(), List.of(), warning).of(asked);

        assertThat(result.reasonKeys()).isEmpty();
        assertThat(result.warnings())
                .singleElement()
                .satisfies(check -> assertThat(check.sentence())
                        .isEqualTo("Invoice line 1: tax is charged at 19.0 % where 7.0 % is agreed."));
    }

    @Test
    void m26_totalThatIsOffByCentsIsASmallDifferenceAndByMoreIsParked() {
        var order = order(ordered("100", "10"));
        var goods = invoice(billed("100", "10"));

        var within = match(order, received("100"), withTax("19", "190.00", "1190.03", goods));
        var beyond = match(order, received("100"), withTax("19", "190.00", "1191.00", goods));

        assertThat(within.verdict()).isEqualTo(WITHIN_TOL);
        assertThat(ofDocument(within, "TOT").difference()).hasToString("0.03 EUR (0.003 %)");
        assertThat(beyond.verdict()).isEqualTo(PARK);
        assertThat(beyond.reasonKeys()).containsExactly("TOT");
    }

    @Test
    void m27_exchangeRatesMakeNoPriceVarianceAndConvertOnlyTheLimits() {
        var order = order("USD", in("USD", "100", "10"));
        var large = order("USD", in("USD", "1000", "10"));

        var exact = match(order, received("100"), knowing(rate("1.12"), dollars("100", "1000.00")));
        var within = match(large, received("1000"), knowing(rate("1.12"), dollars("1000", "10056.00")));
        var beyond = match(large, received("1000"), knowing(rate("1.12"), dollars("1000", "10056.01")));

        assertThat(exact.verdict()).isEqualTo(TOUCHLESS);
        assertThat(figures(exact).variance()).isEqualTo(Money.of("0.00", "USD"));
        assertThat(within.verdict()).as("50.00 EUR are 56.00 USD").isEqualTo(WITHIN_TOL);
        assertThat(beyond.reasonKeys()).containsExactly("PRC");
    }

    @Test
    void m27_convertedLimitsAreRoundedDown() {
        var large = order("USD", in("USD", "1000", "10"));

        var result = match(large, received("1000"), knowing(rate("1.12019"), dollars("1000", "10056.01")));

        assertThat(result.reasonKeys()).as("50.00 EUR are 56.0095 USD").containsExactly("PRC");
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
    void m29_currenciesWithNoOrThreeDecimalsAreRoundedToTheirOwnMinorUnit() {
        var yen = match(order("JPY", in("JPY", "3", "333.5")), received("3"), inCurrency("JPY", "3", "1001"));
        var dinars = match(order("KWD", in("KWD", "3", "1.2345")), received("3"), inCurrency("KWD", "3", "3.704"));

        assertThat(yen.verdict()).isEqualTo(TOUCHLESS);
        assertThat(figures(yen).expected()).isEqualTo(Money.of("1001", "JPY"));
        assertThat(dinars.verdict()).isEqualTo(TOUCHLESS);
        assertThat(figures(dinars).expected()).isEqualTo(Money.of("3.704", "KWD"));
    }

    @Test
    void m31_servicesAreComparedByTheAmountAccepted() {
        var order = order(agreed(ordered("1", "5000"), service()));
        var accepted = List.of(new ReceiptLine("GR-1", 1, ReceivedGoods.acceptedFor(new BigDecimal("2000.00"))));

        var exact = match(order, accepted, invoice(billed("1", "2000")));
        var within = match(order, accepted, invoice(billed("1", "2020")));
        var beyond = match(order, accepted, invoice(billed("1", "2030")));

        assertThat(exact.verdict()).isEqualTo(TOUCHLESS);
        assertThat(within.verdict()).isEqualTo(WITHIN_TOL);
        assertThat(check(within, "AMT").difference()).hasToString("20.00 EUR (1.0 %)");
        assertThat(beyond.reasonKeys()).containsExactly("AMT");
        assertThat(beyond.undisputed()).isEqualTo(Money.of("2000.00", "EUR"));
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
    void m33_billedByReceiptOnlyThatReceiptCounts() {
        var byOrder = new MatchPolicy(THREE_WAY, MatchPolicy.Basis.ORDER, "order line");
        var byReceipt = new MatchPolicy(THREE_WAY, MatchPolicy.Basis.RECEIPT, "order line");
        var receipts = received("60", "40");
        var line = new Invoice.Line(1, 1, new BigDecimal("60"), "EA", Money.of("600", "EUR"), null, null, "GR-2", null);

        var held = match(order(hundred(byReceipt)), receipts, invoice(line));

        assertThat(held.reasonKeys()).containsExactly("QTY");
        assertVarianceExcessUndisputed(held, "0.00", "20", "400.00");
        assertThat(match(order(hundred(byOrder)), receipts, invoice(line)).verdict())
                .isEqualTo(TOUCHLESS);
    }

    @Test
    void m34_blanketOrderIsBilledUpToItsLimitAndWithinItsValidity() {
        var order = order(agreed(ordered("1", "1000"), blanket("2026-01-01", "2026-12-31")));
        var before = billedBefore("1", "500.00", "500.00");

        var within = match(order, List.of(), before, serviceOn("2026-12-31", "510"));
        var beyond = match(order, List.of(), before, serviceOn("2026-12-31", "511"));
        var late = match(order, List.of(), before, serviceOn("2027-01-01", "500"));
        var early = match(order, List.of(), before, serviceOn("2025-12-31", "500"));

        assertThat(within.verdict()).isEqualTo(WITHIN_TOL);
        assertThat(check(within, "BLK").compared()).hasToString("1,010.00 EUR");
        assertThat(beyond.reasonKeys()).containsExactly("BLK");
        assertThat(check(beyond, "BLK").compared()).hasToString("1,011.00 EUR");
        assertThat(beyond.undisputed()).isEqualTo(Money.of("500.00", "EUR"));
        assertThat(late.reasonKeys()).containsExactly("BLKDATE");
        assertThat(late.reasons().get(0).sentence()).contains("1 days outside the validity");
        assertThat(early.reasonKeys()).containsExactly("BLKDATE");
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
    void m37_muchMoneyLongBeforeTheAgreedDeliveryIsHeld() {
        var large = order(agreed(ordered("100", "50"), scheduled("2026-11-30")));
        var small = order(agreed(ordered("100", "4"), scheduled("2026-11-30")));

        var held = match(large, received("100"), issuedOn("2026-11-10", invoice(billed("100", "50"))));
        var passes = match(small, received("100"), issuedOn("2026-11-10", invoice(billed("100", "4"))));

        assertThat(held.reasonKeys()).containsExactly("DATE");
        assertThat(check(held, "DATE").difference()).hasToString("100,000.00 EUR");
        assertThat(passes.verdict()).isEqualTo(TOUCHLESS);
    }

    @Test
    void m38_prepaymentIsRequestedUpToWhatWasAgreed() {
        var order = order(ordered("1000", "10"));

        var agreed = match(order, received(), knowing(leftToAskFor("3000", null), request("3000")));
        var more = match(order, received(), knowing(leftToAskFor("3000", null), request("3500")));
        var notAgreed = match(order, received(), request("1"));

        assertThat(agreed.verdict()).isEqualTo(TOUCHLESS);
        assertThat(more.reasonKeys()).containsExactly("PREPAY");
        assertThat(ofDocument(more, "PREPAY").difference()).hasToString("500.00 EUR (16.667 %)");
        assertThat(notAgreed.reasonKeys()).containsExactly("PREPAY");
    }

    @Test
    void m38_whatIsChargedBesideAPrepaymentIsRequestedToo() {
        var order = order(ordered("1000", "10"));

        var beyond = match(order, received(), knowing(leftToAskFor("3000", null), withFreight("20", request("3000"))));
        var within = match(order, received(), knowing(leftToAskFor("3000", null), withFreight("20", request("2980"))));

        assertThat(beyond.reasonKeys()).containsExactly("PREPAY");
        assertThat(ofDocument(beyond, "PREPAY").difference()).hasToString("20.00 EUR (0.667 %)");
        assertThat(within.reasonKeys()).isEmpty();
    }

    @Test
    void m38_prepaymentIsTaxedAsAgreed() {
        var reduced = order(agreed(ordered("1000", "10"), taxedAt("7")));
        var asked = knowing(leftToAskFor("3000", null), taxed("19", request("3000")));

        assertThat(match(reduced, received(), asked).reasonKeys()).containsExactly("TAX");
        assertThat(match(reduced, received(), knowing(leftToAskFor("3000", null), taxed("7", request("3000"))))
                        .verdict())
                .isEqualTo(TOUCHLESS);
        assertThat(match(order(ordered("1000", "10")), received(), asked).verdict())
                .as("no rate is agreed")
                .isEqualTo(TOUCHLESS);
    }

    @Test
    void m38_prepaymentInAnotherCurrencyIsHeldForItAndComparedWithNothing() {
        var line = new Invoice.Line(1, 1, BigDecimal.ONE, "EA", Money.of("3000", "USD"));
        var dollars = as(
                InvoiceKind.PREPAYMENT_REQUEST, new Invoice("INV-9", MatchingExamples.SUPPLIER, "USD", List.of(line)));

        var result = match(order(ordered("1000", "10")), received(), knowing(leftToAskFor("3000", null), dollars));

        assertThat(result.reasonKeys()).containsExactly("CCY");
    }

    @Test
    void m39_whatIsChargedBesideAReleaseWasNeverKeptBack() {
        var order = order(ordered("10000", "10"));

        var charged = match(order, received(), knowing(leftToAskFor(null, "5000"), withFreight("1", release("4000"))));
        var lowered =
                match(order, received(), knowing(leftToAskFor(null, "5000"), withFreight("-500", release("5500"))));
        var beyond = match(order, received(), knowing(leftToAskFor(null, "5000"), withFreight("1", release("5500"))));

        assertThat(charged.reasonKeys()).containsExactly("FRTU");
        assertThat(lowered.verdict()).isEqualTo(TOUCHLESS);
        assertThat(beyond.reasonKeys()).containsExactly("RET", "FRTU");
    }

    private static Order.Terms taxedAt(String percent) {
        return new Order.Terms(
                Order.Kind.GOODS, null, BigDecimal.ZERO, null, null, null, new BigDecimal(percent), Map.of());
    }

    private static Invoice taxed(String percent, Invoice invoice) {
        var line = invoice.lines().get(0);
        return as(
                invoice.kind(),
                invoice(new Invoice.Line(
                        1, 1, line.quantity(), "EA", line.net(), new BigDecimal(percent), null, null, null)));
    }

    @Test
    void m39_retentionIsReleasedUpToWhatWasKeptBack() {
        var order = order(ordered("10000", "10"));

        var kept = match(order, received(), knowing(leftToAskFor(null, "5000"), release("5000")));
        var more = match(order, received(), knowing(leftToAskFor(null, "5000"), release("5500")));

        assertThat(kept.verdict()).isEqualTo(TOUCHLESS);
        assertThat(more.reasonKeys()).containsExactly("RET");
    }

    @Test
    void m41_whatWeSettledOurselvesIsRejectedWhateverTheFiguresSay() {
        var twin = objecting("ERS", Outcome.REJECT, Party.ACCOUNTS_PAYABLE);

        var result = match(order(ordered("40", "10")), received("40"), knowing(twin, invoice(billed("40", "10"))));

        assertThat(result.verdict()).isEqualTo(REJECT);
        assertThat(result.reasonKeys()).containsExactly("ERS");
    }

    @Test
    void m43_amendedPriceEndsTheHold() {
        var invoice = invoice(billed("100", "10.60"));

        assertThat(match(order(ordered("100", "10")), received("100"), invoice).reasonKeys())
                .containsExactly("PRC");
        assertThat(match(order(ordered("100", "10.60")), received("100"), invoice)
                        .verdict())
                .isEqualTo(TOUCHLESS);
    }

    @Test
    void m44_invoiceWithoutAnOrderIsNeverTouchless() {
        var nobodyOrdered = objecting("NOPO", Outcome.HOLD, Party.COST_CENTRE_OWNER);

        var result = ThreeWayMatch.withoutOrder(
                knowing(nobodyOrdered, invoice(billed("1", "900"))), Tolerances.of(MatchingExamples.standard()));

        assertThat(result.reasonKeys()).containsExactly("NOPO");
        assertThat(result.parties()).containsExactly(Party.COST_CENTRE_OWNER);
        assertThat(result.undisputed()).isEqualTo(Money.of("0.00", "EUR"));
    }

    @Test
    void m45_freeGoodsThatAreChargedAreHeld() {
        var result = match(order(ordered("1", "0")), received("1"), invoice(billed("1", "5.00")));

        assertThat(result.reasonKeys()).containsExactly("PRC");
        assertVarianceExcessUndisputed(result, "5.00", "0", "0.00");
    }

    @Test
    void m46_mostSpecificSetGoverns() {
        var order = order(ordered("100", "10"));
        var company = MatchingExamples.standard();
        var strict = named("S9", limit("0", "0", Limit.Operator.ALL));
        var wide = named("IT", limit("100.00", "3.0", Limit.Operator.ALL));

        var supplier = matchBy(new Tolerances(strict, Map.of(1, strict)), order, invoice(billed("100", "10.10")));
        var category = matchBy(new Tolerances(company, Map.of(1, wide)), order, invoice(billed("100", "10.30")));
        var other = matchBy(Tolerances.of(company), order, invoice(billed("100", "10.30")));

        assertThat(supplier.reasonKeys()).containsExactly("PRC");
        assertThat(supplier.reasons().get(0).sentence()).contains("S9 version 1");
        assertThat(category.verdict()).isEqualTo(WITHIN_TOL);
        assertThat(category.toleranceSets()).isEqualTo("STD version 1, IT version 1");
        assertThat(check(category, "PRC").difference()).hasToString("30.00 EUR (3.0 %)");
        assertThat(other.reasonKeys()).containsExactly("PRC");
    }

    @Test
    void m46_documentIsGovernedByTheSetOfItsLinesOnlyIfTheyAgree() {
        var order = order(ordered("100", "10"), ordered(2, "100", "10", THREE_WAY, "0"));
        var wide = named("IT", MatchingExamples.standard().limit("PRC"), "FRTU", limit("40", "5.0", ALL));
        var receipts = List.of(received("GR-1", 1, "100"), received("GR-1", 2, "100"));
        var invoice = withFreight("30", invoice(billed("100", "10"), billed(2, 2, "100", "10")));
        var company = MatchingExamples.standard();

        var agreeing = new ThreeWayMatch(order, receipts, List.of(), new Tolerances(company, Map.of(1, wide, 2, wide)))
                .of(invoice);
        var mixed = new ThreeWayMatch(order, receipts, List.of(), new Tolerances(company, Map.of(1, wide))).of(invoice);

        assertThat(agreeing.verdict()).isEqualTo(WITHIN_TOL);
        assertThat(mixed.reasonKeys()).containsExactly("FRTU");
    }

    @Test
    void m47_changedBankAccountHoldsAnExactInvoice() {
        var changed = objecting("BANK", Outcome.HOLD, Party.VENDOR_MASTER);

        var result =
                match(order(ordered("100", "10")), received("100"), knowing(changed, invoice(billed("100", "10"))));

        assertThat(result.reasonKeys()).containsExactly("BANK");
        assertThat(result.parties()).containsExactly(Party.VENDOR_MASTER);
    }

    @Test
    void m48_goodsGoToTheInvoiceRegisteredFirst() {
        var order = order(ordered("100", "10"));
        var a = invoice(billed("80", "10"));
        var b = invoice(billed("20", "10"));
        var afterA = billedBefore("80", "800.00", "800.00");

        assertOpen(match(order, received("50"), a), "50", HOLD);
        assertOpen(match(order, received("50"), afterA, b), "-30", HOLD);
        assertOpen(match(order, received("50", "40"), a), "90", TOUCHLESS);
        assertOpen(match(order, received("50", "40"), afterA, b), "10", HOLD);
        assertOpen(match(order, received("50", "40", "10"), a), "100", TOUCHLESS);
        assertOpen(match(order, received("50", "40", "10"), afterA, b), "20", TOUCHLESS);
    }

    @Test
    void row6_nearDuplicateIsSilentWhereReceiptsProveBoth() {
        var order = order(ordered("100", "10"));
        var like = resembling("INV-8", "0.90");

        var proven = match(order, received("100"), knowing(like, invoice(billed("50", "10"))));
        var tooMuch = match(order, received("50"), knowing(like, invoice(billed("60", "10"))));
        var nothingCame = match(order, received(), knowing(like, invoice(billed("60", "10"))));
        var tooDear = match(order, received("100"), knowing(like, invoice(billed("50", "11"))));

        assertThat(proven.verdict()).isEqualTo(TOUCHLESS);
        assertThat(proven.warnings()).extracting(Check::key).containsExactly("DUP");
        assertThat(tooMuch.reasonKeys()).containsExactly("DUP", "QTY");
        assertThat(nothingCame.reasonKeys()).containsExactly("DUP", "GR");
        assertThat(tooDear.reasonKeys()).containsExactly("PRC");
    }

    @Test
    void row6_nearDuplicateIsHeldWhereNoReceiptsAreCounted() {
        var like = resembling("INV-8", "0.81");
        var twoWay = order(ordered(1, "100", "10", MatchPolicy.Way.TWO_WAY, "0"));

        var withOrder = match(twoWay, received(), knowing(like, invoice(billed("50", "10"))));
        var withoutOrder = ThreeWayMatch.withoutOrder(
                knowing(like, invoice(billed("50", "10"))), Tolerances.of(MatchingExamples.standard()));

        assertThat(withOrder.reasonKeys()).containsExactly("DUP");
        assertThat(withoutOrder.reasonKeys()).containsExactly("DUP");
    }

    @Test
    void sample_twoInAHundredAreLookedAtByAPerson() {
        var order = order(ordered("100", "10"));
        var invoice = invoice(billed("100", "10"));

        var last = match(order, received("100"), knowing(drawn(199), invoice));
        var first = match(order, received("100"), knowing(drawn(200), invoice));

        assertThat(last.reasonKeys()).containsExactly("SAMPLE");
        assertThat(first.verdict()).isEqualTo(TOUCHLESS);
    }

    private static void assertOpen(MatchResult result, String open, Verdict verdict) {
        assertThat(figures(result).open().shown()).as("open").isEqualByComparingTo(open);
        assertThat(result.verdict()).isEqualTo(verdict);
    }

    private static MatchResult matchBy(Tolerances tolerances, Order order, Invoice invoice) {
        return new ThreeWayMatch(order, received("100"), List.of(), tolerances).of(invoice);
    }

    private static ToleranceSet named(String name, Limit price) {
        return named(name, price, "CUM", price);
    }

    private static ToleranceSet named(String name, Limit price, String key, Limit other) {
        var source = ToleranceSet.source(name, 1);
        var limits = new HashMap<String, Limit>();
        MatchingExamples.standard().limits().forEach((any, limit) -> limits.put(any, from(source, limit)));
        limits.put("PRC", from(source, price));
        limits.put(key, from(source, other));
        return new ToleranceSet(name, 1, limits);
    }

    private static Limit from(String source, Limit limit) {
        return new Limit(
                limit.absolute(), limit.currency(), limit.percent(), limit.operator(), limit.consequence(), source);
    }

    private static List<ReceiptLine> returned(String received, String returned) {
        var zero = BigDecimal.ZERO;
        var goods = new ReceivedGoods(new BigDecimal(received), zero, zero, zero, new BigDecimal(returned), zero);
        return List.of(new ReceiptLine("GR-1", 1, goods));
    }

    private static Order.Line hundred(MatchPolicy policy) {
        return new Order.Line(
                1, new BigDecimal("100"), "EA", UnitPrice.each(Money.of("10", "EUR")), BigDecimal.ZERO, policy);
    }

    private static Order.Line in(String currency, String quantity, String price) {
        return new Order.Line(
                1,
                new BigDecimal(quantity),
                "EA",
                UnitPrice.each(Money.of(price, currency)),
                BigDecimal.ZERO,
                new MatchPolicy(THREE_WAY, "order line"));
    }

    private static Invoice dollars(String quantity, String net) {
        return inCurrency("USD", quantity, net);
    }

    private static Invoice inCurrency(String currency, String quantity, String net) {
        var line = new Invoice.Line(1, 1, new BigDecimal(quantity), "EA", Money.of(net, currency));
        return new Invoice("INV-9", MatchingExamples.SUPPLIER, currency, List.of(line));
    }

    private static Invoice serviceOn(String day, String net) {
        return invoice(new Invoice.Line(
                1, 1, BigDecimal.ONE, "EA", Money.of(net, "EUR"), null, LocalDate.parse(day), null, null));
    }

    private static Invoice request(String amount) {
        return as(InvoiceKind.PREPAYMENT_REQUEST, invoice(billed("1", amount)));
    }

    private static Invoice release(String amount) {
        return as(InvoiceKind.RETENTION_RELEASE, invoice(billed("1", amount)));
    }

    private static Comparison ofDocument(MatchResult result, String key) {
        return result.checks().stream()
                .filter(check -> check.key().equals(key))
                .map(Comparison.class::cast)
                .findFirst()
                .orElseThrow();
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
