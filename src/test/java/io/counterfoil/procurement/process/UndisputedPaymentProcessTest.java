package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.ProcurementExamples.chairs;
import static io.counterfoil.procurement.ProcurementExamples.draft;
import static io.counterfoil.procurement.ProcurementExamples.today;
import static io.counterfoil.procurement.ProcurementExamples.unique;
import static io.counterfoil.procurement.ProcurementExamples.vatIdOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.audit.AuditTrail;
import io.counterfoil.banking.Payment;
import io.counterfoil.banking.PaymentExecution;
import io.counterfoil.banking.PaymentRelease;
import io.counterfoil.banking.PaymentRuns;
import io.counterfoil.banking.PaymentState;
import io.counterfoil.banking.Payments;
import io.counterfoil.banking.SupplierCredits;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Money;
import io.counterfoil.ledger.AccountBalance;
import io.counterfoil.ledger.AccountPurpose;
import io.counterfoil.ledger.Balances;
import io.counterfoil.ledger.OpenItems;
import io.counterfoil.procurement.claim.SupplierClaim;
import io.counterfoil.procurement.claim.SupplierClaims;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice.Status;
import io.counterfoil.procurement.invoicematch.InvoiceMatching;
import io.counterfoil.procurement.invoicematch.OrderMoney;
import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.receipt.DeliveryDraft;
import io.counterfoil.procurement.receipt.GoodsMovement;
import io.counterfoil.procurement.receipt.GoodsMovementLine;
import io.counterfoil.procurement.receipt.GoodsMoving;
import io.counterfoil.procurement.receipt.GoodsReceipt;
import io.counterfoil.procurement.receipt.GoodsReceiptLine;
import io.counterfoil.procurement.receipt.MovementDraft;
import io.counterfoil.procurement.requisition.LineTerms;
import io.counterfoil.procurement.requisition.OrderTerms;
import io.counterfoil.procurement.requisition.RequisitionDraft;
import io.counterfoil.procurement.requisition.RequisitionLine;
import io.counterfoil.procurement.review.MatchSheets;
import io.counterfoil.procurement.tolerance.ToleranceExamples;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Held invoices of suppliers whose tolerance set pays what nobody doubts: through the real process, down to the cent. */
class UndisputedPaymentProcessTest extends ProcurementProcessTest {
    @Autowired
    Payments payments;

    @Autowired
    PaymentRuns runs;

    @Autowired
    PaymentRelease release;

    @Autowired
    PaymentExecution execution;

    @Autowired
    SupplierCredits credits;

    @Autowired
    SupplierClaims claims;

    @Autowired
    InvoiceMatching matching;

    @Autowired
    GoodsMoving moving;

    @Autowired
    Balances balances;

    @Autowired
    OpenItems openItems;

    @Autowired
    OrderMoney orderMoney;

    @Autowired
    SegregationOfDuties duties;

    @Autowired
    AuditTrail trail;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MatchSheets sheets;

    @Test
    void m05_whatWasReceivedIsPaidAndTheRestWhenTheRestComes() {
        var order = ordered(chairs("100", "10"));
        receive(order, "50");
        var invoice = bill(order, "80", "800.00");
        assertThat(invoice.status()).isEqualTo(Status.HELD);
        assertThat(amounts(invoice)).containsExactly("1: 595.00 SCHEDULED"); // 500.00 and its tax of 95.00
        pay();
        assertThat(standing(AccountPurpose.PART_PAYMENT, invoice)).isEqualByComparingTo("595.00");
        assertThat(standing(AccountPurpose.ACCOUNTS_PAYABLE, invoice)).isZero();

        receive(order, "30");

        assertThat(reread(invoice).status()).isEqualTo(Status.POSTED);
        assertThat(amounts(invoice)).containsExactly("1: 595.00 RELEASED", "0: 357.00 SCHEDULED");
        pay();
        assertBooksClosed(order, invoice);
    }

