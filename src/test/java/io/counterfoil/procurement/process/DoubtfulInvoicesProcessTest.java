package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.ProcurementExamples.chairs;
import static io.counterfoil.procurement.ProcurementExamples.today;
import static io.counterfoil.procurement.ProcurementExamples.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.banking.Payments;
import io.counterfoil.masterdata.BudgetRate;
import io.counterfoil.masterdata.BudgetRates;
import io.counterfoil.masterdata.ExchangeRate;
import io.counterfoil.masterdata.ExchangeRates;
import io.counterfoil.procurement.ProcurementExamples;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.IncomingInvoice.Charge;
import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import io.counterfoil.procurement.invoice.IncomingInvoice.Line;
import io.counterfoil.procurement.invoice.IncomingInvoice.Seller;
import io.counterfoil.procurement.invoice.IncomingInvoice.TaxSubtotal;
import io.counterfoil.procurement.invoice.IncomingInvoice.Totals;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice.Status;
import io.counterfoil.procurement.invoicematch.KeptMatches;
import io.counterfoil.procurement.invoicematch.LastMatches;
import io.counterfoil.procurement.invoicematch.MatchJson;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.receipt.DeliveryDraft;
import io.counterfoil.procurement.receipt.GoodsReceiptLine;
import io.counterfoil.procurement.requisition.LineTerms;
import io.counterfoil.procurement.requisition.RequisitionLine;
import io.counterfoil.procurement.review.MatchSheets;
import io.counterfoil.procurement.review.SheetLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Invoices that contradict themselves, or say what no honest one does, must not be paid unseen, nor be stranded. */
class DoubtfulInvoicesProcessTest extends ProcurementProcessTest {
    @Autowired
    LastMatches matches;

    @Autowired
    KeptMatches kept;

    @Autowired
    MatchJson json;

    @Autowired
    MatchSheets sheets;

    @Autowired
    Payments payments;

    @Autowired
    BudgetRates budgetRates;

    @Autowired
    ExchangeRates exchangeRates;

    // --- tax

    @Test
    void chargeIsTaxedAtTheRateTheDocumentStatesForIt() {
        var bill = new Bill(delivered())
                .line("50", "500.00", "19")
                .line("50", "500.00", "7")
                .charge("19", "20.00")
                .tax("19", "520.00", "98.80")
                .tax("7", "500.00", "35.00");

        assertThat(verdict(entered(bill))).isEqualTo("WITHIN_TOL"); // the freight is unplanned
    }

    @Test
    void chargeWithoutARateFollowsTheGoodsItCameWith() {
        var bill = new Bill(delivered())
                .line("50", "500.00", "19")
                .line("50", "500.00", "7")
                .charges("20.00")
                .tax("19", "510.00", "96.90")
                .tax("7", "510.00", "35.70");

        assertThat(verdict(entered(bill))).isEqualTo("WITHIN_TOL");
    }

    @Test
    void tableThatMovesGoodsToTheHigherRateIsHeld() {
        var bill = new Bill(delivered())
                .line("50", "500.00", "19")
                .line("50", "500.00", "7")
                .charges("20.00")
                .tax("19", "1020.00", "193.80")
                .tax("7", "0.00", "0.00");

        var held = entered(bill);

        assertThat(verdict(held)).isEqualTo("HOLD TAX");
        assertThat(reread(held).statusReason())
                .contains("1,020.00 EUR as taxed at 19 % where its lines and charges at this rate are 510.00 EUR")
                .contains("193.80 EUR tax where its rate gives 96.90 EUR");
    }

    @Test
    void tableThatMovesAnExemptBaseIsHeldThoughNoTaxDiffers() {
        var bill = new Bill(delivered())
                .line("50", "500.00", "19")
                .line("50", "500.00", "0")
                .tax("19", "500.00", "95.00")
                .tax("0", "700.00", "0.00");

        assertThat(verdict(entered(bill))).isEqualTo("HOLD TAX");
    }

    @Test
    void rateThatNoLineHasAndRateThatTheTableLacksAreHeld() {
        var unknown = new Bill(delivered())
                .line("100", "1000.00", "19")
                .tax("19", "1000.00", "190.00")
                .tax("7", "1000.00", "70.00");
        var lacking = new Bill(delivered())
                .line("50", "500.00", "19")
                .line("50", "500.00", "7")
                .tax("19", "500.00", "95.00");

        assertThat(verdict(entered(unknown))).isEqualTo("HOLD TAX");
        assertThat(verdict(entered(lacking))).isEqualTo("HOLD TAX");
    }

