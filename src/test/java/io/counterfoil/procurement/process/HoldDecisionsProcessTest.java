package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.ProcurementExamples.Billed.pieces;
import static io.counterfoil.procurement.ProcurementExamples.chairs;
import static io.counterfoil.procurement.ProcurementExamples.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.procurement.ProcurementExamples;
import io.counterfoil.procurement.amendment.OrderAmendment;
import io.counterfoil.procurement.amendment.OrderAmendments;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice.Status;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.review.MatchSheet;
import io.counterfoil.procurement.review.MatchSheets;
import io.counterfoil.procurement.review.SheetFinding.Mark;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people decide about held invoices beside release and rejection, and what the sheet says of it. */
class HoldDecisionsProcessTest extends ProcurementProcessTest {
    private static final String BRUNO = "bruno.buyer";

    @Autowired
    MatchSheets sheets;

    @Autowired
    OrderAmendments amendments;

    // --- the sheet

    @Test
    void sheetSaysTheVerdictFirstAndMarksTheFailedCheck() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var earlier = bill(order, "40", "400.00");
        var invoice = bill(order, "60", "690.00");

        var sheet = sheet(invoice);
        assertThat(sheet.verdict()).isEqualTo("On hold: price above the order");
        var line = sheet.lines().get(0);
        assertThat(line.ordered()).isEqualTo("100 pcs at 10.00 EUR");
        assertThat(line.received()).isEqualTo("100 pcs");
        assertThat(line.before()).isEqualTo("40 pcs for 400.00 EUR");
        assertThat(line.invoiced()).isEqualTo("60 pcs for 690.00 EUR");
        assertThat(line.difference()).isEqualTo("90.00 EUR too dear");
        assertThat(line.policy()).contains("three-way", "by order line", "STD version 1");
        assertThat(line.receipts()).singleElement().asString().endsWith(": 60 pcs");
        assertThat(line.earlier()).singleElement().satisfies(other -> {
            assertThat(other.key()).isEqualTo(earlier.businessKey());
            assertThat(other.quantity()).isEqualTo("40 pcs");
            assertThat(other.state()).isEqualTo("Posted");
        });
        assertThat(line.findings())
                .filteredOn(one -> one.key().equals("PRC"))
                .singleElement()
                .satisfies(price -> {
                    assertThat(price.mark()).isEqualTo(Mark.FAILED);
                    assertThat(price.limit()).isEqualTo("50.00 EUR and 2.0 %");
                    assertThat(price.limitSource()).isEqualTo("STD version 1");
                    assertThat(price.difference()).isEqualTo("90.00 EUR (15.0 %)");
                });
    }

    @Test
    void releasedFindingSaysWhoAndWhy() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var invoice = bill(order, "100", "1050.00");
        decide(invoice, BRUNO, "buyer", Map.of("decision", "release", "reason", "Agreed by phone"));
        var sheet = sheet(invoice);
        assertThat(sheet.verdict()).isEqualTo("Posted: should be paid");
        assertThat(sheet.findings().stream().map(MatchSheet.Located::finding))
                .filteredOn(finding -> finding.mark() == Mark.RELEASED)
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.releasedBy()).isEqualTo(BRUNO);
                    assertThat(finding.releaseReason()).isEqualTo("Agreed by phone");
                });
    }

    // --- credit note

    @Test
    void creditNoteIsAskedForAndItsArrivalReleasesTheInvoice() {
        var invoice = tooDear();
        askForCreditNote(invoice, "100.00");

        assertThat(reread(invoice).status()).isEqualTo(Status.HELD);
        assertThat(findTask(invoice.businessKey())).isEmpty();
        assertThat(sheet(invoice).followUps()).singleElement().satisfies(asked -> {
            assertThat(asked.what()).startsWith("Credit note asked for, CNR-").endsWith("over 100.00 EUR net");
            assertThat(asked.state()).startsWith("due ");
        });
        assertThat(auditOf(invoice)).contains("CREDIT_NOTE_REQUESTED");

        afterJobs(enter(credit(invoice, "100.00")));

        assertThat(reread(invoice).status()).isEqualTo(Status.POSTED);
        assertThat(sheet(invoice).followUps().get(0).state()).startsWith("came as ");
        assertThat(sheet(invoice).credits()).hasSize(1);
    }

    @Test
    void reviewerGetsTheTaskBackWhenNoCreditNoteComes() {
        var invoice = tooDear();
        askForCreditNote(invoice, "100.00");
        runTimers(invoice.businessKey()); // fourteen days later
        assertThat(groupOf(task(invoice.businessKey()))).isEqualTo("buyer");
        assertThat(reread(invoice).status()).isEqualTo(Status.HELD);
    }

    @Test
    void creditNoteNeedsAnAmountWithinTheInvoiceAndWordsForTheSupplier() {
        var invoice = tooDear();
        assertThatThrownBy(() -> decide(
                        invoice,
                        BRUNO,
                        "buyer",
                        Map.of(
                                "decision",
                                "creditNote",
                                "reason",
                                "too dear",
                                "creditAmount",
                                "1100.01",
                                "supplierMessage",
                                " ")))
                .hasStackTraceContaining("creditAmount: must be at most")
                .hasStackTraceContaining("supplierMessage: must not be empty");
        assertThatThrownBy(() -> decide(
                        invoice,
                        BRUNO,
                        "buyer",
                        Map.of(
                                "decision",
                                "creditNote",
                                "reason",
                                "too dear",
                                "creditAmount",
                                "ten",
                                "supplierMessage",
                                "Hello")))
                .hasStackTraceContaining("creditAmount: must be a number");
        assertThat(findTask(invoice.businessKey())).isPresent();
    }

    // --- amendment

    @Test
    void m43BuyerHasTheOrderAmendedToWhatIsBilledAndItsApplicationReleasesTheInvoice() {
        var invoice = tooDear();
        var amendment = amendmentFor(invoice);
        assertThat(findTask(invoice.businessKey())).isEmpty();
        assertThat(reread(invoice).status()).isEqualTo(Status.HELD);
        assertThat(auditOf(invoice)).contains("AMENDMENT_WANTED");
        assertThat(amendment.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.newUnitPrice()).isEqualByComparingTo("11"));

        while (findTask(amendment.amendmentNumber()).isPresent()) {
            decideAmendment(amendment, "approve");
        }
        runJobs(amendment.amendmentNumber());

        assertThat(reread(invoice).status()).isEqualTo(Status.POSTED);
        assertThat(sheet(invoice).followUps().get(0).state()).isEqualTo(amendment.amendmentNumber() + " is applied");
    }

    @Test
    void amendmentForFreightPlansWhatIsChargedForAllOfTheLine() {
        assertThat(amendmentFor(charging("plannedFreight", "planned_freight = 100", "150"))
                        .lines())
                .singleElement()
                .satisfies(line -> assertThat(line.newPlannedFreight()).isEqualByComparingTo("300"));
        assertThat(amendmentFor(charging("none", "planned_freight = 0", "60")).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.newPlannedFreight()).isEqualByComparingTo("120"));
    }

    @Test
    void amendmentForAnEarlyInvoiceMovesTheDeliveryToItsDay() {
        var invoice = charging("early", "scheduled_on = date '2027-12-31'", "0");
        assertThat(sheet(invoice).verdict()).contains("before the agreed delivery");
        assertThat(amendmentFor(invoice).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.newScheduledOn()).isEqualTo(invoice.issueDate()));
    }

    @Test
    void amendmentThatDoesNotFollowFromTheInvoiceIsRefusedAndNothingWaits() {
        var order = order(chairs("100", "10"));
        agree(order, "kind = 'BLANKET'");
        var invoice = bill(order, "1", "1100.00");
        assertThatThrownBy(() -> amendmentFor(invoice))
                .hasStackTraceContaining("decision: what order " + order.orderNumber() + " should say does not follow")
                .hasStackTraceContaining("propose the amendment of the order yourself");
        assertThat(groupOf(task(invoice.businessKey()))).isEqualTo("buyer");
        assertThat(sheet(invoice).followUps()).isEmpty();
    }

    /** Half of an order, held for what was agreed of the line. */
    private SupplierInvoice charging(String what, String agreed, String charges) {
        var order = order(chairs("100", "10"));
        agree(order, agreed);
        receive(order, "50");
        return afterJobs(enter(ProcurementExamples.invoice(
                order.supplierNumber(),
                unique(what),
                order.currency(),
                order.orderNumber(),
                new BigDecimal(charges),
                pieces("50", "500.00"))));
    }

    private void agree(PurchaseOrder order, String term) {
        jdbc.sql("update purchase_order_line set " + term + " where order_number = :order")
                .param("order", order.orderNumber())
                .update();
    }

    @Test
    void refusedAmendmentGivesTheInvoiceBackToItsReviewer() {
        var invoice = tooDear();
        var amendment = amendmentFor(invoice);
        decideAmendment(amendment, "refuse");
        assertThat(groupOf(task(invoice.businessKey()))).isEqualTo("buyer");
        assertThat(sheet(invoice).followUps().get(0).state()).isEqualTo(amendment.amendmentNumber() + " is refused");
    }

    private OrderAmendment amendmentFor(SupplierInvoice invoice) {
        decide(invoice, BRUNO, "buyer", Map.of("decision", "amendOrder", "reason", "New price list"));
        return amendments.openOf(String.valueOf(invoice.orderNumber())).orElseThrow();
    }

    private void decideAmendment(OrderAmendment amendment, String decision) {
        var task = task(amendment.amendmentNumber());
        var group = groupOf(task);
        complete(
                task,
                APPROVERS.getOrDefault(group, "nobody"),
                group,
                Map.of("decision", decision, "reason", "The list says so"));
    }

    // --- receipt

    @Test
    void receiverIsAskedAndTheReceiptEndsTheRequestByItself() {
        var order = order(chairs("100", "10"));
        var invoice = bill(order, "100", "1100.00");
        decide(invoice, BRUNO, "buyer", Map.of("decision", "askReceiver", "reason", "Please look at the gate"));

        var request = task(invoice.businessKey());
        assertThat(request.getTaskDefinitionKey()).isEqualTo("Task_RecordMissingReceipt");
        assertThat(request.getName())
                .isEqualTo("Record the missing receipt for " + order.orderNumber() + ", invoice "
                        + invoice.invoiceNumber());
        assertThat(groupOf(request)).isEqualTo("receiver");
        assertThat(String.valueOf(engine.getTaskService().getVariableLocal(request.getId(), "sheet")))
                .contains("Please look at the gate", "100 pcs too many", "/camunda/app/tasklist/default/#/?task=");

        receive(order, "100");

        assertThat(endsOf(invoice)).contains("EndEvent_RequestClosed");
        assertThat(groupOf(task(invoice.businessKey()))).isEqualTo("buyer"); // the price is still too high
    }

    @Test
    void nothingCameIsAFactOnTheSheetAndTheReviewerDecidesAgain() {
        var order = order(chairs("100", "10"));
        var invoice = bill(order, "100", "1000.00");
        decide(invoice, "other.receiver", "receiver", Map.of("decision", "askReceiver", "reason", "Ask the gate"));
        decide(invoice, REX, "receiver", Map.of("decision", "nothingCame", "reason", "The lorry broke down"));

        var task = task(invoice.businessKey());
        assertThat(task.getTaskDefinitionKey()).isEqualTo("Task_ReviewMatchException");
        assertThat(sheet(invoice).followUps().get(0).state())
                .isEqualTo("nothing came, says rex.receiver: The lorry broke down");
        assertThat(auditOf(invoice)).contains("RECEIPT_REQUESTED", "NOTHING_CAME");
    }

    @Test
    void receiverCannotSayRecordedWithoutARecord() {
        var order = order(chairs("100", "10"));
        var invoice = bill(order, "100", "1000.00");
        decide(invoice, "other.receiver", "receiver", Map.of("decision", "askReceiver", "reason", "Ask the gate"));
        assertThatThrownBy(() -> decide(invoice, REX, "receiver", Map.of("decision", "recorded", "reason", "")))
                .hasStackTraceContaining("no receipt of " + order.orderNumber() + " was recorded");
        assertThatThrownBy(() -> decide(invoice, REX, "receiver", Map.of("decision", "nothingCame", "reason", "")))
                .hasStackTraceContaining("reason: say what you know");
    }

    // --- who may

    @Test
    void receiverDoesNotReleaseAShortfallOfWhatTheyReceived() {
        var order = order(chairs("100", "10"));
        receive(order, "50");
        var invoice = bill(order, "80", "800.00");
        assertThat(groupOf(task(invoice.businessKey()))).isEqualTo("receiver");
        assertThatThrownBy(
                        () -> decide(invoice, REX, "receiver", Map.of("decision", "release", "reason", "It is here")))
                .hasStackTraceContaining("rule S3");
        decide(
                invoice,
                REX,
                "receiver",
                Map.of(
                        "decision",
                        "creditNote",
                        "reason",
                        "30 never came",
                        "creditAmount",
                        "300.00",
                        "supplierMessage",
                        "30 short"));
        assertThat(findTask(invoice.businessKey())).isEmpty();
    }

    @Test
    void anotherReceiverReleasesIt() {
        var order = order(chairs("100", "10"));
        receive(order, "50");
        var invoice = bill(order, "80", "800.00");
        decide(invoice, "other.receiver", "receiver", Map.of("decision", "release", "reason", "The rest stands here"));
        assertThat(reread(invoice).status()).isEqualTo(Status.POSTED);
    }

    @Test
    void uselessChoicesAreNotOfferedAndTheTextSaysWhy() {
        var order = order(chairs("100", "10"));
        var task = task(bill(order, "100", "1000.00").businessKey());
        assertThat(shown(task, "choices"))
                .contains("askReceiver", "creditNote", "reject")
                .doesNotContain("\"release\"", "amendOrder");
        assertThat(shown(task, "offer")).contains("Nobody can release this: nothing received yet");
    }

    @Test
    void pointlessDecisionIsRefused() {
        var invoice = tooDear();
        assertThatThrownBy(
                        () -> decide(invoice, BRUNO, "buyer", Map.of("decision", "askReceiver", "reason", "Why not")))
                .hasStackTraceContaining("does not help invoice " + invoice.businessKey());
    }

    // --- routing

    @Test
    void unknownBankAccountGoesToTheVendorMasterSteward() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var billed = ProcurementExamples.invoice(
                order.supplierNumber(), unique("INV-"), "EUR", order.orderNumber(), pieces("100", "1000.00"));
        var invoice = afterJobs(enter(new IncomingInvoice(
                billed.kind(),
                billed.seller(),
                billed.invoiceNumber(),
                billed.issueDate(),
                billed.dueDate(),
                billed.currency(),
                billed.orderNumber(),
                null,
                null,
                billed.lines(),
                billed.taxSubtotals(),
                billed.totals(),
                "DE02120300000000202051",
                null,
                null,
                null,
                null)));
        assertThat(groupOf(task(invoice.businessKey()))).isEqualTo("vendor-master-steward");
        assertThat(sheet(invoice).verdict()).contains("bank account new or unknown");
    }

    @Test
    void repeatedNumberGoesToAccountsPayable() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var first = bill(order, "40", "400.00");
        var second = afterJobs(enter(ProcurementExamples.invoice(
                order.supplierNumber(), first.invoiceNumber(), "EUR", order.orderNumber(), pieces("50", "500.00"))));
        assertThat(groupOf(task(second.businessKey()))).isEqualTo("accounts-payable");
        assertThat(sheet(second).verdict()).isEqualTo("On hold: number was billed before");
    }

    // --- words

    private SupplierInvoice tooDear() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        return bill(order, "100", "1100.00");
    }

    private SupplierInvoice bill(PurchaseOrder order, String quantity, String net) {
        return afterJobs(enter(ProcurementExamples.invoice(
                order.supplierNumber(), unique("INV-"), order.currency(), order.orderNumber(), pieces(quantity, net))));
    }

    private static IncomingInvoice credit(SupplierInvoice invoice, String net) {
        var note = ProcurementExamples.invoice(
                String.valueOf(invoice.supplierNumber()),
                unique("CN-"),
                invoice.currency(),
                String.valueOf(invoice.orderNumber()),
                pieces("1", net));
        return new IncomingInvoice(
                Kind.VALUE_CREDIT,
                note.seller(),
                note.invoiceNumber(),
                note.issueDate(),
                note.dueDate(),
                note.currency(),
                note.orderNumber(),
                null,
                invoice.invoiceNumber(),
                note.lines(),
                note.taxSubtotals(),
                note.totals(),
                null,
                null,
                null,
                null,
                null);
    }

    private void askForCreditNote(SupplierInvoice invoice, String amount) {
        decide(
                invoice,
                BRUNO,
                "buyer",
                Map.of(
                        "decision", "creditNote",
                        "reason", "The price was agreed",
                        "creditAmount", amount,
                        "supplierMessage", "Please credit the price difference."));
    }

    private void decide(SupplierInvoice invoice, String person, String group, Map<String, Object> entered) {
        complete(task(invoice.businessKey()), person, group, entered);
    }

    private MatchSheet sheet(SupplierInvoice invoice) {
        return sheets.of(reread(invoice));
    }

    private String shown(Task task, String variable) {
        return String.valueOf(engine.getTaskService().getVariableLocal(task.getId(), variable));
    }

    private List<String> endsOf(SupplierInvoice invoice) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(invoice.businessKey())
                .finished()
                .list()
                .stream()
                .map(instance -> instance.getEndActivityId())
                .toList();
    }

    private List<String> auditOf(SupplierInvoice invoice) {
        return jdbc.sql("select action from audit_record where business_key = :key")
                .param("key", invoice.businessKey())
                .query(String.class)
                .list();
    }
}