    @Test
    void m06_withinToleranceIsPaidAsAWholeAndInNoParts() {
        var order = ordered(chairs("1000", "1.20"));
        receive(order, "990");
        assertThat(amounts(bill(order, "995", "1194.00"))).containsExactly("0: 1420.86 SCHEDULED");
    }

    @Test
    void m13_moreBecomesUndisputedAsMoreComesAndAReleasePaysWhatWasDoubted() {
        var order = ordered(chairs("100", "10"));
        receive(order, "60");
        var invoice = bill(order, "100", "1050.00");
        assertThat(amounts(invoice)).containsExactly("1: 714.00 SCHEDULED");

        receive(order, "40");
        assertThat(reread(invoice).status()).isEqualTo(Status.HELD);
        assertThat(amounts(invoice)).containsExactly("1: 714.00 SCHEDULED", "2: 476.00 SCHEDULED");

        decide(invoice, "buyer", "release");
        assertThat(amounts(invoice))
                .containsExactly("1: 714.00 SCHEDULED", "2: 476.00 SCHEDULED", "0: 59.50 SCHEDULED");
        pay();
        assertBooksClosed(order, invoice);
    }

    @Test
    void m16_catchWeightIsPaidAtTheRatioThatCame() {
        var order = ordered(new RequisitionLine(
                "Cheese",
                new BigDecimal("100"),
                "C62",
                new BigDecimal("20"),
                terms("KGM", new BigDecimal("250"), null)));
        deliver(order, new GoodsReceiptLine(1, new BigDecimal("100"), new BigDecimal("240"), null));
        var invoice = bill(order, "100", "5000.00");
        assertThat(reread(invoice).statusReason()).isNotEmpty();
        assertThat(amounts(invoice)).containsExactly("1: 5712.00 SCHEDULED"); // 4,800.00 and its tax of 912.00
    }

    @Test
    void m18_goodsBeyondTheOrderWaitAndTheOthersArePaid() {
        var order = ordered(chairs("100", "10"));
        receive(order, "100");
        assertThat(amounts(bill(order, "104", "1040.00"))).containsExactly("1: 1190.00 SCHEDULED");
    }

    @Test
    void m32_whatInspectionAcceptedIsPaid() {
        var order = ordered(new RequisitionLine(
                "Valve", new BigDecimal("100"), "C62", BigDecimal.TEN, terms(null, null, MatchPolicy.Way.FOUR_WAY)));
        var receipt = receive(order, "100");
        move(
                receipt,
                GoodsMovement.Kind.INSPECTION,
                line(GoodsMovementLine.Kind.ACCEPTANCE, "90"),
                line(GoodsMovementLine.Kind.REJECTION, "10"));
        assertThat(amounts(bill(order, "100", "1000.00"))).containsExactly("1: 1071.00 SCHEDULED");
    }

    @Test
    void underTheStandardSetNothingIsPaidWhileHeld() {
        var order = order(chairs("100", "10"));
        receive(order, "50");
        assertThat(payments.ofInvoice(bill(order, "80", "800.00").businessKey()))
                .isEmpty();
    }

    @Test
    void doubtAboutTheInvoiceItselfPaysNothingAndTakesBackWhatHasNotLeft() {
        var order = ordered(chairs("100", "10"));
        receive(order, "50");
        var first = bill(order, "80", "800.00");
        var same = billAs(first.invoiceNumber(), order, Kind.INVOICE, null, "40", "400.00", today());
        assertThat(reread(same).status()).isEqualTo(Status.HELD);
        assertThat(payments.ofInvoice(same.businessKey()))
                .as("the number was billed before")
                .isEmpty();

        jdbc.sql("update supplier set iban = 'DE89370400440532013000' where supplier_number = :supplier")
                .param("supplier", order.supplierNumber())
                .update();
        matching.match(first.businessKey());
        assertThat(reread(first).statusReason()).contains("account");
        assertThat(amounts(first)).containsExactly("1: 595.00 WITHDRAWN");
        assertThat(standing(AccountPurpose.ACCOUNTS_PAYABLE, first)).isZero();
        assertThat(standing(AccountPurpose.PART_PAYMENT, first)).isZero();
        assertThat(runs.collect(AuditFact.SYSTEM, today().plusDays(60))
                        .map(run -> payments.ofRun(run.number()))
                        .orElse(List.of()))
                .extracting(Payment::invoiceKey)
                .doesNotContain(first.businessKey());
    }

