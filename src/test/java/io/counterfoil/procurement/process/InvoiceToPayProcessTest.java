package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.ProcurementExamples.Billed.pieces;
import static io.counterfoil.procurement.ProcurementExamples.chairs;
import static io.counterfoil.procurement.ProcurementExamples.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.banking.Payments;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.ExternalSystemUnavailable;
import io.counterfoil.ledger.Balances;
import io.counterfoil.ledger.JournalEntries;
import io.counterfoil.masterdata.ExchangeRate;
import io.counterfoil.masterdata.ExchangeRates;
import io.counterfoil.procurement.ProcurementExamples;
import io.counterfoil.procurement.ProcurementExamples.Billed;
import io.counterfoil.procurement.invoice.InvoiceValidation;
import io.counterfoil.procurement.invoice.OfficialInvoiceRules.Finding;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice.Status;
import io.counterfoil.procurement.invoicematch.LastMatches;
import io.counterfoil.procurement.order.PurchaseOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;

/** The figures of M01 to M13 are those of matching.md, taken through database, ledger and payment. */
class InvoiceToPayProcessTest extends ProcurementProcessTest {
    private static final String PRICE_VARIANCE = "4910";
    private static final String QUANTITY_VARIANCE = "4920";

    @Autowired
    JournalEntries entries;

    @Autowired
    Balances balances;

    @Autowired
    Payments payments;

    @Autowired
    LastMatches matches;

    @Autowired
    InvoiceValidation validation;

    @Autowired
    ExchangeRates rates;

    // --- the worked cases

