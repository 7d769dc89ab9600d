package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.ProcurementExamples.Billed.pieces;
import static io.counterfoil.procurement.ProcurementExamples.chairs;
import static io.counterfoil.procurement.ProcurementExamples.draft;
import static io.counterfoil.procurement.ProcurementExamples.today;
import static io.counterfoil.procurement.ProcurementExamples.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.ledger.Balances;
import io.counterfoil.procurement.amendment.AmendmentDraft;
import io.counterfoil.procurement.amendment.AmendmentDraft.Change;
import io.counterfoil.procurement.amendment.AmendmentIntake;
import io.counterfoil.procurement.amendment.OrderAmendment;
import io.counterfoil.procurement.amendment.OrderAmendments;
import io.counterfoil.procurement.amendment.OrderClosure;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice.Status;
import io.counterfoil.procurement.invoicematch.LastMatches;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.receipt.DeliveryDraft;
import io.counterfoil.procurement.receipt.GoodsReceiptLine;
import io.counterfoil.procurement.requisition.LineTerms;
import io.counterfoil.procurement.requisition.RequisitionLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

class OrderAmendmentProcessTest extends ProcurementProcessTest {
    private static final String BRUNO = "bruno.buyer";
    private static final String PRICE_VARIANCE = "4910";
    private static final String QUANTITY_VARIANCE = "4920";

    @Autowired
    AmendmentIntake amendmentIntake;

    @Autowired
    OrderAmendments amendments;

    @Autowired
    OrderClosure closure;

    @Autowired
    Balances balances;

    @Autowired
    LastMatches matches;

    // --- the held invoice

    @Test
    void m43InvoiceHeldForItsPriceIsReleasedByTheAmendment() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var invoice = bill(order, "100", "1060.00");
        assertThat(invoice.status()).isEqualTo(Status.HELD);
        assertThat(matches.of(invoice.businessKey()).orElseThrow().reasons()).contains("PRC");

        var amendment = propose(order, price("10.60"));
        assertThat(reread(invoice).status()).isEqualTo(Status.HELD);
        applied(amendment);