    @Test
    void rejectionTakesBackWhatHasNotLeftAndClaimsNothing() {
        var order = ordered(chairs("100", "10"));
        receive(order, "50");
        var invoice = bill(order, "80", "800.00");
        decide(invoice, "receiver", "reject");
        assertThat(amounts(invoice)).containsExactly("1: 595.00 WITHDRAWN");
        assertThat(claimsFor(invoice)).isEmpty();
        assertThat(standing(AccountPurpose.ACCOUNTS_PAYABLE, invoice)).isZero();
        assertThat(standing(AccountPurpose.PART_PAYMENT, invoice)).isZero();
    }

    @Test
    void rejectionAfterAPartLeftIsAClaimThatTheCorrectedInvoiceTakesUp() {
        var order = ordered(chairs("100", "10"));
        receive(order, "50");
        var invoice = bill(order, "80", "800.00");
        pay();
        decide(invoice, "receiver", "reject");

        var claim = claimsFor(invoice).get(0);
        assertThat(claim.open()).isEqualTo(Money.of("595.00", "EUR"));
        assertThat(claim.kind()).isEqualTo(SupplierClaim.Kind.PAID_PART);
        assertThat(receivable(claim)).isEqualByComparingTo("595.00");
        assertThat(standing(AccountPurpose.PART_PAYMENT, invoice)).isZero();

        var corrected = billAs(unique("ZQ/8/"), order, Kind.INVOICE, null, "50", "500.00", today());
        assertThat(corrected.status()).isEqualTo(Status.POSTED);
        assertThat(payments.ofInvoice(corrected.businessKey()))
                .as("the same goods are not paid twice")
                .isEmpty();
        assertThat(claims.find(claim.claimNumber()).state()).isEqualTo(SupplierClaim.State.SETTLED);
        assertThat(receivable(claim)).isZero();
        assertBooksClosed(order, corrected);
    }

    @Test
    void rejectionWhileThePartStandsInARunIsUndoneWithTheRunThatIsRefused() {
        var order = ordered(chairs("100", "10"));
        receive(order, "50");
        var invoice = bill(order, "80", "800.00");
        var run = runs.collect(AuditFact.SYSTEM, today().plusDays(60)).orElseThrow();
        decide(invoice, "receiver", "reject");
        assertThat(claimsFor(invoice)).hasSize(1);

        release.decide(run.number(), false, "Goods are in dispute", "tara.treasurer");
        release.returnPayments(run.number());

        assertThat(amounts(invoice)).containsExactly("1: 595.00 WITHDRAWN");
        assertThat(claimsFor(invoice).get(0).state()).isEqualTo(SupplierClaim.State.SETTLED);
        assertThat(receivable(claimsFor(invoice).get(0))).isZero();
        assertThat(standing(AccountPurpose.ACCOUNTS_PAYABLE, invoice)).isZero();
        assertThat(standing(AccountPurpose.PART_PAYMENT, invoice)).isZero();
    }