    @Test
    void taxTotalThatIsNotTheSumOfItsRowsIsHeld() {
        var bill = new Bill(delivered()).line("100", "1000.00", "19").tax("19", "1000.00", "190.00");

        var held = entered(bill.document("160.00", "1190.00"));

        assertThat(verdict(held)).isEqualTo("HOLD TAX");
        assertThat(reread(held).statusReason())
                .contains("states 160.00 EUR tax in total where the taxes of its rates are 190.00 EUR");
    }

    // --- figures with many digits

    @Test
    void quantityOfThirteenDigitsIsHeldAndItsMatchStaysReadable() {
        var order = delivered();
        var bill = new Bill(order).line("9999999999999.999999", "9999999999999.99", "0");

        var held = entered(bill);

        assertThat(held.status()).isEqualTo(Status.HELD);
        assertThat(kept.newest(held.businessKey())).isPresent();
        assertThat(json.figures(matches.of(held.businessKey()).orElseThrow().result())
                        .lines())
                .hasSize(1);
        assertThat(sheets.of(held).lines()).hasSize(1);
        assertThat(task(held.businessKey()).getName()).contains(held.invoiceNumber());
    }

    // --- dates and references

    @ParameterizedTest
    @CsvSource({"1950-05-05", "2031-01-01"})
    void invoiceDatedLongAgoOrAheadIsHeldByAccountsPayable(LocalDate issued) {
        var held = entered(
                new Bill(delivered()).line("100", "1000.00", "0").issued(issued).document());

        assertThat(verdict(held)).isEqualTo("HOLD ISSUED");
        assertThat(groupOf(task(held.businessKey()))).isEqualTo("accounts-payable");
        assertThat(reread(held).statusReason()).contains(issued.toString()).contains(today().toString());
    }

    @Test
    void invoiceDatedOnTheLastDayOfTheLimitsPasses() {
        var ahead = new Bill(delivered()).line("100", "1000.00", "0").issued(today().plusDays(1));
        var back = new Bill(delivered()).line("100", "1000.00", "0").issued(today().minusDays(400));

        assertThat(verdict(entered(ahead.document()))).isEqualTo("TOUCHLESS");
        assertThat(verdict(entered(back.document()))).isEqualTo("TOUCHLESS");
    }

    @Test
    void subsequentDebitOfAnUnknownInvoiceWaitsForIt() {
        var order = delivered();
        var number = unique("INV-");
        var debit = entered(new Bill(order).line("100", "15.00", "0").kind(Kind.SUBSEQUENT_DEBIT, number));
        assertThat(verdict(debit)).startsWith("PARK").contains("REF");
        assertThat(reread(debit).statusReason()).contains("names invoice " + number);

        var invoice = entered(
                new Bill(order).line("100", "1000.00", "0").numbered(number).document());
        runJobs(debit.businessKey());

        assertThat(verdict(invoice)).isEqualTo("TOUCHLESS");
        assertThat(verdict(debit)).isEqualTo("WITHIN_TOL");
    }

    // --- currencies with no and with three decimals

    @ParameterizedTest
    @CsvSource({"JPY, 0.0062, 161.5, 333.5, 1001", "KWD, 3.02, 0.331, 1.2345, 3.704"})
    void m29_orderInACurrencyOfOtherDecimalsGoesItsWholeWay(
            String currency, String budgetRate, String rate, String price, String net) {
        budgetRates.add(new BudgetRate(currency, new BigDecimal(budgetRate)), "carla.controller");
        exchangeRates.add(new ExchangeRate(currency, today(), new BigDecimal(rate)), "carla.controller");
        var order = order(ProcurementExamples.draft(
                examples.newSupplier(currency), examples.newCostCentre("10000000"), currency, chairs("3", price)));
        receive(order, "3");

        var invoice = entered(new Bill(order).line("3", net, "0"));

        assertThat(verdict(invoice)).isEqualTo("TOUCHLESS");
        assertThat(reread(invoice).status()).isEqualTo(Status.POSTED);
        var payment = payments.findById(invoice.businessKey()).orElseThrow();
        assertThat(payment.amount()).isEqualByComparingTo(net);
        assertThat(payment.currency()).isEqualTo(currency);
    }

    // --- what the approver reads

    @Test
    void catchWeightIsExplainedInTheUnitOfItsPrice() {
        var order = order(ProcurementExamples.draft(
                examples.newSupplier(),
                examples.newCostCentre("10000000"),
                "EUR",
                new RequisitionLine("Cheese", new BigDecimal("100"), "C62", new BigDecimal("20"), weighed())));
        receiving.receive(
                new DeliveryDraft(
                        order.orderNumber(),
                        unique("DN-"),
                        today(),
                        List.of(new GoodsReceiptLine(1, new BigDecimal("100"), new BigDecimal("240"), null))),
                REX);

        var held = entered(new Bill(order).line("100", "5000.00", "0").document());

        assertThat(verdict(held)).isEqualTo("HOLD OPU");
        var line = sheets.of(held).lines().get(0);
        assertThat(line.ordered()).isEqualTo("100 pcs = 250 kg at 20.00 EUR per kg");
        assertThat(line.received()).isEqualTo("100 pcs = 240 kg");
        assertThat(line.invoiced()).isEqualTo("100 pcs = 250 kg for 5,000.00 EUR");
        assertThat(line.difference()).isEqualTo("10 kg more than these goods come to");
    }

