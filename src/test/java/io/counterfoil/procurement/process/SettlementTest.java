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
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Money;
import io.counterfoil.ledger.AccountBalance;
import io.counterfoil.ledger.AccountPurpose;
import io.counterfoil.ledger.Balances;
import io.counterfoil.ledger.ChartOfAccounts;
import io.counterfoil.ledger.JournalEntries;
import io.counterfoil.ledger.JournalLine;
import io.counterfoil.ledger.OpenItems;
import io.counterfoil.masterdata.ExchangeRate;
import io.counterfoil.masterdata.ExchangeRates;
import io.counterfoil.procurement.claim.SupplierClaim;
import io.counterfoil.procurement.claim.SupplierClaims;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoicematch.OrderMoney;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.settlement.InvoiceSettlement;
import io.counterfoil.procurement.settlement.SelfBilling;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is paid and how it is booked, from posting on; documents are taken as matched. */
class SettlementTest extends ProcurementProcessTest {
    @Autowired
    InvoiceSettlement settlement;

    @Autowired
    OrderMoney orderMoney;

    @Autowired
    SelfBilling selfBilling;

    @Autowired
    SupplierClaims claims;

    @Autowired
    Payments payments;

    @Autowired
    SupplierCredits credits;

    @Autowired
    PaymentRuns runs;

    @Autowired
    PaymentRelease release;

    @Autowired
    PaymentExecution execution;

    @Autowired
    JournalEntries entries;

    @Autowired
    Balances balances;

    @Autowired
    OpenItems openItems;

    @Autowired
    ChartOfAccounts accounts;

    @Autowired
    ExchangeRates rates;

    @Autowired
    AuditTrail trail;

    @Test
    void m19_creditNoteForPaidGoodsIsTheMirrorAndStaysOpenForTheNextPayment() {
        var order = order(chairs("100", "10"));
        receive(order, "92");
        var invoice = settle(document(Kind.INVOICE, order, "100", "1000.00"));
        pay(today().plusDays(30));
        assertThat(payment(invoice).state()).isEqualTo(PaymentState.RELEASED);

        var credit = settle(document(Kind.CREDIT_NOTE, order, "8", "80.00", "0.00", invoice.invoiceNumber()));
        assertThat(line(credit, AccountPurpose.QUANTITY_VARIANCE).credit()).isEqualByComparingTo("80.00");
        assertThat(line(credit, AccountPurpose.ACCOUNTS_PAYABLE).debit()).isEqualByComparingTo("80.00");
        assertThat(openOf(credit)).isEqualByComparingTo("80.00");
        assertThat(balances.openReceiptsOf(order.orderNumber())).isEmpty();

        var next = settle(invoiceOfAnotherOrder(order.supplierNumber(), "500.00"));
        assertThat(payment(next).amount()).isEqualByComparingTo("420.00");
        assertThat(openOf(credit)).isZero();
    }

    @Test
    void m20_creditNoteBeforeTheInvoiceIsPaidReducesItsPayment() {
        var order = order(chairs("100", "10"));
        receive(order, "92");
        var invoice = enter(document(Kind.INVOICE, order, "100", "1000.00"));
        var credit = settle(document(Kind.CREDIT_NOTE, order, "8", "80.00", "0.00", invoice.invoiceNumber()));
        var other = settle(invoiceOfAnotherOrder(order.supplierNumber(), "300.00"));
        assertThat(payment(other).amount())
                .as("the credit waits for the invoice it names")
                .isEqualByComparingTo("300.00");

        settle(invoice);
        assertThat(payment(invoice).amount()).isEqualByComparingTo("920.00");
        assertThat(openOf(credit)).isZero();
        assertThat(balances.openReceiptsOf(order.orderNumber())).isEmpty();
        assertThat(balance(AccountPurpose.QUANTITY_VARIANCE, invoice, credit)).isZero();
    }