    @Test
    void correctedInvoiceThatIsHeldPaysNoPartAgainBeforeTheClaimIsUsedUp() {
        var order = ordered(chairs("100", "10"));
        receive(order, "50");
        var invoice = bill(order, "80", "800.00");
        pay();
        decide(invoice, "receiver", "reject");
        var corrected = billAs(unique("ZQ/8/"), order, Kind.INVOICE, null, "70", "700.00", today());
        assertThat(corrected.status()).isEqualTo(Status.HELD);
        assertThat(payments.ofInvoice(corrected.businessKey())).isEmpty();

        receive(order, "10");
        assertThat(amounts(corrected)).containsExactly("1: 119.00 SCHEDULED");
        receive(order, "10");
        assertThat(amounts(corrected)).containsExactly("1: 119.00 SCHEDULED", "0: 119.00 SCHEDULED");
        pay();
        assertBooksClosed(order, corrected);
    }

    @Test
    void returnBeforeThePartLeftMakesItSmaller() {
        var order = ordered(chairs("100", "10"));
        var receipt = receive(order, "60");
        var invoice = bill(order, "100", "1000.00");
        giveBack(receipt, "20");
        assertThat(amounts(invoice)).containsExactly("1: 714.00 WITHDRAWN", "2: 476.00 SCHEDULED");
        assertThat(standing(AccountPurpose.ACCOUNTS_PAYABLE, invoice)).isEqualByComparingTo("-476.00");
    }

    @Test
    void returnAfterThePartLeftLowersTheRestAndNothingIsPaidTwice() {
        var order = ordered(chairs("100", "10"));
        var receipt = receive(order, "60");
        var invoice = bill(order, "100", "1000.00");
        pay();
        giveBack(receipt, "20");
        assertThat(amounts(invoice)).containsExactly("1: 714.00 RELEASED");

        var credit = billAs(unique("CN-"), order, Kind.CREDIT_NOTE, invoice.invoiceNumber(), "60", "600.00", today());
        assertThat(reread(invoice).status()).isEqualTo(Status.POSTED);
        assertThat(amounts(invoice)).containsExactly("1: 714.00 RELEASED", "0: 0.00 NETTED");
        assertThat(credits.openAmount(credit.businessKey()).orElseThrow())
                .as("paid 714.00 for what is worth 476.00")
                .isEqualTo(Money.of("238.00", "EUR"));
        assertThat(balances.openReceiptsOf(order.orderNumber())).isEmpty();
        assertThat(standing(AccountPurpose.PART_PAYMENT, invoice)).isZero();
    }

    @Test
    void creditNoteEndsTheHoldAndReducesOnlyTheRest() {
        var order = ordered(chairs("100", "10"));
        giveBack(receive(order, "100"), "8");
        var invoice = bill(order, "100", "1000.00");
        assertThat(amounts(invoice)).containsExactly("1: 1094.80 SCHEDULED");
        billAs(unique("CN-"), order, Kind.CREDIT_NOTE, invoice.invoiceNumber(), "8", "80.00", today());
        assertThat(amounts(invoice)).containsExactly("1: 1094.80 SCHEDULED", "0: 0.00 NETTED");
        pay();
        assertBooksClosed(order, invoice);
    }

    @Test
    void discountsOfThePartsAreThatOfTheWholeToTheCent() {
        var order = discounting(ordered(chairs("3", "33.10")));
        receive(order, "1");
        var invoice = billAs(unique("INV-"), order, Kind.INVOICE, null, "3", "99.30", today().minusDays(10));
        pay();
        receive(order, "2");
        pay();
        var taken = payments.ofInvoice(invoice.businessKey()).stream()
                .map(Payment::discountTaken)
                .map(BigDecimal::stripTrailingZeros)
                .toList();
        assertThat(taken)
                .as("2 % of 39.39 and of 118.17 in all; 2 % of the rest of 78.78 would be 1.58")
                .containsExactly(new BigDecimal("0.79"), new BigDecimal("1.57"));
        assertBooksClosed(order, invoice);
    }

