package io.counterfoil.procurement.matching;

import static io.counterfoil.procurement.matching.MatchPolicy.Way.FOUR_WAY;
import static io.counterfoil.procurement.matching.MatchPolicy.Way.NONE;
import static io.counterfoil.procurement.matching.MatchPolicy.Way.THREE_WAY;
import static io.counterfoil.procurement.matching.MatchPolicy.Way.TWO_WAY;
import static io.counterfoil.procurement.matching.MatchingExamples.SUPPLIER;
import static io.counterfoil.procurement.matching.MatchingExamples.billed;
import static io.counterfoil.procurement.matching.MatchingExamples.billedBefore;
import static io.counterfoil.procurement.matching.MatchingExamples.invoice;
import static io.counterfoil.procurement.matching.MatchingExamples.match;
import static io.counterfoil.procurement.matching.MatchingExamples.order;
import static io.counterfoil.procurement.matching.MatchingExamples.ordered;
import static io.counterfoil.procurement.matching.MatchingExamples.received;
import static io.counterfoil.procurement.matching.MatchingExamples.standard;
import static io.counterfoil.procurement.matching.MatchingExamples.standardBut;
import static io.counterfoil.procurement.matching.Verdict.HOLD;
import static io.counterfoil.procurement.matching.Verdict.PARK;
import static io.counterfoil.procurement.matching.Verdict.TOUCHLESS;
import static io.counterfoil.procurement.matching.Verdict.WITHIN_TOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreeWayMatchTest {
    private static final Order ORDER = order(ordered("100", "10"));

    @Test
    void everyLineIsJudgedOnItsOwnAndTheWorstDecides() {
        var order = order(ordered(2, "5", "3", THREE_WAY, "0"), ordered(1, "100", "10", THREE_WAY, "0"));

        var result = match(
                order,
                List.of(received("GR-1", 1, "100"), received("GR-1", 2, "5")),
                invoice(billed(1, 2, "5", "4"), billed(2, 1, "100", "10.10")));

        assertThat(result.verdict()).isEqualTo(HOLD);
        assertThat(result.lines())
                .extracting(line -> line.figures().ordered().number())
                .containsExactly(1, 2);
        assertThat(result.reasons())
                .extracting(Check::sentence)
                .singleElement()
                .asString()
                .startsWith("Order line 2:");
        assertThat(result.undisputed()).isEqualTo(Money.of("1015.00", "EUR"));
    }

    @Test
    void aComparisonExplainsItselfWithAmountsLimitAndSource() {
        var result = match(ORDER, received("60"), invoice(billed("100", "11")));

        assertThat(result.reasons())
                .extracting(Check::sentence)
                .containsExactly(
                        "Order line 1: the invoice charges 1,100.00 EUR where the order prices 1,000.00 EUR; the"
                                + " difference of 100.00 EUR (10.0 %) is not within the limit of 50.00 EUR and 2.0 %"
                                + " (STD version 1).",
                        "Order line 1: 100 EA billed, 60 EA delivered and not yet billed; the difference of 40 EA worth"
                                + " 400.00 EUR (66.667 %) is not within the limit of 25.00 EUR and 1.0 % (STD version"
                                + " 1).");
    }

    @Test
    void aMissingReceiptExplainsItself() {
        var result = match(ORDER, List.of(), invoice(billed("100", "10")));

        assertThat(result.reasons())
                .extracting(Check::sentence)
                .containsExactly("Order line 1: 100 EA billed, 0 EA received so far; a difference is not allowed (STD"
                        + " version 1), and this is 100 EA worth 1,000.00 EUR.");
    }

    @Test
    void aWarningSaysThatItOnlyWarns() {
        var result = match(ORDER, received("100"), invoice(billed("100", "9")));

        assertThat(result.warnings())
                .extracting(Check::sentence)
                .containsExactly("Order line 1: the invoice charges only 900.00 EUR where the order prices 1,000.00"
                        + " EUR; the difference of 100.00 EUR (10.0 %) is not within the limit of 5.0 % (STD version"
                        + " 1); this only warns.");
    }

    @Test
    void checksThatPassExplainThemselvesToo() {
        var checks = match(ORDER, received("100"), invoice(billed("100", "10.20")))
                .lines()
                .get(0)
                .checks();

        assertThat(checks)
                .extracting(Check::sentence)
                .containsExactly(
                        "Order line 1: the invoice charges 1,020.00 EUR where the order prices 1,000.00 EUR; the"
                                + " difference of 20.00 EUR (2.0 %) is within the limit of 50.00 EUR and 2.0 % (STD"
                                + " version 1).",
                        "Order line 1: 100 EA billed, 100 EA delivered and not yet billed; no difference.",
                        "Order line 1: 100 EA billed to date, 100 EA ordered including agreed over-delivery; no"
                                + " difference.");
    }

    @Test
    void invoiceOfAnotherSupplierIsParked() {
        var invoice = new Invoice("INV-9", "S-200", "EUR", List.of(billed("100", "10")));

        assertParked(match(ORDER, received("100"), invoice), "SUP");
    }

    @Test
    void invoiceForAnUnapprovedOrClosedOrderIsParked() {
        for (var state : List.of(Order.State.UNAPPROVED, Order.State.CLOSED)) {
            var order = new Order("PO-1001", SUPPLIER, state, "EUR", ORDER.lines());

            assertParked(match(order, received("100"), invoice(billed("100", "10"))), "POSTAT");
        }
    }

    @Test
    void lineThatTheOrderLacksIsParked() {
        var result = match(ORDER, received("100"), invoice(billed("100", "10"), billed(2, 7, "1", "10")));

        assertParked(result, "LINE");
        assertThat(result.lines()).hasSize(1);
        assertThat(result.checks().get(0).sentence())
                .isEqualTo("Invoice line 2 bills line 7, which order PO-1001 does not have.");
    }

    @Test
    void lineThatNamesNoOrderLineIsParked() {
        assertParked(match(ORDER, received("100"), invoice(billed(1, null, "100", "10"))), "LINE");
    }

    @Test
    void lineInAUnitWithoutConversionIsParked() {
        var boxes = new Invoice.Line(2, 1, BigDecimal.TEN, "BOX", Money.of("100.00", "EUR"));

        var result = match(ORDER, received("100"), invoice(billed("50", "10"), boxes));

        assertParked(result, "UOM");
        assertThat(result.lines()).isEmpty();
    }

    @Test
    void chargeForNoPositiveQuantityOrANegativeAmountIsParked() {
        assertParked(match(ORDER, received("100"), invoice(billed("-8", "10"))), "SIGN");
        assertParked(match(ORDER, received("100"), invoice(billed("8", "-10"))), "SIGN");
        var nothing = new Invoice.Line(1, 1, BigDecimal.ZERO, "EA", Money.of("40.00", "EUR"));
        assertParked(match(ORDER, received("100"), invoice(nothing)), "SIGN");
    }

    @Test
    void correctionLineOfTheSameInvoiceIsOffsetBeforeComparing() {
        var result = match(ORDER, received("100"), invoice(billed(1, 1, "110", "10"), billed(2, 1, "-10", "10")));

        assertThat(result.verdict()).isEqualTo(TOUCHLESS);
    }

    @Test
    void parkComesBeforeHoldAndAllReasonsAreListed() {
        var invoice = new Invoice("INV-9", "S-200", "EUR", List.of(billed("104", "11")));

        var result = match(ORDER, received("100"), invoice);

        assertThat(result.verdict()).isEqualTo(PARK);
        assertThat(result.reasonKeys()).containsExactly("SUP", "PRC", "QTY", "ORD");
    }

    @Test
    void quantitiesAreComparedEvenIfCurrenciesDiffer() {
        var dollars = new Invoice.Line(1, 1, new BigDecimal("80"), "EA", Money.of("9999.00", "USD"));

        var result = match(ORDER, received("50"), new Invoice("INV-9", SUPPLIER, "USD", List.of(dollars)));

        assertThat(result.reasonKeys()).containsExactly("CCY", "QTY");
    }

    @Test
    void twoWayNeedsNoReceiptButNeverMoreThanOrdered() {
        var order = order(ordered(1, "100", "10", TWO_WAY, "0"));

        assertThat(match(order, List.of(), invoice(billed("100", "10"))).verdict())
                .isEqualTo(TOUCHLESS);
        var more = match(order, List.of(), invoice(billed("101", "10")));
        assertThat(more.reasonKeys()).containsExactly("ORD");
        assertThat(more.parties()).containsExactly(Party.BUYER);
        assertThat(more.undisputed()).isEqualTo(Money.of("1000.00", "EUR"));
    }

    @Test
    void exemptLineIsNeverTouchless() {
        var order = order(ordered(1, "100", "10", NONE, "0"));

        var result = match(order, List.of(), invoice(billed("100", "10")));

        assertThat(result.verdict()).isEqualTo(HOLD);
        assertThat(result.reasonKeys()).containsExactly("NONE");
        assertThat(result.parties()).containsExactly(Party.ACCOUNTS_PAYABLE);
    }

    @Test
    void fourWayWaitsForInspection() {
        var order = order(ordered(1, "100", "10", FOUR_WAY, "0"));

        var result = match(order, received("100"), invoice(billed("100", "10")));

        assertThat(result.reasonKeys()).containsExactly("QTY");
        assertThat(result.undisputed()).isEqualTo(Money.of("0.00", "EUR"));
    }

    @Test
    void onceEverythingIsBilledNotTheSmallestExcessIsWithin() {
        var order = order(ordered("1000", "0.01"));

        var result = match(order, received("100"), billedBefore("100", "1.00", "1.00"), invoice(billed("1", "0.01")));

        assertThat(result.reasonKeys()).containsExactly("QTY");
        assertThat(result.undisputed()).isEqualTo(Money.of("0.00", "EUR"));
    }

    @Test
    void moreReceivedThanOrderedIsUndisputedOnlyAsFarAsOrdered() {
        var result = match(ORDER, received("104"), invoice(billed("104", "10")));

        assertThat(result.reasonKeys()).containsExactly("ORD");
        assertThat(result.undisputed()).isEqualTo(Money.of("1000.00", "EUR"));
    }

    @Test
    void overDeliveryIsAgreedInPercentOfTheOrderedQuantity() {
        var order = order(ordered(1, "100", "10", THREE_WAY, "5"));

        assertThat(match(order, received("106"), invoice(billed("105", "10"))).verdict())
                .isEqualTo(TOUCHLESS);
        assertThat(match(order, received("106"), invoice(billed("106", "10"))).reasonKeys())
                .containsExactly("ORD");
    }

    @Test
    void invoicePaysForTheOldestReceiptsThatEarlierInvoicesLeft() {
        var result = match(
                ORDER, received("30", "30", "40"), billedBefore("40", "400.00", "400.00"), invoice(billed("25", "10")));

        assertThat(result.lines().get(0).figures().allocations())
                .containsExactly(
                        new Allocation("GR-2", Fraction.of(new BigDecimal("20"))),
                        new Allocation("GR-3", Fraction.of(new BigDecimal("5"))));
    }

    @Test
    void reversedReceiptCountsAsNeverReceived() {
        var zero = BigDecimal.ZERO;
        var hundred = new BigDecimal("100");
        var reversed = new ReceiptLine("GR-1", 1, new ReceivedGoods(hundred, hundred, zero, zero, zero, zero));

        assertThat(match(ORDER, List.of(reversed), invoice(billed("100", "10"))).reasonKeys())
                .containsExactly("GR");
    }

    @Test
    void goodsSentBackWholeCountAsReceivedAndLeaveNothingOpen() {
        var zero = BigDecimal.ZERO;
        var hundred = new BigDecimal("100");
        var returned = new ReceiptLine("GR-1", 1, new ReceivedGoods(hundred, zero, zero, zero, hundred, zero));

        assertThat(match(ORDER, List.of(returned), invoice(billed("100", "10"))).reasonKeys())
                .containsExactly("QTY");
    }

    @Test
    void rejectedGoodsSentBackAreDeductedOnceInFourWay() {
        var goods = new ReceivedGoods(
                new BigDecimal("100"),
                BigDecimal.ZERO,
                new BigDecimal("90"),
                new BigDecimal("10"),
                new BigDecimal("15"),
                new BigDecimal("5"));
        var order = order(ordered(1, "100", "10", FOUR_WAY, "0"));

        var result = match(order, List.of(new ReceiptLine("GR-1", 1, goods)), invoice(billed("85", "10")));

        assertThat(result.verdict()).isEqualTo(TOUCHLESS);
    }

    @Test
    void exactInvoiceStaysTouchlessAfterEarlierVariancesWithinTolerance() {
        var result = match(ORDER, received("100"), billedBefore("50", "505.00", "500.00"), invoice(billed("50", "10")));

        assertThat(result.verdict()).isEqualTo(TOUCHLESS);
    }

    @Test
    void cumulativePriceIsSilentWhereThePriceIsHeldAlready() {
        var order = order(ordered("1000", "10"));

        var result =
                match(order, received("1000"), billedBefore("200", "2038.00", "2000.00"), invoice(billed("100", "11")));

        assertThat(result.reasonKeys()).containsExactly("PRC");
    }

    @Test
    void pricePerHundredIsRoundedOnceAndComparedExactly() {
        var price = new UnitPrice(Money.of("3.75", "EUR"), new BigDecimal("100"));
        var line = new Order.Line(
                1, new BigDecimal("2500"), "EA", price, BigDecimal.ZERO, new MatchPolicy(THREE_WAY, "order line"));

        var result = match(order(line), received("2500"), invoice(billed("2500", "0.0375")));

        assertThat(result.verdict()).isEqualTo(TOUCHLESS);
        assertThat(result.lines().get(0).figures().expected()).isEqualTo(Money.of("93.75", "EUR"));
    }

    @Test
    void expectedAmountIsRoundedHalfUpToTheMinorUnitOfTheCurrency() {
        assertThat(UnitPrice.each(Money.of("333.5", "JPY")).of(new BigDecimal("3")))
                .isEqualTo(Money.of("1001", "JPY"));
        assertThat(UnitPrice.each(Money.of("1.2345", "KWD")).of(new BigDecimal("3")))
                .isEqualTo(Money.of("3.704", "KWD"));
    }

    @Test
    void absoluteLimitInAnotherCurrencyAllowsNothing() {
        var line = new Order.Line(
                1,
                new BigDecimal("100"),
                "EA",
                UnitPrice.each(Money.of("10", "USD")),
                BigDecimal.ZERO,
                new MatchPolicy(THREE_WAY, "order line"));
        var cent = new Invoice.Line(1, 1, new BigDecimal("100"), "EA", Money.of("1000.01", "USD"));

        var result = match(order("USD", line), received("100"), new Invoice("INV-9", SUPPLIER, "USD", List.of(cent)));

        assertThat(result.reasonKeys()).containsExactly("PRC");
        assertThat(result.reasons().get(0).sentence()).contains("0.00 USD and 2.0 %");
    }

    @Test
    void toleranceSetThatIsSilentAboutAKeyAllowsNothing() {
        var silent = new ToleranceSet("GAPS", 3, Map.of());

        var result = new ThreeWayMatch(ORDER, received("100"), List.of(), silent).of(invoice(billed("100", "10.01")));

        assertThat(result.reasonKeys()).containsExactly("PRC");
        assertThat(result.reasons().get(0).sentence()).contains("not allowed (GAPS version 3)");
    }

    @Test
    void consequenceOfALimitIsData() {
        var warning = new Limit(BigDecimal.ZERO, "EUR", null, Limit.Operator.ALL, Outcome.WARN, "STD version 1");

        var result = new ThreeWayMatch(ORDER, received("100"), List.of(), standardBut("PRC", warning))
                .of(invoice(billed("100", "11")));

        assertThat(result.verdict()).isEqualTo(WITHIN_TOL);
        assertThat(result.warnings()).extracting(Check::key).containsExactly("PRC");
    }

    @Test
    void severalEarlierInvoicesOfALineAddUp() {
        var before = List.of(
                billedBefore("30", "300.00", "300.00").get(0),
                billedBefore("40", "400.00", "400.00").get(0));

        var result = new ThreeWayMatch(ORDER, received("100"), before, standard()).of(invoice(billed("31", "10")));

        assertThat(result.lines().get(0).figures().open().shown()).isEqualByComparingTo("30");
        assertThat(result.reasonKeys()).containsExactly("QTY", "ORD");
    }

    @Test
    void documentsThatContradictThemselvesAreRefused() {
        assertThatThrownBy(() -> ReceivedGoods.uninspected(new BigDecimal("-1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> ReceivedGoods.inspected(new BigDecimal("10"), new BigDecimal("8"), new BigDecimal("3")))
                .hasMessage("receipt contradicts itself: 11 accepted and rejected of 10");
        assertThatThrownBy(() -> order("USD", ordered("1", "10")))
                .hasMessage("order PO-1001 is in USD, its line 1 in EUR");
        assertThatThrownBy(() -> order(ordered("1", "10"), ordered("2", "10")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(MatchingExamples::invoice).hasMessage("invoice INV-9 has no lines to match");
    }

    @Test
    void serviceIsComparedByAmountWhateverUnitItIsBilledIn() {
        var order = order(MatchingExamples.agreed(ordered("1", "5000"), MatchingExamples.service()));
        var accepted = List.of(new ReceiptLine("GR-1", 1, ReceivedGoods.acceptedFor(new BigDecimal("2000"))));
        var hours = new Invoice.Line(1, 1, new BigDecimal("20"), "HUR", Money.of("2000", "EUR"));

        var result = match(order, accepted, invoice(hours));

        assertThat(result.verdict()).isEqualTo(TOUCHLESS);
        assertThat(result.undisputed()).isEqualTo(Money.of("2000.00", "EUR"));
    }

    @Test
    void serviceMatchedTwoWayIsComparedWithWhatWasOrdered() {
        var twoWay = ordered(1, "1", "5000", TWO_WAY, "0");
        var order = order(MatchingExamples.agreed(twoWay, MatchingExamples.service()));
        var before = billedBefore("1", "3000.00", "3000.00");

        assertThat(match(order, List.of(), before, invoice(billed("1", "2000"))).verdict())
                .isEqualTo(TOUCHLESS);
        assertThat(match(order, List.of(), before, invoice(billed("1", "2020.01")))
                        .reasonKeys())
                .containsExactly("AMT");
    }

    @Test
    void excessOfAnOrderInOneCurrencyIsNeverJudgedByALimitInAnother() {
        var order = order(ordered("5000", "1"));
        var dollars = new Invoice.Line(1, 1, new BigDecimal("2727"), "EA", Money.of("2727", "USD"));
        var invoice = MatchingExamples.knowing(
                MatchingExamples.rate("1.12"), new Invoice("INV-9", SUPPLIER, "USD", List.of(dollars)));

        assertThat(match(order, received("2700"), invoice).reasonKeys())
                .as("27.00 EUR, though 25.00 EUR are 28.00 USD")
                .containsExactly("CCY", "QTY");
        assertThat(match(order, received("2702"), invoice).reasonKeys())
                .as("25.00 EUR")
                .containsExactly("CCY");
    }

    @Test
    void creditOfMoneyIsInNoUnit() {
        var credit = new Invoice.Line(1, 1, BigDecimal.ONE, "LS", Money.of("40", "EUR"));

        var result = match(
                ORDER,
                received("100"),
                billedBefore("100", "1060.00", "1000.00"),
                MatchingExamples.as(InvoiceKind.VALUE_CREDIT, invoice(credit)));

        assertThat(result.verdict()).isEqualTo(TOUCHLESS);
    }

    @Test
    void debitForGoodsThatNobodyBilledIsHeldHoweverSmall() {
        var debit = MatchingExamples.as(InvoiceKind.SUBSEQUENT_DEBIT, invoice(billed("1", "40")));

        assertThat(match(ORDER, received("100"), debit).reasonKeys()).containsExactly("PRC");
    }

    @Test
    void receiptsOfOneOrderLineUseItUpTogetherInAnyCurrency() {
        var byReceipt = new MatchPolicy(THREE_WAY, MatchPolicy.Basis.RECEIPT, "order line");
        var line = new Order.Line(
                1, new BigDecimal("100"), "EA", UnitPrice.each(Money.of("10", "EUR")), BigDecimal.ZERO, byReceipt);

        var result = match(
                order(line),
                received("60", "60"),
                new Invoice("INV-9", SUPPLIER, "USD", List.of(of(1, "GR-1"), of(2, "GR-2"))));

        assertThat(result.reasonKeys()).containsExactly("CCY", "ORD");
    }

    @Test
    void tenThousandLinesInManyUnitsAreMatched() {
        var units = Map.of(
                "DZ",
                new Fraction(BigDecimal.ONE, new BigDecimal("12")),
                "WK",
                new Fraction(BigDecimal.ONE, new BigDecimal("7")));
        var terms = new Order.Terms(Order.Kind.GOODS, null, BigDecimal.ZERO, null, null, null, null, units);
        var order = order(MatchingExamples.agreed(ordered("10000", "84"), terms));
        var lines = java.util.stream.IntStream.range(0, 10_000)
                .mapToObj(i -> new Invoice.Line(
                        i + 1,
                        1,
                        new BigDecimal(i % 2 == 0 ? "12" : "7"),
                        i % 2 == 0 ? "DZ" : "WK",
                        Money.of("84", "EUR")))
                .toArray(Invoice.Line[]::new);

        var result = match(order, received("10000"), invoice(lines));

        assertThat(result.verdict()).isEqualTo(TOUCHLESS);
        assertThat(result.lines().get(0).figures().invoiced().denominator().precision())
                .as("digits")
                .isLessThan(20);
    }

    private static Invoice.Line of(int number, String receipt) {
        return new Invoice.Line(
                number, 1, new BigDecimal("60"), "EA", Money.of("600", "USD"), null, null, receipt, null);
    }

    private static void assertParked(MatchResult result, String key) {
        assertThat(result.verdict()).isEqualTo(PARK);
        assertThat(result.reasonKeys()).containsExactly(key);
        assertThat(result.parties()).containsExactly(Party.ACCOUNTS_PAYABLE);
    }
}