    @Test
    void m01ExactInvoiceIsPaidWithoutAnyoneTouchingIt() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var invoice = bill(order, "100", "1000.00");
        assertPaid(invoice, "TOUCHLESS", "1190.00");
        assertVariances(invoice, "0", "0");
        assertCleared(order);
        assertThat(endOf(invoice.businessKey())).contains("EndEvent_PaymentScheduled");
    }

    @Test
    void m02PartialDeliveriesAreBilledOneByOne() {
        var order = order(chairs("100", "10"));
        receive(order, "40");
        var first = bill(order, "40", "400.00");
        assertPaid(first, "TOUCHLESS", "476.00");
        assertCleared(order);
        receive(order, "60");
        assertThat(openOf(order)).isEqualByComparingTo("600.00");
        var second = bill(order, "60", "600.00");
        assertPaid(second, "TOUCHLESS", "714.00");
        assertCleared(order);
    }

    @Test
    void m03ThreeDeliveriesAreBilledAtOnce() {
        var order = order(chairs("100", "10"));
        receive(order, "30");
        receive(order, "30");
        receive(order, "40");
        assertPaid(bill(order, "100", "1000.00"), "TOUCHLESS", "1190.00");
        assertCleared(order);
    }

    @Test
    void m04InvoiceBeforeTheGoodsIsReleasedByTheReceipt() {
        var order = order(chairs("100", "10"));
        var invoice = bill(order, "100", "1000.00");
        assertHeld(invoice, "receiver", "GR");

        receive(order, "100");
        assertPaid(invoice, "TOUCHLESS", "1190.00");
        assertThat(endOf(invoice.businessKey())).contains("EndEvent_PaymentScheduled");
        assertCleared(order);
    }

    @Test
    void m05MoreBilledThanReceivedIsHeldForTheReceiver() {
        var order = order(chairs("100", "10"));
        receive(order, "50");
        var invoice = bill(order, "80", "800.00");
        assertHeld(invoice, "receiver", "QTY");
        assertThat(matches.of(invoice.businessKey()).orElseThrow().result()).contains("500.00");

        receive(order, "30");
        assertPaid(invoice, "TOUCHLESS", "952.00");
        assertCleared(order);
    }

    @Test
    void m06FewPiecesTooManyArePaidAndPosted() {
        var order = order(chairs("1000", "1.20"));
        receive(order, "990");
        var invoice = bill(order, "995", "1194.00");
        assertPaid(invoice, "WITHIN_TOL", "1420.86");
        assertVariances(invoice, "0", "6.00");
        assertCleared(order);
    }

    @Test
    void m07OnePieceOfTenTooManyIsHeld() {
        var order = order(chairs("10", "2"));
        receive(order, "9");
        assertHeld(bill(order, "10", "20.00"), "receiver", "QTY");
        assertThat(openOf(order)).isEqualByComparingTo("18.00");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "m08, 100, 10, 1015.00, 15.00, 1207.85",
        "m09, 100, 10, 1020.00, 20.00, 1213.80",
        "m12a, 100, 1.30, 124.00, -6.00, 147.56",
        "m12b, 100, 1.30, 120.00, -10.00, 142.80"
    })
    void priceWithinToleranceIsPaidAndItsVariancePosted(
            String id, String quantity, String price, String net, String variance, String payable) {
        var order = order(chairs(quantity, price));
        receive(order, quantity);
        var invoice = bill(order, quantity, net);
        assertPaid(invoice, "WITHIN_TOL", payable);
        assertVariances(invoice, variance, "0");
        assertCleared(order);
    }

    @Test
    void m12VeryLowPriceIsPaidWithAWarning() {
        var order = order(chairs("100", "1.30"));
        receive(order, "100");
        assertThat(matches.of(bill(order, "100", "120.00").businessKey())
                        .orElseThrow()
                        .result())
                .contains("PRC_LOW")
                .contains("WARN");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"m10, 100, 10, 1020.01", "m11, 1000, 10, 10060.00"})
    void priceBeyondToleranceIsHeldForTheBuyer(String id, String quantity, String price, String net) {
        var order = order(chairs(quantity, price));
        receive(order, quantity);
        var invoice = bill(order, quantity, net);
        assertHeld(invoice, "buyer", "PRC");
        assertThat(entries.count(invoice.businessKey())).isZero();
    }

    @Test
    void m13EveryReasonIsListed() {
        var order = order(chairs("100", "10"));
        receive(order, "60");
        var invoice = bill(order, "100", "1100.00");
        assertHeld(invoice, "buyer", "PRC", "QTY");
        assertThat(matches.of(invoice.businessKey()).orElseThrow().result()).contains("600.00");
    }

    // --- ledger

    @Test
    void thirdsLeaveNothingOnClearing() {
        var order = order(chairs("1", "100"));
        for (var third : List.of("0.333333", "0.333333", "0.333334")) {
            receive(order, third);
        }
        assertThat(openOf(order)).isEqualByComparingTo("100.00");
        var first = bill(order, "0.333333", "33.33");
        var second = bill(order, "0.333333", "33.33");
        var third = bill(order, "0.333334", "33.34");
        for (var invoice : List.of(first, second, third)) {
            assertThat(reread(invoice).status()).isEqualTo(Status.POSTED);
            assertBalanced(invoice.businessKey());
        }
        assertCleared(order);
        assertThat(balanceOf(first, PRICE_VARIANCE)
                        .add(balanceOf(second, PRICE_VARIANCE))
                        .add(balanceOf(third, PRICE_VARIANCE)))
                .isZero();
    }

    @Test
    void thirdsReceivedAndBilledInTurnLeaveNothingOnClearing() {
        var order = order(chairs("1", "100"));
        for (var third : List.of("0.333333 33.33", "0.333333 33.33", "0.333334 33.34")) {
            receive(order, third.split(" ")[0]);
            assertThat(bill(order, third.split(" ")[0], third.split(" ")[1]).status())
                    .isEqualTo(Status.POSTED);
            assertCleared(order);
        }
    }

    @Test
    void goodsThatArriveAfterTheyWerePaidTakeTheQuantityVarianceBack() {
        var order = order(chairs("100", "10"));
        receive(order, "50");
        var invoice = bill(order, "80", "800.00");
        decide(invoice, "receiver", "release", "The rest stands at the gate");
        assertPaid(invoice, null, "952.00");
        assertVariances(invoice, "0", "300.00");
        assertCleared(order);

        receive(order, "50");
        assertThat(openOf(order)).isEqualByComparingTo("200.00");
        assertPaid(bill(order, "20", "200.00"), "TOUCHLESS", "238.00");
        assertCleared(order);
        assertThat(quantityVarianceOf(order)).isZero();
    }

    @Test
    void severalInvoiceLinesOfOneOrderLineCountTogether() {
        var order = order(chairs("10000", "1"));
        receive(order, "10000");
        var invoice = enterAndRun(order, pieces("5000", "5040.00"), pieces("5000", "5040.00"));
        assertHeld(invoice, "buyer", "PRC");
        decide(invoice, "buyer", "release", "Agreed by phone");
        assertPaid(invoice, null, "11995.20");
        assertVariances(invoice, "80.00", "0");
        assertCleared(order);
    }

    @Test
    void everyOrderLineIsClearedOnItsOwn() {
        var order = order(chairs("10", "10"), chairs("5", "20"));
        receive(order, "10", "5");
        var invoice = enterAndRun(order, pieces("10", "101.00"), new Billed("5", "C62", "99.00", "2"));
        assertPaid(invoice, "WITHIN_TOL", "238.00");
        assertVariances(invoice, "0", "0");
        assertCleared(order);
    }

    // --- quantity used by other invoices

    @Test
    void rejectionFreesTheQuantityForTheNextInvoice() {
        var order = order(chairs("100", "10"));
        receive(order, "50");
        var first = bill(order, "80", "800.00");
        var second = bill(order, "50", "500.00");
        assertHeld(second, "buyer", "QTY", "ORD");

        decide(first, "receiver", "reject", "Never arrived");

        assertThat(reread(first).status()).isEqualTo(Status.REJECTED);
        assertThat(task(first.businessKey()).getTaskDefinitionKey()).isEqualTo("Task_ReturnInvoice");
        assertPaid(second, "TOUCHLESS", "595.00");
        assertCleared(order);
        assertThat(payments.findById(first.businessKey())).isEmpty();
    }

    @Test
    void invoiceClarifiedAfterALaterOneWasPaidFindsNothingOpen() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var early = afterJobs(enter(ProcurementExamples.invoice(
                order.supplierNumber(), unique("INV-"), "EUR", "PO-NONE", pieces("100", "1000.00"))));
        assertThat(early.status()).isEqualTo(Status.PARKED);
        var late = bill(order, "100", "1000.00");
        assertPaid(late, "TOUCHLESS", "1190.00");

        clarify(early, "match", order.orderNumber());

        assertThat(reread(early).status()).isEqualTo(Status.HELD);
        assertThat(matches.of(early.businessKey()).orElseThrow().reasons()).contains("ORD");
    }

    @Test
    void receiptReleasesTheInvoicesRegisteredFirst() {
        var order = order(chairs("100", "10"));
        receive(order, "50");
        var first = bill(order, "80", "800.00");
        var second = bill(order, "20", "200.00");
        assertHeld(first, "receiver", "QTY");
        assertHeld(second, "receiver", "QTY");
        receive(order, "40");
        assertThat(reread(first).status()).isEqualTo(Status.POSTED);
        assertThat(reread(second).status()).isEqualTo(Status.HELD);
        receive(order, "10");
        assertThat(reread(second).status()).isEqualTo(Status.POSTED);
        assertCleared(order);
    }

    @Test
    void twoInvoicesReleasedAtOnceClearEachPieceOnce() throws Exception {
        for (var repetition = 0; repetition < 5; repetition++) {
            var order = order(chairs("100", "10"));
            receive(order, "100");
            var first = bill(order, "50", "525.00");
            var second = bill(order, "50", "525.00");
            var start = new CyclicBarrier(2);
            inParallel(List.of(first, second).stream()
                    .map(invoice -> (Callable<Boolean>) () -> {
                        start.await();
                        decide(invoice, "buyer", "release", "Agreed");
                        return true;
                    })
                    .toList());
            assertThat(reread(first).status()).isEqualTo(Status.POSTED);
            assertThat(reread(second).status()).isEqualTo(Status.POSTED);
            assertCleared(order);
        }
    }

    @Test
    void invoicesMatchedAtOnceNeverCountOnTheSameGoods() throws Exception {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var billed = new ArrayList<SupplierInvoice>();
        for (var i = 0; i < 8; i++) {
            billed.add(enter(ProcurementExamples.invoice(
                    order.supplierNumber(), unique("INV-"), "EUR", order.orderNumber(), pieces("25", "250.00"))));
        }
        inParallel(billed.stream()
                .map(invoice -> (Callable<SupplierInvoice>) () -> afterJobs(invoice))
                .toList());
        assertThat(billed.stream().map(invoice -> reread(invoice).status()))
                .filteredOn(Status.POSTED::equals)
                .hasSize(4);
        assertCleared(order);
    }

    // --- people

    @Test
    void roleThatCanEndTheHoldReleasesWithAReason() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var invoice = bill(order, "100", "1050.00");
        decide(invoice, "buyer", "release", "Price rise agreed on 3 November");
        assertPaid(invoice, null, "1249.50");
        assertVariances(invoice, "50.00", "0");
        assertThat(auditOf(invoice)).contains("INVOICE_RELEASED");
    }

    @Test
    void releaseNeedsAReason() {
        var invoice = tooDear();
        assertThatThrownBy(() -> decide(invoice, "buyer", "release", " "))
                .hasStackTraceContaining("reason: must not be empty");
        assertThat(reread(invoice).status()).isEqualTo(Status.HELD);
        assertThat(payments.findById(invoice.businessKey())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "approve", "match", "RELEASE"})
    void decisionThatIsNeitherReleaseNorRejectIsNone(String decision) {
        var invoice = tooDear();
        assertThatThrownBy(() -> decide(invoice, "buyer", decision, "because"))
                .hasStackTraceContaining("decision: must be release, creditNote, amendOrder, askReceiver or reject");
        assertThat(reread(invoice).status()).isEqualTo(Status.HELD);
    }

    @Test
    void otherRolesCannotReleaseIt() {
        var invoice = tooDear();
        assertThatThrownBy(() -> claim(task(invoice.businessKey()), "rex.receiver", "receiver"))
                .isInstanceOf(org.camunda.bpm.engine.AuthorizationException.class);
    }

    @Test
    void nobodyReleasesWhatTheyEntered() {
        var invoice = tooDear();
        assertThatThrownBy(() -> claim(task(invoice.businessKey()), "anna.payable", "buyer"))
                .hasStackTraceContaining("rule S4");
    }

    @Test
    void nobodyEntersTheInvoiceForWhatTheyReceived() {
        var order = order(chairs("1", "10"));
        receive(order, "1");
        var incoming = ProcurementExamples.invoice(
                order.supplierNumber(), unique("INV-"), "EUR", order.orderNumber(), pieces("1", "10.00"));
        assertThatThrownBy(() -> inbox.receive(incoming, new byte[] {'{', '}'}, REX))
                .hasMessageContaining("rule S3");
        assertThat(invoices.findById(order.supplierNumber() + "/" + incoming.invoiceNumber()))
                .isEmpty();
    }

    @Test
    void goodsThatNobodyReceivedAreNotPaidOnAnybodysWord() {
        var order = order(chairs("100", "10"));
        var invoice = bill(order, "100", "1000.00");
        assertThatThrownBy(() -> decide(invoice, "receiver", "release", "It will come"))
                .hasStackTraceContaining("held for GR, which nobody can release");
        assertThat(reread(invoice).status()).isEqualTo(Status.HELD);
    }

    @Test
    void invoiceInAnotherCurrencyIsHeldAndNotReleasable() {
        rates.add(new ExchangeRate("NOK", LocalDate.now(), new BigDecimal("0.085")), "carla.controller");
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var invoice = afterJobs(enter(ProcurementExamples.invoice(
                order.supplierNumber(), unique("INV-"), "NOK", order.orderNumber(), pieces("100", "1000.00"))));
        assertHeld(invoice, "accounts-payable", "CCY");
        assertThatThrownBy(() -> decide(invoice, "accounts-payable", "release", "Same amount"))
                .hasStackTraceContaining("held for CCY, which nobody can release");
        decide(invoice, "accounts-payable", "reject", "Please bill in EUR");
        assertThat(reread(invoice).status()).isEqualTo(Status.REJECTED);
    }

    @Test
    void chargesBesideTheLinesAreHeldForTheBuyer() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var invoice = afterJobs(enter(ProcurementExamples.invoice(
                order.supplierNumber(),
                unique("INV-"),
                "EUR",
                order.orderNumber(),
                new BigDecimal("60.00"),
                pieces("100", "1000.00"))));
        assertHeld(invoice, "buyer", "FRTU");
        decide(invoice, "buyer", "release", "Freight was agreed");
        assertPaid(invoice, null, "1261.40");
        assertVariances(invoice, "0", "0");
        assertThat(balanceOf(invoice, "4900")).isEqualByComparingTo("60.00");
        assertCleared(order);
    }

    // --- parked

    @Test
    void unknownSellerWaitsUntilTheSupplierIsCreated() {
        var order = order(chairs("1", "10"));
        receive(order, "1");
        var stranger = unique("NEW");
        var invoice = afterJobs(enter(ProcurementExamples.invoice(
                stranger, unique("INV-"), "EUR", order.orderNumber(), pieces("1", "10.00"))));
        assertParked(invoice, "SUP");
        assertThat(invoice.businessKey()).startsWith(ProcurementExamples.vatIdOf(stranger) + "/");

        clarify(invoice, "match", "");
        assertThat(reread(invoice).status()).isEqualTo(Status.PARKED);

        jdbc.sql("update supplier set vat_id = :vatId where supplier_number = :number")
                .param("vatId", ProcurementExamples.vatIdOf(stranger))
                .param("number", order.supplierNumber())
                .update();
        clarify(invoice, "match", "");
        assertPaid(invoice, "TOUCHLESS", "11.90");
        assertCleared(order);
    }

    @Test
    void unknownOrderIsClarifiedWithTheRightNumberAndPaid() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var invoice = afterJobs(enter(ProcurementExamples.invoice(
                order.supplierNumber(), unique("INV-"), "EUR", "4711-4712", pieces("100", "1000.00"))));
        assertParked(invoice, "ORDER");

        assertThatThrownBy(() -> clarify(invoice, "match", "PO-NONE"))
                .hasStackTraceContaining("orderNumber: no purchase order PO-NONE");
        clarify(invoice, "match", order.orderNumber());

        assertPaid(invoice, "TOUCHLESS", "1190.00");
        assertCleared(order);
        assertThat(auditOf(invoice)).contains("INVOICE_CLARIFIED");
    }

    @Test
    void clarificationInTasklistTakesTheNumberEnteredThere() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var invoice = afterJobs(enter(ProcurementExamples.invoice(
                order.supplierNumber(), unique("INV-"), "EUR", "4711-4712", pieces("100", "1000.00"))));
        submitForm(
                task(invoice.businessKey()),
                "anna.payable",
                "accounts-payable",
                Map.of("decision", "match", "orderNumber", order.orderNumber(), "reason", "By phone"));
        assertPaid(invoice, "TOUCHLESS", "1190.00");
    }

    @Test
    void secondClarificationDoesNotInheritTheFirst() {
        var order = order(chairs("100", "10"));
        var invoice = afterJobs(enter(ProcurementExamples.invoice(
                unique("NEW"), unique("INV-"), "EUR", order.orderNumber(), pieces("100", "1000.00"))));
        clarify(invoice, "match", "");
        assertThatThrownBy(() -> complete(task(invoice.businessKey()), "anna.payable", "accounts-payable", Map.of()))
                .hasStackTraceContaining("must be match or reject but is ''");
        assertThatThrownBy(() -> complete(
                        task(invoice.businessKey()), "anna.payable", "accounts-payable", Map.of("decision", "reject")))
                .hasStackTraceContaining("reason: must not be empty");
    }

    @Test
    void otherUnitIsParked() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        assertParked(enterAndRun(order, new Billed("100", "KGM", "1000.00", "1")), "UOM");
    }

    @Test
    void lineThatTheOrderLacksIsParked() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        assertParked(enterAndRun(order, new Billed("100", "C62", "1000.00", "2")), "LINE");
    }

    @Test
    void lineWithoutReferenceIsParkedWhereTheOrderHasSeveral() {
        var order = order(chairs("100", "10"), chairs("1", "5"));
        receive(order, "100", "1");
        assertParked(enterAndRun(order, new Billed("100", "C62", "1000.00", null)), "LINE");
    }

    @Test
    void orderOfAnotherSupplierIsParked() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        assertParked(
                afterJobs(enter(ProcurementExamples.invoice(
                        examples.newSupplier(), unique("INV-"), "EUR", order.orderNumber(), pieces("100", "1000.00")))),
                "SUP");
    }

    @Test
    void rejectedClarificationIsReturnedToTheSupplier() {
        var order = order(chairs("100", "10"));
        var invoice = enterAndRun(order, new Billed("100", "KGM", "1000.00", "1"));
        clarify(invoice, "reject", "");
        assertThat(reread(invoice).status()).isEqualTo(Status.REJECTED);
        assertThatThrownBy(() -> complete(task(invoice.businessKey()), "anna.payable", "accounts-payable", Map.of()))
                .hasStackTraceContaining("reason: must not be empty");
        complete(task(invoice.businessKey()), "anna.payable", "accounts-payable", Map.of("reason", "Told by e-mail"));
        assertThat(endOf(invoice.businessKey())).contains("EndEvent_InvoiceRejected");
    }

    // --- duplicates

    @Test
    void numberIsBilledOnceAndFreeAgainAfterARejection() {
        var order = order(chairs("100", "10"));
        var number = unique("INV-");
        var incoming = ProcurementExamples.invoice(
                order.supplierNumber(), number, "EUR", order.orderNumber(), new Billed("1", "KGM", "10.00", "1"));
        var first = afterJobs(enter(incoming));
        assertThatThrownBy(() -> enter(incoming))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("registered as " + first.businessKey());

        clarify(first, "reject", "");
        assertThat(enter(incoming).businessKey()).isEqualTo(first.businessKey() + "~2");
    }

    // --- electronic invoices

    @Test
    void validElectronicInvoiceIsPaid() {
        var order = order(chairs("10", "10"));
        receive(order, "10");
        var invoice = afterJobs(electronic(
                ProcurementExamples.ublInvoice(order.supplierNumber(), unique("UBL-"), order.orderNumber())));
        assertPaid(invoice, "TOUCHLESS", "120.00");
        assertCleared(order);
        assertThat(invoice.ruleSet()).contains("peppol");
    }

    @Test
    void invalidElectronicInvoiceIsRejectedWithTheRuleIds() {
        var order = order(chairs("10", "10"));
        var invoice = afterJobs(
                electronic(ProcurementExamples.ublInvoice(order.supplierNumber(), unique("UBL-"), order.orderNumber())
                        .replace(
                                "<cbc:TaxInclusiveAmount currencyID=\"EUR\">120.00",
                                "<cbc:TaxInclusiveAmount currencyID=\"EUR\">121.00")));

        assertThat(invoice.status()).isEqualTo(Status.REJECTED);
        assertThat(invoice.statusReason()).contains("BR-CO-15");
        assertThat(validation.findings(invoice.businessKey()))
                .filteredOn(Finding::isError)
                .extracting(Finding::rule)
                .contains("BR-CO-15");
        var task = task(invoice.businessKey());
        assertThat(task.getTaskDefinitionKey()).isEqualTo("Task_ReturnInvoice");
        assertThat(groupOf(task)).isEqualTo("accounts-payable");
        assertThat(String.valueOf(engine.getTaskService().getVariableLocal(task.getId(), "sheet")))
                .contains("BR-CO-15");
        assertThat(entries.count(invoice.businessKey())).isZero();
    }

    @Test
    void failingValidatorIsRetriedAndBecomesAnIncidentNeverARejection() {
        var order = order(chairs("10", "10"));
        receive(order, "10");
        Mockito.doThrow(new ExternalSystemUnavailable("the validator broke", new IOException()))
                .when(officialRules)
                .check(Mockito.any());
        var invoice =
                electronic(ProcurementExamples.ublInvoice(order.supplierNumber(), unique("UBL-"), order.orderNumber()));
        for (var attempt = 0; attempt < 6; attempt++) {
            assertThatThrownBy(() -> runJobs(invoice.businessKey())).hasStackTraceContaining("the validator broke");
        }
        var job = jobs(invoice.businessKey()).get(0);
        assertThat(job.getRetries()).isZero();
        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .count())
                .isOne();
        assertThat(reread(invoice).status()).isEqualTo(Status.RECEIVED);

        Mockito.doCallRealMethod().when(officialRules).check(Mockito.any());
        assertPaid(afterJobs(invoice), "TOUCHLESS", "120.00");
    }

    @Test
    void reviewerSeesOrderedReceivedInvoicedDifferenceAndLimit() {
        var sheet = String.valueOf(engine.getTaskService()
                .getVariableLocal(task(tooDear().businessKey()).getId(), "sheet"));
        assertThat(sheet)
                .contains("100 pcs at 10.00 EUR", "100 pcs for 1,100.00 EUR", "100.00 EUR", "50.00 EUR", "STD");
    }

    // --- words

    private SupplierInvoice tooDear() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var invoice = bill(order, "100", "1100.00");
        assertHeld(invoice, "buyer", "PRC");
        return invoice;
    }

    private SupplierInvoice bill(PurchaseOrder order, String quantity, String net) {
        return enterAndRun(order, pieces(quantity, net));
    }

    private SupplierInvoice enterAndRun(PurchaseOrder order, Billed... billed) {
        return afterJobs(enter(ProcurementExamples.invoice(
                order.supplierNumber(), unique("INV-"), order.currency(), order.orderNumber(), billed)));
    }

    private SupplierInvoice electronic(String document) {
        return inbox.receive(document.getBytes(StandardCharsets.UTF_8), "application/xml", "erp.gateway");
    }

    private void decide(SupplierInvoice invoice, String group, String decision, String reason) {
        var task = task(invoice.businessKey());
        complete(task, "pat." + group, group, Map.of("decision", decision, "reason", reason));
    }

    private void clarify(SupplierInvoice invoice, String decision, String orderNumber) {
        complete(
                task(invoice.businessKey()),
                "anna.payable",
                "accounts-payable",
                Map.of("decision", decision, "orderNumber", orderNumber, "reason", "Asked the supplier"));
    }

    private void assertPaid(SupplierInvoice invoice, @Nullable String verdict, String payable) {
        var key = invoice.businessKey();
        assertThat(reread(invoice).status()).isEqualTo(Status.POSTED);
        if (verdict != null) {
            assertThat(matches.of(key).orElseThrow().verdict()).isEqualTo(verdict);
        }
        assertBalanced(key);
        assertThat(entries.count(key)).isOne();
        assertThat(balanceOf(invoice, "1600").negate()).isEqualByComparingTo(payable);
        var payment = payments.findById(key).orElseThrow();
        assertThat(payment.amount()).isEqualByComparingTo(payable);
        assertThat(payment.iban())
                .isEqualTo(ProcurementExamples.ibanOf(
                        String.valueOf(reread(invoice).supplierNumber())));
    }

    private void assertHeld(SupplierInvoice invoice, String group, String... reasons) {
        assertThat(reread(invoice).status()).isEqualTo(Status.HELD);
        assertThat(matches.of(invoice.businessKey()).orElseThrow().reasons()).containsExactlyInAnyOrder(reasons);
        var task = task(invoice.businessKey());
        assertThat(task.getTaskDefinitionKey()).isEqualTo("Task_ReviewMatchException");
        assertThat(groupOf(task)).isEqualTo(group);
        assertThat(payments.findById(invoice.businessKey())).isEmpty();
        assertThat(entries.count(invoice.businessKey())).isZero();
    }

    private void assertParked(SupplierInvoice invoice, String reason) {
        assertThat(reread(invoice).status()).isEqualTo(Status.PARKED);
        assertThat(matches.of(invoice.businessKey()).orElseThrow().reasons()).contains(reason);
        assertThat(task(invoice.businessKey()).getTaskDefinitionKey()).isEqualTo("Task_ClarifyInvoice");
        assertThat(payments.findById(invoice.businessKey())).isEmpty();
        assertThat(entries.count(invoice.businessKey())).isZero();
    }

    private void assertVariances(SupplierInvoice invoice, String price, String quantity) {
        assertThat(balanceOf(invoice, PRICE_VARIANCE)).isEqualByComparingTo(price);
        assertThat(balanceOf(invoice, QUANTITY_VARIANCE)).isEqualByComparingTo(quantity);
    }

    private void assertBalanced(String documentKey) {
        assertThat(entries.findByDocumentKeyOrderByPostedAtAscNumberAsc(documentKey))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.lines().stream()
                                .map(line -> line.debit().subtract(line.credit()))
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isZero());
    }

    private BigDecimal balanceOf(SupplierInvoice invoice, String account) {
        return entries.findByDocumentTypeAndDocumentKey("SUPPLIER_INVOICE", invoice.businessKey()).stream()
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> line.account().equals(account))
                .map(line -> line.debit().subtract(line.credit()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void assertCleared(PurchaseOrder order) {
        assertThat(balances.openReceiptsOf(order.orderNumber())).isEmpty();
    }

    private BigDecimal openOf(PurchaseOrder order) {
        return balances.openReceiptsOf(order.orderNumber()).stream()
                .map(line -> line.open())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal quantityVarianceOf(PurchaseOrder order) {
        return jdbc.sql("""
                        select coalesce(sum(l.debit - l.credit), 0) from journal_line l
                        join journal_entry e on e.number = l.entry_number
                        where l.account = :account and e.document_key in
                            (select business_key from supplier_invoice where order_number = :order
                             union select receipt_number from goods_receipt where order_number = :order)
                        """)
                .param("account", QUANTITY_VARIANCE)
                .param("order", order.orderNumber())
                .query(BigDecimal.class)
                .single();
    }

    private List<String> auditOf(SupplierInvoice invoice) {
        return jdbc.sql("select action from audit_record where business_key = :key")
                .param("key", invoice.businessKey())
                .query(String.class)
                .list();
    }

    private static <T> List<T> inParallel(List<Callable<T>> calls) throws Exception {
        var pool = Executors.newFixedThreadPool(calls.size());
        try {
            var results = new ArrayList<T>();
            for (var future : pool.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