    @Test
    void discountThatAHoldLostIsLostByPartsAndRestWithTheHoldAsItsCause() {
        var order = discounting(ordered(chairs("100", "10")));
        receive(order, "50");
        var invoice = billAs(unique("INV-"), order, Kind.INVOICE, null, "80", "800.00", today().minusDays(12));
        receive(order, "30");
        assertThat(payments.ofInvoice(invoice.businessKey()))
                .extracting(Payment::lostCause)
                .containsExactly("QTY", "QTY");
        pay();
        assertThat(payments.ofInvoice(invoice.businessKey()))
                .allSatisfy(payment -> assertThat(payment.discountTaken()).isZero());
        assertBooksClosed(order, invoice);
    }

    private PurchaseOrder discounting(PurchaseOrder order) {
        jdbc.sql("update supplier set discount_percent = 2, discount_days = 10 where supplier_number = :supplier")
                .param("supplier", order.supplierNumber())
                .update();
        return order;
    }

    @Test
    void retentionAndPrepaymentAreTakenFromEachPartAndAddUp() {
        var order = order(new RequisitionDraft(
                paying(),
                examples.newCostCentre("10000000"),
                "EUR",
                "Parts with retention",
                null,
                new OrderTerms(new BigDecimal("30"), new BigDecimal("5"), false),
                List.of(chairs("100", "10"))));
        billAs(unique("PRE/"), order, Kind.PREPAYMENT_REQUEST, null, "1", "300.00", today());
        receive(order, "50");
        var invoice = bill(order, "100", "1000.00");
        // 595.00 less 5 % of 500.00 less half of the 357.00 prepaid
        assertThat(amounts(invoice)).containsExactly("1: 391.50 SCHEDULED");
        receive(order, "50");
        assertThat(amounts(invoice)).containsExactly("1: 391.50 SCHEDULED", "0: 391.50 SCHEDULED");
        assertThat(orderMoney.retained(order)).isEqualTo(Money.of("50.00", "EUR"));
        assertThat(orderMoney.openPrepayment(order).isZero()).isTrue();
        pay();
        assertBooksClosed(order, invoice);
    }

    @Test
    void openCreditOfTheSupplierReducesAPartAsAnyPayment() {
        var order = ordered(chairs("100", "10"));
        var other = order(draft(order.supplierNumber(), examples.newCostCentre("10000000"), "EUR", chairs("10", "10")));
        receive(other, "10");
        var paidBefore = billAs(unique("OTHER/"), other, Kind.INVOICE, null, "10", "100.00", today());
        pay();
        billAs(unique("CN-"), other, Kind.VALUE_CREDIT, paidBefore.invoiceNumber(), "10", "10.00", today());
        receive(order, "50");
        var invoice = bill(order, "80", "800.00");
        assertThat(amounts(invoice)).containsExactly("1: 583.10 SCHEDULED");

        decide(invoice, "receiver", "reject");
        assertThat(claimsFor(invoice).get(0).open())
                .as("what the credit note paid of the withdrawn part is owed")
                .isEqualTo(Money.of("11.90", "EUR"));
        assertThat(standing(AccountPurpose.PART_PAYMENT, invoice)).isZero();
        assertThat(standing(AccountPurpose.ACCOUNTS_PAYABLE, invoice)).isZero();
    }