    @Test
    void nothingOfADebitBeyondThePriceIsCalledUndisputed() {
        var order = delivered();
        var invoice = entered(new Bill(order).line("100", "1000.00", "0"));

        var debit =
                entered(new Bill(order).line("100", "60.00", "0").kind(Kind.SUBSEQUENT_DEBIT, invoice.invoiceNumber()));

        assertThat(verdict(debit)).isEqualTo("HOLD PRC");
        assertThat(sheets.of(debit).lines().get(0).undisputed()).isEqualTo("0.00 EUR");
    }

    @Test
    void nothingOfANumberBilledBeforeIsCalledUndisputed() {
        var order = delivered();
        var first = entered(new Bill(order).line("50", "500.00", "0"));

        var second = entered(new Bill(order)
                .line("40", "400.00", "0")
                .numbered(first.invoiceNumber())
                .document());

        assertThat(verdict(second)).isEqualTo("HOLD DUP_NUMBER");
        assertThat(sheets.of(second).lines().get(0).undisputed())
                .isEqualTo("nothing while this stands: number was billed before");
    }

    @Test
    void lineInAnotherCurrencyIsSaidToBeNotCompared() {
        var held = entered(
                new Bill(delivered()).line("100", "1000.00", "0").in("USD").document());

        assertThat(verdict(held)).isEqualTo("HOLD CCY");
        var line = sheets.of(held).lines().get(0);
        assertThat(line.fitsInWords()).isEqualTo("Not compared");
        assertThat(line.difference()).isEqualTo("amounts not compared: USD billed, EUR ordered");
    }

    @Test
    void creditInPiecesUnderAnOrderInBoxesReadsInBoxes() {
        var order = order(ProcurementExamples.draft(
                examples.newSupplier(),
                examples.newCostCentre("10000000"),
                "EUR",
                new RequisitionLine("Pens", BigDecimal.TEN, "BX", new BigDecimal("24"), packed())));
        receive(order, "10");
        var invoice = entered(new Bill(order).line("120", "240.00", "0").counting("EA"));
        var credit = entered(new Bill(order)
                .line("24", "48.00", "0")
                .counting("EA")
                .kind(Kind.CREDIT_NOTE, invoice.invoiceNumber()));

        var earlier = sheets.of(reread(credit)).lines().get(0).earlier();
        var later = sheets.of(reread(invoice)).lines().get(0).earlier();

        assertThat(earlier).extracting(SheetLine.EarlierInvoice::quantity).containsExactly("120 EA = 10 boxes");
        assertThat(later).extracting(SheetLine.EarlierInvoice::quantity).containsExactly("−24 EA = −2 boxes");
    }

    @Test
    void whoClaimsTheReviewReadsWhatIsTrueThen() {
        var order = order(chairs("100", "10"));
        receive(order, "50");
        var held = entered(new Bill(order).line("80", "800.00", "0"));
        var task = task(held.businessKey());
        assertThat(shown(task)).contains(held.sellerName());
        jdbc.sql("update supplier_invoice set seller_name = 'Renamed meanwhile' where business_key = :key")
                .param("key", held.businessKey())
                .update();
        assertThat(shown(task)).doesNotContain("Renamed meanwhile");

        claim(task, "pat." + groupOf(task), groupOf(task));

        assertThat(shown(task)).contains("Renamed meanwhile");
        assertThat(task(held.businessKey()).getName()).isEqualTo(task.getName());
    }

    private String shown(Task task) {
        return String.valueOf(engine.getTaskService().getVariable(task.getId(), "sheet"));
    }

    private static LineTerms weighed() {
        return terms("KGM", new BigDecimal("250"), null, null);
    }

    private static LineTerms packed() {
        return terms(null, null, "EA", new BigDecimal("12"));
    }

    private static LineTerms terms(
            @Nullable String priceUnit,
            @Nullable BigDecimal priceQuantity,
            @Nullable String packUnit,
            @Nullable BigDecimal packQuantity) {
        return new LineTerms(
                LineTerms.Kind.GOODS,
                BigDecimal.ONE,
                priceUnit,
                priceQuantity,
                BigDecimal.ZERO,
                null,
                null,
                BigDecimal.ZERO,
                null,
                null,
                null,
                null,
                null,
                packUnit,
                packQuantity,
                BigDecimal.ONE);
    }