        runJobs(invoice.businessKey());
        assertThat(reread(invoice).status()).isEqualTo(Status.POSTED);
        assertThat(matches.of(invoice.businessKey()).orElseThrow().verdict()).isEqualTo("TOUCHLESS");
        assertThat(openOf(order)).isZero();
        assertThat(balanceOf(order, PRICE_VARIANCE)).isZero();
        assertThat(auditOf(amendment))
                .containsSubsequence("AMENDMENT_PROPOSED", "AMENDMENT_APPROVED", "AMENDMENT_APPLIED");
        assertThat(auditOf(invoice.businessKey()).stream().filter("INVOICE_MATCHED"::equals))
                .hasSize(2);
    }

    @Test
    void m43WhoEnteredTheInvoiceAmendsNothing() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        bill(order, "100", "1060.00");
        assertThatThrownBy(() -> amendmentIntake.submit(change(order, price("10.60")), "anna.payable"))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("rule S5")
                .hasMessageContaining("nobody amends an order whose invoice they entered");
        assertThat(amendments.countByOrderNumber(order.orderNumber())).isZero();
        assertThatThrownBy(() -> closure.close(order.orderNumber(), "anna.payable", "Not needed"))
                .hasMessageContaining("rule S5");
    }

    @Test
    void whoAmendedEntersNoInvoice() {
        var order = order(chairs("100", "10"));
        amendmentIntake.submit(change(order, price("10.60")), "anna.payable");
        assertThatThrownBy(() -> bill(order, "100", "1060.00")).hasMessageContaining("rule S5");
    }

    @Test
    void whoReceivedOrApprovedAmendsNothingAndTheAmenderReceivesNothing() {
        var order = order(chairs("100", "10"));
        receive(order, "40");
        assertThatThrownBy(() -> amendmentIntake.submit(change(order, price("10.60")), REX))
                .hasMessageContaining("rule S2");
        assertThatThrownBy(() -> amendmentIntake.submit(change(order, price("10.60")), "olaf.owner"))
                .hasMessageContaining("rule S1");
    }

    // --- levels

    @ParameterizedTest(name = "9,800 to {0}: {1}")
    @CsvSource({
        "9800.01, ''",
        "10000, ''",
        "10050, category-manager",
        "10290, category-manager",
        "10290.01, cost-centre-owner department-head category-manager",
        "10300, cost-centre-owner department-head category-manager",
        "9000, ''"
    })
    void a7a8EveryLevelDecidesWhoseLastApprovalDoesNotCoverTheAmount(String price, String levels) {
        var order = order(chairs("1", "9800"));
        assertThat(String.join(" ", levelsOf(propose(order, price(price))))).isEqualTo(levels);
        assertThat(orders.findById(order.orderNumber()).orElseThrow().netAmount())
                .isEqualByComparingTo(price);
    }

    @Test
    void A7_fromNineThousandEightHundredToTenThousandFiftyAddsOnlyTheCategoryManager() {
        assertThat(levelsOf(propose(order(chairs("1", "9800")), price("10050"))))
                .containsExactly("category-manager");
    }

    @Test
    void A8_fromNineThousandEightHundredToTenThousandThreeHundredAsksAllLevelsAgain() {
        assertThat(levelsOf(propose(order(chairs("1", "9800")), price("10300"))))
                .containsExactly("cost-centre-owner", "department-head", "category-manager");
    }

    @Test
    void moreThanFiveThousandIsDecidedByAllLevelsThoughItIsLittleOfTheOrder() {
        assertThat(levelsOf(propose(order(chairs("1", "200000")), price("205000"))))
                .isEmpty();
        assertThat(levelsOf(propose(order(chairs("1", "200000")), price("205000.01"))))
                .containsExactly("cost-centre-owner", "department-head", "category-manager", "cfo");
    }

    @Test
    void amendmentThatNobodyMustDecideIsRecordedAndAppliedAtOnce() {
        var amendment = propose(order(chairs("1", "9800")), price("9900"));
        assertThat(findTask(amendment)).isEmpty();
        applied(amendment);
        assertThat(auditReasonOf(amendment)).contains("Recorded only: what each level last approved covers it.");
    }

    @Test
    void changedBankAccountOfTheSupplierAsksAllLevelsAgain() {
        var order = order(chairs("1", "9800"));
        jdbc.sql("update supplier set iban = 'DE02120300000000202051' where supplier_number = :number")
                .param("number", order.supplierNumber())
                .update();
        var amendment = propose(order, price("9800.01"));
        assertThat(String.valueOf(
                        engine.getTaskService().getVariable(task(amendment).getId(), "why")))
                .contains("bank account changed");
        assertThat(levelsOf(amendment)).containsExactly("cost-centre-owner", "department-head");
        assertThat(levelsOf(propose(order, price("9800.02"))))
                .as("what they approved with the new account counts")
                .isEmpty();
    }

    @Test
    void smallStepsAddUpToWhatALevelLastApproved() {
        var order = order(chairs("1", "8000"));
        assertThat(levelsOf(propose(order, price("8300")))).isEmpty();
        // 3.6 % more than the last step, 7.5 % more than both levels approved.
        assertThat(levelsOf(propose(order, price("8600")))).containsExactly("cost-centre-owner", "department-head");
    }

    @Test
    void smallStepsOfAPriceAddUpThoughTheOrderCostsTheSame() {
        var order = order(chairs("100", "10"));
        assertThat(levelsOf(propose(order, change("96", "10.40", null)))).isEmpty();
        // 4.8 % more than the last step, 9 % more than the owner approved.
        assertThat(levelsOf(propose(order, change("91", "10.90", null)))).isNotEmpty();
        assertThat(levelsOf(propose(order, change("90", "11.00", null))))
                .as("counted anew")
                .isEmpty();
    }

    @Test
    void dearerPriceIsNotHiddenBehindASmallerQuantity() {
        assertThat(levelsOf(propose(order(chairs("500", "10")), change("250", "20", null))))
                .containsExactly("cost-centre-owner", "department-head");
    }

    @Test
    void moreSurplusIsDecidedByAllLevels() {
        assertThat(levelsOf(propose(order(chairs("500", "10")), change(null, null, "5"))))
                .containsExactly("cost-centre-owner", "department-head");
    }

    @Test
    void refusalLeavesTheOrderAsItIs() {
        var order = order(chairs("100", "10"));
        var amendment = propose(order, price("10.60"));
        assertThatThrownBy(() -> decide(amendment, "refuse", " ")).hasStackTraceContaining("say why you refuse");
        decide(amendment, "refuse", "They promised 10.00");

        assertThat(endOf(amendment)).contains("EndEvent_AmendmentRefused");
        assertThat(read(amendment).status()).isEqualTo(OrderAmendment.Status.REFUSED);
        assertThat(read(amendment).refusalReason()).isEqualTo("They promised 10.00");
        assertThat(priceOf(order)).isEqualByComparingTo("10");
        propose(order, price("10.30"));
    }

    @Test
    void proposerCannotApproveEvenAsAMemberOfTheGroup() {
        var amendment = propose(order(chairs("100", "10")), price("10.60"));
        assertThatThrownBy(() -> claim(task(amendment), BRUNO, "cost-centre-owner"))
                .hasStackTraceContaining("rule S1");
    }

    @Test
    void nobodyDecidesTwoLevelsOfAnAmendment() {
        var amendment = propose(order(chairs("100", "10")), price("10.60"));
        complete(task(amendment), "multi.talent", "cost-centre-owner", Map.of("decision", "approve"));
        assertThatThrownBy(() ->
                        complete(task(amendment), "multi.talent", "department-head", Map.of("decision", "approve")))
                .hasStackTraceContaining("multi.talent has already decided another level");
    }

    @Test
    void approverSeesEveryFigureBeforeAndAfter() {
        var amendment = propose(order(chairs("100", "10")), change("120", "10.60", "5"));
        var sheet = String.valueOf(
                engine.getTaskService().getVariableLocal(task(amendment).getId(), "sheet"));
        assertThat(sheet)
                .contains("1,000.00 EUR", "1,272.00 EUR", "100 pcs", "120 pcs", "10.60 EUR", "5 %", "Less control");
    }

    // --- what may not be asked for

    @Test
    void lessThanWasReceivedIsRefusedWithTheRemedy() {
        var order = order(chairs("100", "10"));
        receive(order, "60");
        assertThatThrownBy(() -> propose(order, change("59", null, null)))
                .isInstanceOf(BusinessRuleViolation.class)
                .hasMessageContaining("line 1 of " + order.orderNumber() + " would be 59, but 60 were received")
                .hasMessageContaining("record a return");
        assertThat(levelsOf(propose(order, change("60", null, null)))).isEmpty();
        assertThat(findTask(order.orderNumber())).isEmpty();
        assertThat(endOf(order.orderNumber())).contains("EndEvent_OrderFullyReceived");
    }

    @Test
    void lineThatTheOrderLacksAndLineThatDoesNotChangeAreRefused() {
        var order = order(chairs("100", "10"));
        assertThatThrownBy(() -> propose(order, new Change(7, BigDecimal.ONE, null, null, null, null, false)))
                .hasMessageContaining("has no line 7");
        assertThatThrownBy(() -> propose(order, price("10.00")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("says what the order says already");
        assertThatThrownBy(() -> propose(order)).hasMessageContaining("changes: must not be empty");
        assertThatThrownBy(() -> propose(order, price("11"), price("12"))).hasMessageContaining("stands here twice");
        assertThatThrownBy(() -> propose(order, new Change(1, null, null, null, new BigDecimal("1.001"), null, false)))
                .hasMessageContaining("changes[0].plannedFreight: must have at most 2 decimals");
        assertThatThrownBy(() -> propose(order, price("0"))).hasMessageContaining("worth more than 0");
        assertThatThrownBy(() -> propose(order, price("-1"))).hasMessageContaining("must not be negative");
        assertThatThrownBy(() -> propose(order, change(null, null, "100.5"))).hasMessageContaining("at most 100");
    }

    @Test
    void increaseThatTheBudgetDoesNotCoverIsRefused() {
        var costCentre = examples.newCostCentre("1100");
        var order = order(draft(examples.newSupplier(), costCentre, "EUR", chairs("100", "10")));
        assertThatThrownBy(() -> propose(order, price("11.01")))
                .hasMessageContaining("100.00 EUR available, 101.00 EUR are requested");
        propose(order, price("11"));
        // What waits for approval is reserved.
        assertThat(requisition(submit(draft(examples.newSupplier(), costCentre, "EUR", chairs("1", "0.01"))))
                        .returnReason())
                .contains(" 0.00 EUR available");
    }

    @Test
    void secondAmendmentWaitsForTheFirst() {
        var order = order(chairs("100", "10"));
        var first = propose(order, price("10.60"));
        assertThatThrownBy(() -> propose(order, price("10.50")))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining(first);
        applied(first);
        propose(order, price("10.50"));
    }

    @Test
    void ofTwoAmendmentsAtOnceOneIsTaken() throws Exception {
        for (var repetition = 0; repetition < 10; repetition++) {
            var order = order(chairs("100", "10"));
            var start = new CyclicBarrier(2);
            var answers = inParallel(List.<Callable<String>>of(
                    () -> {
                        start.await();
                        return answer(order, price("10.60"), "bruno.buyer");
                    },
                    () -> {
                        start.await();
                        return answer(order, price("10.50"), "berta.buyer");
                    }));
            assertThat(answers).containsExactlyInAnyOrder("taken", "AMENDMENT_OPEN");
        }
    }

    // --- application

    @Test
    void whatTheOrderSaidIsKeptForGood() {
        var order = order(chairs("100", "10"));
        var amendment = propose(order, change("120", "10.60", "5"));
        applied(amendment);

        var line = orders.findById(order.orderNumber()).orElseThrow().lines().get(0);
        assertThat(line.quantity()).isEqualByComparingTo("120");
        assertThat(line.terms().overDeliveryPercent()).isEqualByComparingTo("5");
        assertThat(jdbc.sql("select quantity || ' at ' || unit_price from purchase_order_line_history"
                                + " where amendment_number = :number")
                        .param("number", amendment)
                        .query(String.class)
                        .list())
                .containsExactly("100.000000 at 10.000000");
        assertThatThrownBy(() ->
                        jdbc.sql("delete from purchase_order_line_history").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void amendmentThatReceiptsOvertookIsNotApplied() {
        var order = order(chairs("100", "10"));
        var amendment = propose(order, change("40", null, null));
        receive(order, "60");
        while (findTask(amendment).isPresent()) {
            decide(amendment, "approve", "");
        }
        runJobs(amendment);

        assertThat(endOf(amendment)).contains("EndEvent_AmendmentOvertaken");
        assertThat(read(amendment).status()).isEqualTo(OrderAmendment.Status.REFUSED);
        assertThat(read(amendment).refusalReason()).contains("60 were received");
        assertThat(orders.findById(order.orderNumber()).orElseThrow().netAmount())
                .isEqualByComparingTo("1000");
        assertThat(auditOf(amendment)).contains("AMENDMENT_OVERTAKEN");
    }

    @Test
    void closedRemainderKeepsWhatCameByTheTimeOfApplication() {
        var order = order(chairs("100", "10"));
        receive(order, "30");
        var amendment = propose(order, remainder(1));
        receive(order, "25");
        applied(amendment);

        var amended = orders.findById(order.orderNumber()).orElseThrow();
        assertThat(amended.lines().get(0).quantity()).isEqualByComparingTo("55");
        assertThat(amended.netAmount()).isEqualByComparingTo("550");
        assertThat(amended.budgetAmount()).isEqualByComparingTo("550");
        assertThat(findTask(order.orderNumber())).isEmpty();
        assertThat(bill(order, "55", "550.00").status()).isEqualTo(Status.POSTED);
        assertThat(openOf(order)).isZero();
    }

    @Test
    void lineOfWhichNothingCameIsStruck() {
        var order = order(chairs("100", "10"), chairs("5", "100"));
        receive(order, "100", "0.000001");
        assertThatThrownBy(() -> propose(order(chairs("100", "10")), remainder(1)))
                .hasMessageContaining("close the whole order instead");

        var other = order(chairs("100", "10"), chairs("5", "100"));
        applied(propose(other, remainder(1)));
        var amended = orders.findById(other.orderNumber()).orElseThrow();
        assertThat(amended.lines()).extracting(line -> line.lineNumber()).containsExactly(2);
        assertThat(amended.netAmount()).isEqualByComparingTo("500");
    }

    @Test
    void largerQuantityCallsTheReceiverAgain() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        assertThat(findTask(order.orderNumber())).isEmpty();
        applied(propose(order, change("104", null, null)));
        assertThat(task(order.orderNumber()).getTaskDefinitionKey()).isEqualTo("Task_RecordGoodsReceipt");
        receive(order, "4");
        assertThat(findTask(order.orderNumber())).isEmpty();
    }

    @Test
    void engineClientProposesWithTheFormsVariables() {
        var order = order(chairs("100", "10"));
        var started = as(
                BRUNO,
                "buyer",
                () -> engine.getRuntimeService()
                        .startProcessInstanceByKey(
                                "OrderAmendment",
                                Map.of(
                                        "orderNumber",
                                        order.orderNumber(),
                                        "reason",
                                        "New price list",
                                        "closesOrder",
                                        false,
                                        "changes",
                                        SpinValues.jsonValue("[{\"line\":1,\"unitPrice\":\"10.60\","
                                                        + "\"quantity\":null,\"scheduledOn\":\"\"}]")
                                                .create())));
        var amendment = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(started.getId())
                .singleResult()
                .getBusinessKey();
        assertThat(read(amendment).proposer()).isEqualTo(BRUNO);
        assertThat(read(amendment).netAfter()).isEqualByComparingTo("1060");
        applied(amendment);
        assertThat(priceOf(order)).isEqualByComparingTo("10.60");
    }

    // --- the books

    @ParameterizedTest(name = "{0} at {1}, then {2}")
    @CsvSource({"60, 10, 10.10", "60, 10, 9.90", "7, 0.333, 0.3335", "33, 0.015, 0.0154"})
    void receivedAndNotBilledIsRevaluedSoThatTheInvoiceClearsIt(String received, String price, String amended) {
        var order = order(chairs("100", price));
        receive(order, received);
        var first = bill(order, "3", worth("3", price));
        assertThat(first.status()).isEqualTo(Status.POSTED);
        applied(propose(order, price(amended)));
        assertThat(openOf(order))
                .isEqualByComparingTo(
                        new BigDecimal(worth(received, amended)).subtract(new BigDecimal(worth("3", amended))));

        var rest = new BigDecimal(received).subtract(new BigDecimal("3")).toPlainString();
        assertThat(bill(order, rest, worth(rest, amended)).status()).isEqualTo(Status.POSTED);
        assertThat(openOf(order)).isZero();
    }

    @Test
    void billedAndNotReceivedMovesBetweenTheVariances() {
        var order = order(chairs("1000", "1.20"));
        receive(order, "990");
        assertThat(bill(order, "995", "1194.00").status()).isEqualTo(Status.POSTED);
        assertThat(balanceOf(order, QUANTITY_VARIANCE)).isEqualByComparingTo("6.00");

        applied(propose(order, price("1.30")));
        assertThat(balanceOf(order, QUANTITY_VARIANCE)).isEqualByComparingTo("6.50");
        assertThat(balanceOf(order, PRICE_VARIANCE)).isEqualByComparingTo("-0.50");
        receive(order, "10");
        assertThat(balanceOf(order, QUANTITY_VARIANCE)).isZero();
    }

    // --- closure

    @Test
    void a11LineBilledInFullKeepsNoBudget() {
        var costCentre = examples.newCostCentre("5800");
        var order = order(draft(examples.newSupplier(), costCentre, "EUR", chairs("10", "580")));
        receive(order, "10");
        assertThat(refusalOn(costCentre)).contains(" 0.00 EUR available");
        assertThat(bill(order, "10", "5750.00").status()).isEqualTo(Status.POSTED);
        assertThat(refusalOn(costCentre)).as("the rest of 50.00 is free").isEmpty();
        assertThat(orders.findById(order.orderNumber()).orElseThrow().status()).isEqualTo(PurchaseOrder.Status.OPEN);
        assertThat(bill(order, "1", "580.00").status()).as("one more").isEqualTo(Status.HELD);
    }

    @Test
    void lineThatIsNotBilledInFullKeepsItsBudgetWhateverAnotherOneCost() {
        var costCentre = examples.newCostCentre("2010");
        var order = order(draft(examples.newSupplier(), costCentre, "EUR", chairs("100", "10"), chairs("100", "10")));
        receive(order, "100", "100");
        assertThat(bill(order, "100", "1010.00").status()).isEqualTo(Status.POSTED);
        assertThat(refusalOn(costCentre))
                .as("1,010.00 are spent on line 1, 1,000.00 are still owed for line 2")
                .contains(" 0.00 EUR available");
    }

    /** Why one chair of 50.00 cannot be had; empty if it can. */
    private String refusalOn(String costCentre) {
        return requisition(submit(draft(examples.newSupplier(), costCentre, "EUR", chairs("1", "50"))))
                .returnReason();
    }

    @Test
    void closedOrderTakesNoReceiptNoAmendmentAndParksItsInvoices() {
        var order = order(chairs("100", "10"));
        closure.close(order.orderNumber(), BRUNO, "Project stopped");
        assertThat(findTask(order.orderNumber())).isEmpty();
        assertThatThrownBy(() -> receive(order, "1")).hasMessageContaining("is closed");
        assertThatThrownBy(() -> propose(order, price("9"))).hasMessageContaining("is closed");
        assertThatThrownBy(() -> closure.close(order.orderNumber(), BRUNO, "Again"))
                .hasMessageContaining("is closed");
        var invoice = bill(order, "1", "10.00");
        assertThat(invoice.status()).isEqualTo(Status.PARKED);
        assertThat(matches.of(invoice.businessKey()).orElseThrow().reasons()).contains("POSTAT");
    }

    @Test
    void orderThatOwesIsNotClosed() {
        var order = order(chairs("100", "10"));
        receive(order, "40");
        assertThatThrownBy(() -> closure.close(order.orderNumber(), BRUNO, "Enough"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("received and not billed");
        bill(order, "40", "500.00");
        assertThatThrownBy(() -> closure.close(order.orderNumber(), BRUNO, "Enough"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("is not posted yet");
        assertThatThrownBy(() -> closure.close(order.orderNumber(), BRUNO, " ")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void amendmentClosesTheOrder() {
        var order = order(chairs("100", "10"));
        receive(order, "40");
        assertThat(bill(order, "40", "400.00").status()).isEqualTo(Status.POSTED);
        var amendment = amendmentIntake
                .submit(new AmendmentDraft(order.orderNumber(), "Enough", true, List.of(remainder(1))), BRUNO)
                .amendmentNumber();
        assertThatThrownBy(() -> closure.close(order.orderNumber(), BRUNO, "At once"))
                .hasMessageContaining(amendment);
        assertThat(levelsOf(amendment)).isEmpty();
        var closed = orders.findById(order.orderNumber()).orElseThrow();
        assertThat(closed.status()).isEqualTo(PurchaseOrder.Status.CLOSED);
        assertThat(closed.netAmount()).isEqualByComparingTo("400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SERVICE", "BLANKET"})
    void amountLineBilledForLessIsDeclaredFinalAndFreesTheRestOfItsBudget(LineTerms.Kind kind) {
        var costCentre = examples.newCostCentre("7000");
        var order = order(draft(
                examples.newSupplier(),
                costCentre,
                "EUR",
                new RequisitionLine("Advice", new BigDecimal("6"), "C62", new BigDecimal("1000"), amount(kind)),
                chairs("1", "1000")));
        if (kind == LineTerms.Kind.SERVICE) {
            accept(order, "5750.00");
        }
        assertThat(bill(order, "6", "5750.00").status()).isEqualTo(Status.POSTED);
        assertThat(refusalOn(costCentre)).contains(" 0.00 EUR available");
        assertThatThrownBy(() -> propose(order, new Change(1, null, BigDecimal.ONE, null, null, null, true)))
                .hasMessageContaining("leave unitPrice out");

        assertThat(levelsOf(propose(order, remainder(1))))
                .as("less needs no approval")
                .isEmpty();

        var amended = orders.findById(order.orderNumber()).orElseThrow();
        assertThat(amended.lines().get(0).netAmount().setScale(2, java.math.RoundingMode.HALF_UP))
                .isEqualByComparingTo("5750");
        assertThat(amended.status()).isEqualTo(PurchaseOrder.Status.OPEN);
        assertThat(refusalOn(costCentre)).as("250.00 are free").isEmpty();
        assertThat(openOf(order)).isZero();
    }

    private void accept(PurchaseOrder order, String amount) {
        receiving.receive(
                new DeliveryDraft(
                        order.orderNumber(),
                        unique("DN-"),
                        today(),
                        List.of(new GoodsReceiptLine(1, BigDecimal.ONE, null, new BigDecimal(amount)))),
                REX);
    }

    private static LineTerms amount(LineTerms.Kind kind) {
        return new LineTerms(
                kind,
                BigDecimal.ONE,
                null,
                null,
                BigDecimal.ZERO,
                null,
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

    @ParameterizedTest
    @ValueSource(strings = {"SERVICE", "BLANKET"})
    void amountLineIsAmendedDownToWhatWasBilledButNotBelow(LineTerms.Kind kind) {
        var order = order(new RequisitionLine("Advice", BigDecimal.ONE, "LS", new BigDecimal("5000"), amount(kind)));
        assertThatThrownBy(() -> propose(order, remainder(1))).hasMessageContaining("close the whole order instead");
        assertThatThrownBy(() -> propose(order, change(null, null, "5"))).hasMessageContaining("only GOODS");
        applied(propose(order, price("4000")));
        assertThat(priceOf(order)).isEqualByComparingTo("4000");
    }

    // --- words

    private AmendmentDraft change(PurchaseOrder order, Change... changes) {
        return new AmendmentDraft(order.orderNumber(), "New price list", false, List.of(changes));
    }

    private String propose(PurchaseOrder order, Change... changes) {
        return amendmentIntake.submit(change(order, changes), BRUNO).amendmentNumber();
    }

    private String answer(PurchaseOrder order, Change change, String buyer) {
        try {
            amendmentIntake.submit(change(order, change), buyer);
            return "taken";
        } catch (Conflict refused) {
            return refused.code();
        }
    }

    private static Change price(String price) {
        return change(null, price, null);
    }

    private static Change remainder(int line) {
        return new Change(line, null, null, null, null, null, true);
    }

    private static Change change(@Nullable String quantity, @Nullable String price, @Nullable String surplus) {
        return new Change(1, number(quantity), number(price), number(surplus), null, null, false);
    }

    private static @Nullable BigDecimal number(@Nullable String digits) {
        return digits == null ? null : new BigDecimal(digits);
    }

    /** Who is asked, in order, while everybody approves; then it is applied. */
    private List<String> levelsOf(String amendment) {
        var asked = new ArrayList<String>();
        while (findTask(amendment).isPresent()) {
            asked.add(groupOf(task(amendment)));
            decide(amendment, "approve", "");
        }
        runJobs(amendment);
        assertThat(endOf(amendment)).contains("EndEvent_AmendmentApplied");
        return asked;
    }

    private void applied(String amendment) {
        levelsOf(amendment);
        assertThat(read(amendment).status()).isEqualTo(OrderAmendment.Status.APPLIED);
    }

    private OrderAmendment read(String amendment) {
        return amendments.findById(amendment).orElseThrow();
    }

    private BigDecimal priceOf(PurchaseOrder order) {
        return orders.findById(order.orderNumber()).orElseThrow().lines().get(0).unitPrice();
    }

    private SupplierInvoice bill(PurchaseOrder order, String quantity, String net) {
        return afterJobs(enter(io.counterfoil.procurement.ProcurementExamples.invoice(
                order.supplierNumber(), unique("INV-"), "EUR", order.orderNumber(), pieces(quantity, net))));
    }

    private static String worth(String quantity, String price) {
        return new BigDecimal(quantity)
                .multiply(new BigDecimal(price))
                .setScale(2, java.math.RoundingMode.HALF_UP)
                .toPlainString();
    }

    private BigDecimal openOf(PurchaseOrder order) {
        return balances.openReceiptsOf(order.orderNumber()).stream()
                .map(line -> line.open())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Over everything booked for the order. */
    private BigDecimal balanceOf(PurchaseOrder order, String account) {
        return jdbc.sql("""
                        select coalesce(sum(l.debit - l.credit), 0) from journal_line l
                        join journal_entry e on e.number = l.entry_number
                        where l.account = :account and e.document_key in
                            (select business_key from supplier_invoice where order_number = :order
                             union select receipt_number from goods_receipt where order_number = :order
                             union select amendment_number from order_amendment where order_number = :order)
                        """)
                .param("account", account)
                .param("order", order.orderNumber())
                .query(BigDecimal.class)
                .single();
    }

    private List<String> auditReasonOf(String key) {
        return jdbc.sql("select reason from audit_record where business_key = :key")
                .param("key", key)
                .query(String.class)
                .list();
    }

    private List<String> auditOf(String key) {
        return jdbc.sql("select action from audit_record where business_key = :key order by id")
                .param("key", key)
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