    @Test
    void manyMatchesAtOnceScheduleAPartOnce() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            for (var round = 0; round < 10; round++) {
                var order = ordered(chairs("100", "10"));
                receive(order, "50");
                var invoice = bill(order, "80", "800.00");
                jdbc.sql("update supplier_invoice set status_reason = 'stale' where business_key = :key")
                        .param("key", invoice.businessKey())
                        .update();
                var matches = new ArrayList<Callable<Object>>();
                for (var thread = 0; thread < 8; thread++) {
                    matches.add(() -> matching.match(invoice.businessKey()));
                }
                matches.add(() -> receive(order, "10"));
                for (var done : pool.invokeAll(matches)) {
                    done.get();
                }
                assertThat(amounts(invoice)).containsExactly("1: 595.00 SCHEDULED", "2: 119.00 SCHEDULED");
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whateverHappensNothingIsPaidTwiceOrLostAndTheBooksClose() {
        var random = new Random(20261121);
        for (var history = 0; history < 15; history++) {
            live(random, "history " + history);
        }
    }

    private void live(Random random, String history) {
        var order = ordered(chairs("100", "10"));
        var invoice = bill(order, "100", random.nextBoolean() ? "1000.00" : "1050.00");
        var left = 100;
        for (var step = 0; step < 6 && left > 0; step++) {
            var came = random.nextInt(1, left + 1);
            var receipt = receive(order, Integer.toString(came));
            left -= came;
            if (random.nextInt(3) == 0) {
                pay();
            }
            if (random.nextInt(3) == 0 && reread(invoice).status() == Status.HELD) {
                var back = random.nextInt(1, came + 1);
                giveBack(receipt, Integer.toString(back));
                left += back;
            }
        }
        if (reread(invoice).status() == Status.HELD && random.nextInt(3) == 0) {
            decide(invoice, groupOf(task(invoice.businessKey())), "reject");
        }
        if (reread(invoice).status() == Status.HELD && left > 0) {
            receive(order, Integer.toString(left));
        }
        if (reread(invoice).status() == Status.HELD) {
            decide(invoice, "buyer", "release");
        }
        pay();
        assertEnded(order, reread(invoice), history);
    }

    private void assertEnded(PurchaseOrder order, SupplierInvoice invoice, String history) {
        var paid = payments.ofInvoice(invoice.businessKey()).stream()
                .filter(payment -> payment.state() == PaymentState.RELEASED)
                .map(Payment::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var owed = claimsFor(invoice).stream()
                .map(claim -> claim.open().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var due = invoice.status() == Status.POSTED ? invoice.grossAmount() : BigDecimal.ZERO;
        assertThat(invoice.status()).as(history).isIn(Status.POSTED, Status.REJECTED);
        assertThat(paid.subtract(owed)).as(history).isEqualByComparingTo(due);
        assertThat(standing(AccountPurpose.PART_PAYMENT, invoice)).as(history).isZero();
        assertThat(standing(AccountPurpose.ACCOUNTS_PAYABLE, invoice))
                .as(history)
                .isZero();
        if (invoice.status() == Status.POSTED) {
            assertThat(balances.openReceiptsOf(order.orderNumber())).as(history).isEmpty();
        }
    }

    @Test
    void databaseRefusesTheSamePartTwiceAndMoreThanTheInvoiceComesTo() {
        var order = ordered(chairs("100", "10"));
        receive(order, "50");
        var invoice = bill(order, "80", "800.00");
        assertThatThrownBy(() -> copyPart(invoice, 1, "1.00")).hasMessageContaining("payment_pkey");
        assertThatThrownBy(() -> copyPart(invoice, 2, "357.01")).hasMessageContaining("comes to");
        assertThatThrownBy(() -> jdbc.sql("update payment set of_payable = 5000 where invoice_key = :key")
                        .param("key", invoice.businessKey())
                        .update())
                .hasMessageContaining("stays what it is");
    }

    @Test
    void s6_whoDecidedOnTheInvoiceMayNotCreateTheRunOfItsPart() {
        var order = ordered(chairs("100", "10"));
        receive(order, "50");
        var invoice = bill(order, "80", "800.00");
        transactions.executeWithoutResult(
                status -> duties.perform(invoice.businessKey(), "RELEASE_INVOICE", "fred.payable"));
        assertThatThrownBy(() -> runs.start("fred.payable", today().plusDays(60)))
                .hasMessageContaining("S6");
    }

    @Test
    void s7_whoCreatedTheRunOfAPartMayNotReleaseIt() {
        var order = ordered(chairs("100", "10"));
        receive(order, "50");
        bill(order, "80", "800.00");
        var run = runs.collect("tom.treasurer", today().plusDays(60)).orElseThrow();
        assertThatThrownBy(() -> release.decide(run.number(), true, "", "tom.treasurer"))
                .hasMessageContaining("another person");
        send(run.number());
    }

    @Test
    void whoReviewsTheHoldReadsInOneLineWhatIsPaidAndWhatIsWithheld() {
        var order = ordered(chairs("100", "10"));
        receive(order, "50");
        var invoice = bill(order, "80", "800.00");
        var sheet = sheets.of(invoice.businessKey()).orElseThrow();
        assertThat(sheet.paidSoFar())
                .isEqualTo("595.00 EUR of 952.00 EUR are undisputed and paid or scheduled (0.00 EUR are paid);"
                        + " 357.00 EUR are withheld until the hold ends.");
        assertThat(String.valueOf(engine.getTaskService()
                        .getVariable(task(invoice.businessKey()).getId(), "sheet")))
                .contains("357.00 EUR are withheld");
        receive(order, "30");
        assertThat(sheets.of(invoice.businessKey()).orElseThrow().paidSoFar()).isEmpty();
    }

    @Test
    void everyPartStandsInTheTrailWithWhyItIsPaidAndWhyNotMore() {
        var order = ordered(chairs("100", "10"));
        receive(order, "50");
        var invoice = bill(order, "80", "800.00");
        assertThat(trail.of(List.of(invoice.businessKey())))
                .filteredOn(record -> record.action().equals("UNDISPUTED_PART_PAYABLE"))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.reason()).contains("30");
                    assertThat(record.toString()).contains("595.00 EUR", "500.00 EUR", "952.00 EUR", "QTY");
                });
    }