    @Test
    void m21_valueCreditLowersThePriceVarianceAndThePayment() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var invoice = settle(document(Kind.INVOICE, order, "100", "1060.00"));
        var credit = settle(document(Kind.VALUE_CREDIT, order, "100", "40.00", "0.00", invoice.invoiceNumber()));
        assertThat(payment(invoice).amount()).isEqualByComparingTo("1020.00");
        assertThat(balance(AccountPurpose.PRICE_VARIANCE, invoice, credit)).isEqualByComparingTo("20.00");
        assertThat(openItems.standing(AccountPurpose.ACCOUNTS_PAYABLE, invoice.businessKey(), "EUR"))
                .isEqualByComparingTo("-1020.00");
    }

    @Test
    void m22_subsequentDebitIsAPriceVarianceAndTouchesNoQuantity() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        settle(document(Kind.INVOICE, order, "100", "1000.00"));
        var debit = settle(document(Kind.SUBSEQUENT_DEBIT, order, "100", "15.00"));
        assertThat(line(debit, AccountPurpose.PRICE_VARIANCE).debit()).isEqualByComparingTo("15.00");
        assertThat(payment(debit).amount()).isEqualByComparingTo("15.00");
        assertThat(balances.openReceiptsOf(order.orderNumber())).isEmpty();
    }

    @Test
    void m27_receiptAndInvoiceAtTwoRatesLeaveAnExchangeDifferenceAndNoPriceVariance() {
        rates.add(new ExchangeRate("USD", today().minusDays(1), new BigDecimal("1.08")), "carla.controller");
        var order = order(
                draft(examples.newSupplier("USD"), examples.newCostCentre("10000000"), "USD", chairs("100", "10")));
        receive(order, "100");
        rates.add(new ExchangeRate("USD", today(), new BigDecimal("1.12")), "carla.controller");
        var invoice = settle(document(Kind.INVOICE, order, "100", "1000.00"));
        assertThat(line(invoice, AccountPurpose.GOODS_RECEIVED_NOT_INVOICED).companyDebit())
                .isEqualByComparingTo("925.93");
        assertThat(line(invoice, AccountPurpose.ACCOUNTS_PAYABLE).companyCredit())
                .isEqualByComparingTo("892.86");
        assertThat(line(invoice, AccountPurpose.EXCHANGE_DIFFERENCE).companyCredit())
                .isEqualByComparingTo("33.07");
        assertThat(balance(AccountPurpose.PRICE_VARIANCE, invoice)).isZero();
        assertThat(balances.openReceiptsOf(order.orderNumber())).isEmpty();
    }

    @Test
    void foreignReceiptWithoutARateIsRefusedWithTheRemedy() {
        var order = order(
                draft(examples.newSupplier("PLN"), examples.newCostCentre("10000000"), "PLN", chairs("100", "10")));
        assertThatThrownBy(() -> receive(order, "100"))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class, e -> assertThat(e.code()).isEqualTo("EXCHANGE_RATE_MISSING"))
                .hasMessageContaining("controller");
    }

    @Test
    void m38_prepaymentIsTakenBackFromTheFinalInvoice() {
        var order = order(chairs("100", "100"));
        var request = settle(document(Kind.PREPAYMENT_REQUEST, order, "1", "3000.00"));
        assertThat(payment(request).amount()).isEqualByComparingTo("3000.00");
        assertThat(orderMoney.openPrepayment(order).amount()).isEqualByComparingTo("3000.00");
        receive(order, "100");
        var invoice = settle(document(Kind.INVOICE, order, "100", "10000.00"));
        assertThat(payment(invoice).amount()).isEqualByComparingTo("7000.00");
        assertThat(orderMoney.openPrepayment(order).isZero()).isTrue();
        assertThat(balances.openReceiptsOf(order.orderNumber())).isEmpty();
    }

    @Test
    void m39_retentionIsKeptBackAndReleasedAndNeverExceeded() {
        var order = order(chairs("100", "1000"));
        jdbc.sql("update purchase_order set retention_percent = 5 where order_number = :order")
                .param("order", order.orderNumber())
                .update();
        receive(order, "100");
        var first = settle(document(Kind.INVOICE, order, "40", "40000.00"));
        var second = settle(document(Kind.INVOICE, order, "60", "60000.00"));
        assertThat(payment(first).amount()).isEqualByComparingTo("38000.00");
        assertThat(payment(second).amount()).isEqualByComparingTo("57000.00");
        assertThat(orderMoney.retained(order).amount()).isEqualByComparingTo("5000.00");

        assertThatThrownBy(() -> settle(document(Kind.RETENTION_RELEASE, order, "1", "5500.00")))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class, e -> assertThat(e.code()).isEqualTo("RETENTION_EXCEEDED"));
        var released = settle(document(Kind.RETENTION_RELEASE, order, "1", "5000.00"));
        assertThat(payment(released).amount()).isEqualByComparingTo("5000.00");
        assertThat(orderMoney.retained(order).isZero()).isTrue();
    }

    @Test
    void m39_taxOfWhatWasKeptBackIsPaidAndBookedWithTheInvoiceOnly() {
        var order = retaining("50", "1000.00");
        var invoice = settle(document(Kind.INVOICE, order, "1", "1000.00", "190.00", null));
        var released = settle(document(Kind.RETENTION_RELEASE, order, "1", "500.00", "95.00", null));

        assertThat(payment(invoice).amount()).isEqualByComparingTo("690.00");
        assertThat(payment(released).amount()).isEqualByComparingTo("500.00");
        assertThat(balance(AccountPurpose.INPUT_VAT, invoice, released)).isEqualByComparingTo("190.00");
        assertThat(trail.of(List.of(released.businessKey())))
                .anyMatch(record -> record.action().equals("RELEASE_TAX_PAID_BEFORE")
                        && record.reason().contains("95.00 EUR of its tax were paid and booked with the invoices"));
    }

    @Test
    void m39_howeverRetentionIsReleasedTheOrderIsPaidItsGrossAndItsTaxIsBookedOnce() {
        var random = new Random(39);
        for (var history = 0; history < 10; history++) {
            releaseAtRandom(random);
        }
    }

    private void releaseAtRandom(Random random) {
        var rate = List.of("0", "0.07", "0.19", "0.25").get(random.nextInt(4));
        var net = new BigDecimal(random.nextInt(100, 10_000_000)).movePointLeft(2);
        var order = retaining(Integer.toString(random.nextInt(1, 101)), net.toPlainString());
        var documents = new ArrayList<SupplierInvoice>();
        documents.add(settle(document(Kind.INVOICE, order, "1", net.toPlainString(), taxOf(net, rate), null)));
        var gross = documents.get(0).grossAmount();
        var tax = documents.get(0).taxAmount();
        var parts = random.nextInt(1, 5);
        for (var part = parts; part > 0; part--) {
            var asked = orderMoney.retained(order).amount().divide(BigDecimal.valueOf(part), 2, RoundingMode.DOWN);
            if (asked.signum() > 0) {
                documents.add(settle(document(
                        Kind.RETENTION_RELEASE,
                        order,
                        "1",
                        asked.toPlainString(),
                        random.nextBoolean() ? taxOf(asked, rate) : "0.00",
                        null)));
            }
        }
        assertThat(orderMoney.retained(order).isZero()).isTrue();
        assertThat(balance(AccountPurpose.INPUT_VAT, documents.toArray(SupplierInvoice[]::new)))
                .isEqualByComparingTo(tax);
        assertThat(documents.stream()
                        .flatMap(document -> payments.ofInvoice(document.businessKey()).stream())
                        .map(Payment::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(gross);
    }

    private PurchaseOrder retaining(String percent, String price) {
        var order = order(chairs("1", price));
        jdbc.sql("update purchase_order set retention_percent = :percent where order_number = :order")
                .param("percent", new BigDecimal(percent))
                .param("order", order.orderNumber())
                .update();
        receive(order, "1");
        return order;
    }

    private static String taxOf(BigDecimal net, String rate) {
        return net.multiply(new BigDecimal(rate))
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    @Test
    void m40_paidOnTheLastDayOfTheDiscountTransfersLess() {
        var invoice = settle(discounted(today().minusDays(10)));
        pay(today());
        var payment = payment(invoice);
        assertThat(payment.transfer().amount()).isEqualByComparingTo("1166.20");
        assertThat(payment.discountTaken()).isEqualByComparingTo("23.80");
        assertThat(paid(invoice, AccountPurpose.DISCOUNT_TAKEN)).isEqualByComparingTo("-23.80");
        assertThat(paid(invoice, AccountPurpose.BANK_CLEARING)).isEqualByComparingTo("-1166.20");
        assertThat(openItems.standing(AccountPurpose.ACCOUNTS_PAYABLE, invoice.businessKey(), "EUR"))
                .isZero();
    }

    @Test
    void m40_discountLostByAHoldIsBookedWithTheHoldAsItsCause() {
        var invoice = enter(discounted(today().minusDays(12)));
        jdbc.sql("insert into invoice_match (invoice_key, attempt, matched_at, verdict, tolerance_set, reasons, result)"
                        + " values (:key, 99, now(), 'HOLD', 'STD/1', 'PRC', '{}')")
                .param("key", invoice.businessKey())
                .update();
        settle(invoice);
        pay(today().plusDays(30));
        assertThat(payment(invoice).transfer().amount()).isEqualByComparingTo("1190.00");
        assertThat(paid(invoice, AccountPurpose.LOST_DISCOUNT)).isEqualByComparingTo("23.80");
        assertThat(paid(invoice, AccountPurpose.BANK_CLEARING)).isEqualByComparingTo("-1190.00");
        assertThat(entries.findByDocumentTypeAndDocumentKey("PAYMENT", invoice.businessKey())
                        .orElseThrow()
                        .lines())
                .anyMatch(line -> line.text().equals("Discount lost: PRC"));
    }

    @Test
    void m41_evaluatedReceiptIsSettledByADocumentOfOurOwn() {
        var order = order(chairs("100", "10"));
        jdbc.sql("update purchase_order set evaluated_receipt = true where order_number = :order")
                .param("order", order.orderNumber())
                .update();
        jdbc.sql("update purchase_order_line set tax_percent = 19 where order_number = :order")
                .param("order", order.orderNumber())
                .update();
        var receipt = receive(order, "40");
        var settled = selfBilling.settledReceipts(order.orderNumber());
        assertThat(settled).singleElement().satisfies(one -> {
            assertThat(one.receiptNumber()).isEqualTo(receipt.receiptNumber());
            assertThat(one.net().amount()).isEqualByComparingTo("400.00");
            assertThat(one.invoiceKey()).isEqualTo(order.supplierNumber() + "/ERS-" + receipt.receiptNumber());
        });
        var invoice = invoices.findById(settled.get(0).invoiceKey()).orElseThrow();
        assertThat(invoice.kind()).isEqualTo(Kind.SELF_BILLED);
        assertThat(invoice.status()).isEqualTo(SupplierInvoice.Status.POSTED);
        assertThat(payment(invoice).amount()).isEqualByComparingTo("476.00");
        assertThat(line(invoice, AccountPurpose.INPUT_VAT).debit()).isEqualByComparingTo("76.00");
        assertThat(balances.openReceiptsOf(order.orderNumber())).isEmpty();
    }

    @Test
    void orderWithoutEvaluatedReceiptWaitsForTheSuppliersInvoice() {
        var order = order(chairs("100", "10"));
        receive(order, "40");
        assertThat(selfBilling.settledReceipts(order.orderNumber())).isEmpty();
    }

    @Test
    void claimIsSettledByCreditNotesAndStandsAsAReceivableUntilThen() {
        var order = order(chairs("100", "10"));
        receive(order, "92");
        var invoice = settle(document(Kind.INVOICE, order, "100", "1000.00"));
        var cause = unique("RET-");
        var claim = claims.open(order, 1, cause, Money.of("80.00", "EUR"), "anna.payable");
        assertThat(claims.open(order, 1, cause, Money.of("80.00", "EUR"), "anna.payable"))
                .isEqualTo(claim);
        assertThat(receivable(claim)).isEqualByComparingTo("80.00");

        settle(document(Kind.CREDIT_NOTE, order, "3", "30.00", "0.00", invoice.invoiceNumber()));
        assertThat(claims.find(claim.claimNumber()).open().amount()).isEqualByComparingTo("50.00");
        settle(document(Kind.CREDIT_NOTE, order, "5", "50.00", "0.00", invoice.invoiceNumber()));
        assertThat(claims.find(claim.claimNumber()).state()).isEqualTo(SupplierClaim.State.SETTLED);
        assertThat(receivable(claim)).isZero();
        assertThat(payment(invoice).amount()).isEqualByComparingTo("920.00");
    }

    @Test
    void claimIsWaivedOnceAndWithAReason() {
        var order = order(chairs("100", "10"));
        var claim = claims.open(order, 1, unique("RET-"), Money.of("80.00", "EUR"), "anna.payable");
        assertThatThrownBy(() -> claims.waive(claim.claimNumber(), "anna.payable", " "))
                .isInstanceOf(BusinessRuleViolation.class);
        assertThat(claims.waive(claim.claimNumber(), "anna.payable", "Goodwill").state())
                .isEqualTo(SupplierClaim.State.WAIVED);
        assertThat(receivable(claim)).isZero();
        assertThatThrownBy(() -> claims.waive(claim.claimNumber(), "anna.payable", "Again"))
                .isInstanceOf(Conflict.class);
    }

    private BigDecimal receivable(SupplierClaim claim) {
        return openItems.standing(AccountPurpose.CLAIMS_RECEIVABLE, claim.claimNumber(), "EUR");
    }

    @Test
    void creditNoteOfTheWholeInvoiceLeavesNothingToTransfer() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var invoice = settle(document(Kind.INVOICE, order, "100", "1000.00"));
        settle(document(Kind.VALUE_CREDIT, order, "100", "1200.00", "0.00", invoice.invoiceNumber()));
        assertThat(payment(invoice).state()).isEqualTo(PaymentState.NETTED);
        assertThat(payment(invoice).amount()).isZero();
        settlement.schedulePayment(invoice.businessKey());
        assertThat(payment(invoice).state())
                .as("scheduling again revives nothing")
                .isEqualTo(PaymentState.NETTED);
    }

    @Test
    void creditNoteItselfIsNeverPaid() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var credit = settle(document(Kind.VALUE_CREDIT, order, "1", "10.00"));
        assertThatThrownBy(() -> settlement.paymentFor(credit.businessKey())).isInstanceOf(Conflict.class);
    }

    @Test
    void databaseRefusesToUseACreditNoteTwice() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var credit = settle(document(Kind.VALUE_CREDIT, order, "1", "10.00"));
        assertThatThrownBy(() -> jdbc.sql("update supplier_credit set applied = 10.01 where credit_key = :key")
                        .param("key", credit.businessKey())
                        .update())
                .hasMessageContaining("supplier_credit_applied");
        var invoice = settle(document(Kind.INVOICE, order, "100", "1000.00"));
        assertThatThrownBy(() -> jdbc.sql("update payment set amount = amount + 1 where invoice_key = :key")
                        .param("key", invoice.businessKey())
                        .update())
                .hasMessageContaining("credit notes only");
    }

    @Test
    void runAndCreditNoteAtOnceNeverPayMoreThanIsOwed() throws Exception {
        var pool = Executors.newFixedThreadPool(3);
        try {
            for (var round = 0; round < 15; round++) {
                raceOnce(pool);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void raceOnce(java.util.concurrent.ExecutorService pool) throws Exception {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var invoice = settle(due(document(Kind.INVOICE, order, "100", "1000.00"), today()));
        var credit = enter(document(Kind.VALUE_CREDIT, order, "1", "300.00", "0.00", invoice.invoiceNumber()));
        matched(credit);
        settlement.post(credit.businessKey());
        var start = new CountDownLatch(1);
        var crediting = List.of(
                pool.submit(() -> {
                    start.await();
                    settlement.schedulePayment(credit.businessKey());
                    return "";
                }),
                pool.submit(() -> {
                    start.await();
                    return runs.collect(AuditFact.SYSTEM, today())
                            .map(run -> run.number())
                            .orElse("");
                }));
        start.countDown();
        var run = crediting.get(0).get() + crediting.get(1).get();
        var payment = payment(invoice);
        assertThat(payment.amount().add(payment.credited())).isEqualByComparingTo("1000.00");
        assertThat(payment.credited().add(openOf(credit))).isEqualByComparingTo("300.00");
        assertThat(openItems.standing(AccountPurpose.ACCOUNTS_PAYABLE, invoice.businessKey(), "EUR"))
                .isEqualByComparingTo(payment.amount().negate());
        if (!run.isEmpty()) {
            send(run);
        }
    }

    @Test
    void booksAgreeWithWhatIsOwedAfterAnyHistory() {
        var random = new Random(1940);
        var supplier = examples.newSupplier();
        var documents = new ArrayList<SupplierInvoice>();
        for (var i = 0; i < 12; i++) {
            var credit = random.nextInt(3) == 0 && !documents.isEmpty();
            var net = new BigDecimal(random.nextInt(100, 100_000))
                    .movePointLeft(2)
                    .toPlainString();
            if (credit) {
                var named = documents.get(random.nextInt(documents.size()));
                var order = orders.findById(String.valueOf(named.orderNumber())).orElseThrow();
                documents.add(settle(document(
                        Kind.VALUE_CREDIT,
                        order,
                        "1",
                        net,
                        tax(net),
                        random.nextBoolean() ? named.invoiceNumber() : null)));
            } else {
                documents.add(settle(invoiceOfAnotherOrder(supplier, net)));
            }
            if (random.nextInt(4) == 0) {
                runs.collect(AuditFact.SYSTEM, today().plusDays(60)).ifPresent(run -> send(run.number()));
            }
        }
        for (var document : documents) {
            var standing = openItems.standing(AccountPurpose.ACCOUNTS_PAYABLE, document.businessKey(), "EUR");
            assertThat(standing).isEqualByComparingTo(owed(document).negate());
        }
        assertThat(balances.trialBalance().stream()
                        .map(AccountBalance::companyBalance)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isZero();
    }

    /** Of a credit note negative: what the supplier still owes us. */
    private BigDecimal owed(SupplierInvoice document) {
        if (document.kind().isCredit()) {
            return openOf(document).negate();
        }
        var payment = payment(document);
        return payment.state() == PaymentState.RELEASED ? BigDecimal.ZERO : payment.amount();
    }

    // --- documents

    private SupplierInvoice settle(IncomingInvoice incoming) {
        return settle(enter(incoming));
    }

    private SupplierInvoice settle(SupplierInvoice invoice) {
        matched(invoice);
        settlement.post(invoice.businessKey());
        settlement.schedulePayment(invoice.businessKey());
        return reread(invoice);
    }

    private void matched(SupplierInvoice invoice) {
        jdbc.sql("update supplier_invoice set status = 'MATCHED' where business_key = :key")
                .param("key", invoice.businessKey())
                .update();
    }

    private static String tax(String net) {
        return new BigDecimal(net)
                .multiply(new BigDecimal("0.19"))
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private IncomingInvoice invoiceOfAnotherOrder(String supplier, String net) {
        var order = order(draft(supplier, examples.newCostCentre("10000000"), "EUR", chairs("1", net)));
        receive(order, "1");
        return document(Kind.INVOICE, order, "1", net);
    }

    /** 1,190.00 gross at 2 % within 10 days of a day. */
    private IncomingInvoice discounted(LocalDate baseline) {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        jdbc.sql("update supplier set discount_percent = 2, discount_days = 10 where supplier_number = :supplier")
                .param("supplier", order.supplierNumber())
                .update();
        return issued(document(Kind.INVOICE, order, "100", "1000.00", "190.00", null), baseline, today().plusDays(18));
    }

    private static IncomingInvoice due(IncomingInvoice incoming, LocalDate due) {
        return issued(incoming, today(), due);
    }

    private static IncomingInvoice document(Kind kind, PurchaseOrder order, String quantity, String net) {
        return document(kind, order, quantity, net, "0.00", null);
    }

    private static IncomingInvoice document(
            Kind kind, PurchaseOrder order, String quantity, String net, String tax, @Nullable String preceding) {
        var amount = new BigDecimal(net);
        var gross = amount.add(new BigDecimal(tax));
        var line = new IncomingInvoice.Line(
                "1",
                order.orderNumber(),
                "1",
                null,
                "Office chair",
                new BigDecimal(quantity),
                "C62",
                amount.divide(new BigDecimal(quantity), 6, RoundingMode.HALF_UP),
                BigDecimal.ONE,
                amount,
                "S",
                BigDecimal.ZERO);
        return new IncomingInvoice(
                kind,
                new IncomingInvoice.Seller("Supplier", vatIdOf(order.supplierNumber()), null, null),
                unique("INV-"),
                today(),
                today().plusDays(30),
                order.currency(),
                order.orderNumber(),
                null,
                preceding,
                List.of(line),
                List.of(),
                new IncomingInvoice.Totals(
                        amount,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        new BigDecimal(tax),
                        gross,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        gross),
                null,
                null,
                null,
                null,
                null);
    }

    private static IncomingInvoice issued(IncomingInvoice it, LocalDate issued, LocalDate due) {
        return new IncomingInvoice(
                it.kind(),
                it.seller(),
                it.invoiceNumber(),
                issued,
                due,
                it.currency(),
                it.orderNumber(),
                null,
                it.precedingInvoice(),
                it.lines(),
                List.of(),
                it.totals(),
                null,
                null,
                null,
                null,
                null);
    }

    // --- money

    private void pay(LocalDate dueUntil) {
        send(runs.collect(AuditFact.SYSTEM, dueUntil).orElseThrow().number());
    }

    private void send(String run) {
        release.decide(run, true, "", "tara.treasurer");
        execution.writeFile(run);
        execution.post(run);
    }

    private Payment payment(SupplierInvoice invoice) {
        return payments.findById(invoice.businessKey()).orElseThrow();
    }

    private BigDecimal openOf(SupplierInvoice credit) {
        return credits.openAmount(credit.businessKey()).orElseThrow().amount();
    }

    private JournalLine line(SupplierInvoice invoice, AccountPurpose purpose) {
        return entries
                .findByDocumentTypeAndDocumentKey("SUPPLIER_INVOICE", invoice.businessKey())
                .orElseThrow()
                .lines()
                .stream()
                .filter(line -> line.account().equals(accounts.forPurpose(purpose)))
                .findFirst()
                .orElseThrow();
    }

    private BigDecimal balance(AccountPurpose purpose, SupplierInvoice... invoices) {
        var sum = BigDecimal.ZERO;
        for (var invoice : invoices) {
            sum = sum.add(balance("SUPPLIER_INVOICE", invoice, purpose));
        }
        return sum;
    }

    private BigDecimal paid(SupplierInvoice invoice, AccountPurpose purpose) {
        return balance("PAYMENT", invoice, purpose);
    }

    private BigDecimal balance(String type, SupplierInvoice invoice, AccountPurpose purpose) {
        return entries.findByDocumentTypeAndDocumentKey(type, invoice.businessKey()).orElseThrow().lines().stream()
                .filter(line -> line.account().equals(accounts.forPurpose(purpose)))
                .map(line -> line.debit().subtract(line.credit()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