    private PurchaseOrder delivered() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        return order;
    }

    private SupplierInvoice entered(Bill bill) {
        return entered(bill.document());
    }

    private SupplierInvoice entered(IncomingInvoice document) {
        return afterJobs(enter(document));
    }

    private String verdict(SupplierInvoice invoice) {
        var match = matches.of(invoice.businessKey()).orElseThrow();
        return (match.verdict() + " " + String.join(",", match.reasons())).strip();
    }

    /** What a supplier writes, figure by figure. */
    private record Bill(
            PurchaseOrder order,
            String number,
            Kind kind,
            @Nullable String preceding,
            LocalDate issued,
            List<String[]> lines,
            String charges,
            List<String[]> rates,
            List<String[]> taxes,
            String currency,
            String unit) {

        Bill(PurchaseOrder order) {
            this(
                    order,
                    unique("INV-"),
                    Kind.INVOICE,
                    null,
                    today(),
                    List.of(),
                    "0",
                    List.of(),
                    List.of(),
                    order.currency(),
                    "C62");
        }

        Bill in(String other) {
            return new Bill(order, number, kind, preceding, issued, lines, charges, rates, taxes, other, unit);
        }

        Bill counting(String other) {
            return new Bill(order, number, kind, preceding, issued, lines, charges, rates, taxes, currency, other);
        }

        Bill line(String quantity, String net, String percent) {
            return new Bill(
                    order,
                    number,
                    kind,
                    preceding,
                    issued,
                    and(lines, quantity, net, percent),
                    charges,
                    rates,
                    taxes,
                    currency,
                    unit);
        }

        Bill charges(String amount) {
            return new Bill(order, number, kind, preceding, issued, lines, amount, rates, taxes, currency, unit);
        }

        Bill charge(String percent, String amount) {
            return new Bill(
                    order,
                    number,
                    kind,
                    preceding,
                    issued,
                    lines,
                    amount,
                    and(rates, percent, amount),
                    taxes,
                    currency,
                    unit);
        }

        Bill tax(String percent, String base, String tax) {
            return new Bill(
                    order,
                    number,
                    kind,
                    preceding,
                    issued,
                    lines,
                    charges,
                    rates,
                    and(taxes, percent, base, tax),
                    currency,
                    unit);
        }

        Bill issued(LocalDate day) {
            return new Bill(order, number, kind, preceding, day, lines, charges, rates, taxes, currency, unit);
        }

        Bill numbered(String other) {
            return new Bill(order, other, kind, preceding, issued, lines, charges, rates, taxes, currency, unit);
        }

        Bill kind(Kind other, String invoice) {
            return new Bill(order, number, other, invoice, issued, lines, charges, rates, taxes, currency, unit);
        }

        IncomingInvoice document() {
            var tax = taxes.stream().map(row -> new BigDecimal(row[2])).reduce(BigDecimal.ZERO, BigDecimal::add);
            return document(tax.toPlainString(), net().add(tax).toPlainString());
        }

        IncomingInvoice document(String tax, String gross) {
            return new IncomingInvoice(
                    kind,
                    new Seller("Supplier", ProcurementExamples.vatIdOf(order.supplierNumber()), null, null),
                    number,
                    issued,
                    today().plusDays(30),
                    currency,
                    order.orderNumber(),
                    null,
                    preceding,
                    IntStream.range(0, lines.size()).mapToObj(this::written).toList(),
                    taxes.stream()
                            .map(row -> new TaxSubtotal(
                                    "S", new BigDecimal(row[0]), new BigDecimal(row[1]), new BigDecimal(row[2])))
                            .toList(),
                    new Totals(
                            net(),
                            BigDecimal.ZERO,
                            new BigDecimal(charges),
                            new BigDecimal(tax),
                            new BigDecimal(gross),
                            BigDecimal.ZERO,
                            BigDecimal.ZERO,
                            new BigDecimal(gross)),
                    null,
                    null,
                    null,
                    null,
                    null,
                    rates.stream()
                            .map(rate -> new Charge(new BigDecimal(rate[0]), new BigDecimal(rate[1])))
                            .toList());
        }

        private BigDecimal net() {
            return lines.stream().map(line -> new BigDecimal(line[1])).reduce(new BigDecimal(charges), BigDecimal::add);
        }

        private Line written(int index) {
            var line = lines.get(index);
            return new Line(
                    String.valueOf(index + 1),
                    null,
                    "1",
                    null,
                    "Office chair",
                    new BigDecimal(line[0]),
                    unit,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    new BigDecimal(line[1]),
                    "S",
                    new BigDecimal(line[2]));
        }

        private static List<String[]> and(List<String[]> rows, String... row) {
            return java.util.stream.Stream.concat(rows.stream(), Arrays.stream(new String[][] {row}))
                    .toList();
        }
    }
}