    // --- words of this test

    private String paying() {
        var supplier = examples.newSupplier();
        var name = "U" + supplier.replaceAll("[^0-9]", "_");
        new ToleranceExamples(jdbc).payingUndisputed(name, supplier);
        return supplier;
    }

    private PurchaseOrder ordered(RequisitionLine line) {
        return order(draft(paying(), examples.newCostCentre("10000000"), "EUR", line));
    }

    private static LineTerms terms(
            @Nullable String priceUnit, @Nullable BigDecimal priceQuantity, MatchPolicy.@Nullable Way way) {
        return new LineTerms(
                LineTerms.Kind.GOODS,
                BigDecimal.ONE,
                priceUnit,
                priceQuantity,
                BigDecimal.ZERO,
                way,
                null,
                BigDecimal.ZERO,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                BigDecimal.ONE);
    }

    private void deliver(PurchaseOrder order, GoodsReceiptLine line) {
        receiving.receive(new DeliveryDraft(order.orderNumber(), unique("DN-"), today(), List.of(line)), REX);
    }

    private void giveBack(GoodsReceipt receipt, String quantity) {
        move(receipt, GoodsMovement.Kind.RETURN, line(GoodsMovementLine.Kind.RETURN, quantity));
    }

    private void move(GoodsReceipt receipt, GoodsMovement.Kind kind, MovementDraft.Line... lines) {
        moving.register(
                new MovementDraft(receipt.receiptNumber(), kind, unique("N-"), "Broken", today(), List.of(lines)), REX);
    }

    private static MovementDraft.Line line(GoodsMovementLine.Kind kind, String quantity) {
        return new MovementDraft.Line("lines[0].quantity", 1, kind, new BigDecimal(quantity), false);
    }

    private SupplierInvoice bill(PurchaseOrder order, String quantity, String net) {
        return billAs(unique("INV-"), order, Kind.INVOICE, null, quantity, net, today());
    }

    private SupplierInvoice billAs(
            String number,
            PurchaseOrder order,
            Kind kind,
            @Nullable String preceding,
            String quantity,
            String net,
            java.time.LocalDate issued) {
        var amount = new BigDecimal(net);
        var tax = amount.multiply(new BigDecimal("0.19")).setScale(2, RoundingMode.HALF_UP);
        var gross = amount.add(tax);
        var line = new IncomingInvoice.Line(
                "1",
                null,
                "1",
                null,
                "Goods",
                new BigDecimal(quantity),
                "C62",
                amount.divide(new BigDecimal(quantity), 6, RoundingMode.HALF_UP),
                BigDecimal.ONE,
                amount,
                "S",
                new BigDecimal("19"));
        return afterJobs(enter(new IncomingInvoice(
                kind,
                new IncomingInvoice.Seller("Supplier", vatIdOf(order.supplierNumber()), null, null),
                number,
                issued,
                today().plusDays(30),
                order.currency(),
                order.orderNumber(),
                null,
                preceding,
                List.of(line),
                List.of(),
                new IncomingInvoice.Totals(
                        amount, BigDecimal.ZERO, BigDecimal.ZERO, tax, gross, BigDecimal.ZERO, BigDecimal.ZERO, gross),
                null,
                null,
                null,
                null,
                null)));
    }

    private void decide(SupplierInvoice invoice, String group, String decision) {
        complete(
                task(invoice.businessKey()),
                "pat." + group,
                group,
                Map.of("decision", decision, "reason", "As agreed"));
    }

    private void copyPart(SupplierInvoice invoice, int part, String amount) {
        jdbc.sql("insert into payment (invoice_key, supplier_number, creditor_name, iban, amount, currency, due_date,"
                        + " remittance, end_to_end_id, state, scheduled_at, part, of_payable)"
                        + " select invoice_key, supplier_number, creditor_name, iban, :amount, currency, due_date,"
                        + " remittance, 'copy of ' || part || random(), 'SCHEDULED', scheduled_at, :part, of_payable"
                        + " from payment where invoice_key = :key and part = 1")
                .param("amount", new BigDecimal(amount))
                .param("part", part)
                .param("key", invoice.businessKey())
                .update();
    }

    /** {@code part: amount state}, parts first. */
    private List<String> amounts(SupplierInvoice invoice) {
        return payments.ofInvoice(invoice.businessKey()).stream()
                .map(payment -> payment.part() + ": " + payment.money().amount() + " " + payment.state())
                .toList();
    }

    private void pay() {
        runs.collect(AuditFact.SYSTEM, today().plusDays(60)).ifPresent(run -> send(run.number()));
    }

    private void send(String run) {
        release.decide(run, true, "", "tara.treasurer");
        execution.writeFile(run);
        execution.post(run);
    }

    private List<SupplierClaim> claimsFor(SupplierInvoice invoice) {
        return claims.newest(1000, 0).stream()
                .filter(claim -> claim.cause().equals(invoice.businessKey()))
                .toList();
    }

    private BigDecimal receivable(SupplierClaim claim) {
        return openItems.standing(AccountPurpose.CLAIMS_RECEIVABLE, claim.claimNumber(), "EUR");
    }

    private BigDecimal standing(AccountPurpose purpose, SupplierInvoice invoice) {
        return openItems.standing(purpose, invoice.businessKey(), "EUR");
    }

    private void assertBooksClosed(PurchaseOrder order, SupplierInvoice invoice) {
        assertThat(balances.openReceiptsOf(order.orderNumber())).isEmpty();
        assertThat(standing(AccountPurpose.PART_PAYMENT, invoice)).isZero();
        assertThat(standing(AccountPurpose.ACCOUNTS_PAYABLE, invoice)).isZero();
        assertThat(payments.ofInvoice(invoice.businessKey()))
                .allMatch(
                        payment -> payment.state() == PaymentState.RELEASED || payment.state() == PaymentState.NETTED);
        assertThat(balances.trialBalance().stream()
                        .map(AccountBalance::companyBalance)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isZero();
    }
}
