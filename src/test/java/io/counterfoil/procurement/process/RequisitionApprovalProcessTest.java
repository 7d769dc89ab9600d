package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.ProcurementExamples.chairs;
import static io.counterfoil.procurement.ProcurementExamples.draft;
import static io.counterfoil.procurement.ProcurementExamples.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.procurement.approval.LevelDecision;
import io.counterfoil.procurement.process.UnreliablePurchasing.Line;
import io.counterfoil.procurement.requisition.Requisition;
import io.counterfoil.procurement.requisition.Requisition.Status;
import io.counterfoil.procurement.requisition.RequisitionDecisions;
import io.counterfoil.procurement.requisition.RequisitionDraft;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class RequisitionApprovalProcessTest extends ProcurementProcessTest {
    private static final String CHAIR =
            "[{\"description\":\"Office chair\",\"quantity\":\"2\",\"unit\":\"C62\",\"unitPrice\":\"150.00\"}]";

    @Autowired
    RequisitionDecisions decisions;

    // --- levels

    @ParameterizedTest
    @CsvSource({
        "0.01, EUR, cost-centre-owner",
        "1000.00, EUR, cost-centre-owner",
        "1000.01, EUR, cost-centre-owner department-head",
        "10000.00, EUR, cost-centre-owner department-head",
        "10000.01, EUR, cost-centre-owner department-head category-manager",
        "50000.00, EUR, cost-centre-owner department-head category-manager",
        "50000.01, EUR, cost-centre-owner department-head category-manager cfo",
        "250000.00, EUR, cost-centre-owner department-head category-manager cfo",
        "250000.01, EUR, cost-centre-owner department-head category-manager cfo board board",
        "11500.00, USD, cost-centre-owner department-head category-manager",
        "11000.00, USD, cost-centre-owner department-head"
    })
    void amountDecidesWhichLevelsAreAskedInTheirOrder(String price, String currency, String levels) {
        var requisition = submit(examples.chairFor(price, currency));

        var asked = new ArrayList<String>();
        while (findTask(requisition).isPresent()) {
            var task = task(requisition);
            var person = asked.contains(groupOf(task)) ? "bea.board" : APPROVERS.getOrDefault(groupOf(task), "nobody");
            asked.add(groupOf(task));
            complete(task, person, groupOf(task), Map.of("decision", "approve"));
        }

        assertThat(asked).containsExactly(levels.split(" "));
        runJobs(requisition);
        assertThat(requisition(requisition).status()).isEqualTo(Status.ORDERED);
        assertThat(endOf(requisition)).contains("EndEvent_PurchaseOrderPlaced");
        assertThat(orders.findByRequisitionNumber(requisition).orElseThrow().netAmount())
                .isEqualByComparingTo(price);
    }

    @Test
    void foreignCurrencyIsApprovedAtTheBudgetRate() {
        var requisition = requisition(submit(examples.chairFor("11500", "USD")));
        assertThat(requisition.budgetAmount()).isEqualByComparingTo("10454.55");
        assertThat(requisition.netAmount()).isEqualByComparingTo("11500");
    }

    @Test
    void everyLevelIsDueOnAWorkingDayAtLeastTwoDaysOff() {
        var requisition = submit(examples.chairFor("100", "EUR"));
        var due = task(requisition).getDueDate().toInstant();
        assertThat(due)
                .isBetween(Instant.now().plus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(8)));
        assertThat(due.atZone(ZoneId.of("Europe/Berlin")).getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    }

    @Test
    void secondSignatureOfTheBoardMustBeAnotherPersons() {
        var requisition = submit(examples.chairFor("250000.01", "EUR"));
        for (var level = 0; level < 5; level++) {
            approve(requisition);
        }

        assertThatThrownBy(() -> approve(requisition))
                .hasStackTraceContaining("bo.board has already decided another level");

        as("bo.board", "board", () -> {
            engine.getTaskService().setAssignee(task(requisition).getId(), null);
            return requisition;
        });
        complete(task(requisition), "bea.board", "board", Map.of("decision", "approve"));
        assertThat(findTask(requisition)).isEmpty();
        assertThat(decisions.of(requisition))
                .extracting(LevelDecision::approver)
                .endsWith("bo.board", "bea.board");
    }

    @Test
    void nobodyDecidesTwoLevels() {
        var requisition = submit(examples.chairFor("5000", "EUR"));
        complete(task(requisition), "multi.talent", "cost-centre-owner", Map.of("decision", "approve"));

        assertThatThrownBy(() ->
                        complete(task(requisition), "multi.talent", "department-head", Map.of("decision", "approve")))
                .hasStackTraceContaining("multi.talent has already decided another level");
        assertThat(groupOf(task(requisition))).isEqualTo("department-head");
        assertThat(decisions.of(requisition)).hasSize(1);
    }

    @Test
    void requesterCannotApproveEvenAsAMemberOfTheGroup() {
        var requisition = submit(examples.chairFor("500", "EUR"));

        assertThatThrownBy(() -> claim(task(requisition), RITA, "cost-centre-owner"))
                .hasStackTraceContaining("rule S1");

        // Claimed before she became a member, or by an administrator's hand: completing is refused all the same.
        engine.getTaskService().setAssignee(task(requisition).getId(), RITA);
        assertThatThrownBy(() -> complete(task(requisition), RITA, "cost-centre-owner", Map.of("decision", "approve")))
                .hasStackTraceContaining("rule S1");
        assertThat(requisition(requisition).status()).isEqualTo(Status.IN_APPROVAL);
        assertThat(decisions.of(requisition)).isEmpty();
        assertThat(refusalsOn(requisition)).isEqualTo(2);
    }

    @Test
    void personOutsideTheGroupCannotApprove() {
        var requisition = submit(examples.chairFor("500", "EUR"));
        assertThatThrownBy(() -> claim(task(requisition), "hana.head", "department-head"))
                .isInstanceOf(org.camunda.bpm.engine.AuthorizationException.class);
        assertThatThrownBy(() -> as("hana.head", "department-head", () -> {
                    engine.getTaskService().complete(task(requisition).getId(), Map.of("decision", "approve"));
                    return true;
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(decisions.of(requisition)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "APPROVE", "resubmit", ""})
    void decisionThatIsNeitherApproveNorRefuseIsNone(String decision) {
        var requisition = submit(examples.chairFor("500", "EUR"));
        assertThatThrownBy(() -> decide(requisition, decision, ""))
                .hasStackTraceContaining("decision: must be approve or refuse but is '" + decision + "'");
        assertThat(decisions.of(requisition)).isEmpty();
        assertThat(groupOf(task(requisition))).isEqualTo("cost-centre-owner");
    }

    @Test
    void levelThatDecidesNothingDoesNotInheritTheDecisionBeforeIt() {
        var requisition = submit(examples.chairFor("5000", "EUR"));
        decide(requisition, "approve", "cheap enough");

        assertThatThrownBy(() -> complete(task(requisition), "hana.head", "department-head", Map.of()))
                .hasStackTraceContaining("decision: must be approve or refuse");

        complete(task(requisition), "hana.head", "department-head", Map.of("decision", "approve"));
        assertThat(decisions.of(requisition)).extracting(LevelDecision::reason).containsExactly("cheap enough", "");
    }

    @Test
    void otherVariablesThanTheDecisionCannotBeSet() {
        var requisition = submit(examples.chairFor("5000", "EUR"));
        var task = task(requisition);
        assertThatThrownBy(() -> complete(
                        task, "olaf.owner", "cost-centre-owner", Map.of("decision", "approve", "netAmount", "1")))
                .hasStackTraceContaining("variable netAmount may not be set here");
        assertThatThrownBy(() -> complete(task(requisition), "olaf.owner", "cost-centre-owner", Map.of("decision", 1)))
                .hasStackTraceContaining("variable decision must be a String");
    }

    // --- refusal, correction, withdrawal

    @Test
    void refusalReturnsTheRequisitionWithItsReason() {
        var requisition = submit(examples.chairFor("5000", "EUR"));
        approve(requisition);
        decide(requisition, "refuse", "Too dear");

        var returned = requisition(requisition);
        assertThat(returned.status()).isEqualTo(Status.RETURNED);
        assertThat(returned.returnReason()).isEqualTo("Too dear");
        assertThat(task(requisition).getTaskDefinitionKey()).isEqualTo("Task_CorrectRequisition");
        assertThat(task(requisition).getAssignee()).isEqualTo(RITA);
    }

    @Test
    void refusalWithoutAReasonIsRefused() {
        var requisition = submit(examples.chairFor("500", "EUR"));
        assertThatThrownBy(() -> decide(requisition, "refuse", "  ")).hasStackTraceContaining("say why you refuse");
        assertThat(requisition(requisition).status()).isEqualTo(Status.IN_APPROVAL);
    }

    @Test
    void correctedRequisitionIsApprovedByAllLevelsAgain() {
        var costCentre = examples.newCostCentre("10000");
        var requisition = submit(draft(examples.newSupplier(), costCentre, "EUR", chairs("1", "5000")));
        approve(requisition);
        decide(requisition, "refuse", "Too dear");

        complete(task(requisition), RITA, "requester", correction(requisition(requisition), "4000"));

        var revised = requisition(requisition);
        assertThat(revised.status()).isEqualTo(Status.IN_APPROVAL);
        assertThat(revised.round()).isEqualTo(2);
        assertThat(revised.netAmount()).isEqualByComparingTo("4000");
        assertThat(revised.returnReason()).isEmpty();
        assertThat(decisions.of(requisition)).isEmpty();
        approve(requisition);
        approve(requisition);
        runJobs(requisition);
        assertThat(orders.findByRequisitionNumber(requisition).orElseThrow().netAmount())
                .isEqualByComparingTo("4000");
    }

    @Test
    void correctionInTasklistReplacesWhatTheFormShowed() {
        var requisition = returned();
        submitForm(task(requisition), RITA, "requester", correction(requisition(requisition), "400"));
        assertThat(requisition(requisition).netAmount()).isEqualByComparingTo("400");
        assertThat(requisition(requisition).round()).isEqualTo(2);
    }

    @Test
    void resubmittingWithoutChangesKeepsWhatStoodThere() {
        var requisition = returned();
        complete(task(requisition), RITA, "requester", Map.of("decision", "resubmit"));
        assertThat(requisition(requisition).netAmount()).isEqualByComparingTo("500");
        assertThat(requisition(requisition).status()).isEqualTo(Status.IN_APPROVAL);
    }

    @Test
    void correctionThatIsWrongLeavesTheTaskOpen() {
        var requisition = returned();
        assertThatThrownBy(() ->
                        complete(task(requisition), RITA, "requester", correction(requisition(requisition), "-1")))
                .hasStackTraceContaining("lines[0].unitPrice: must not be negative");
        assertThat(requisition(requisition).round()).isOne();
        assertThat(task(requisition).getTaskDefinitionKey()).isEqualTo("Task_CorrectRequisition");
    }

    @Test
    void nobodyElseCorrectsARequisition() {
        var requisition = returned();
        assertThatThrownBy(() -> as("ron.requester", "requester", () -> {
                    engine.getTaskService().complete(task(requisition).getId(), Map.of("decision", "withdraw"));
                    return true;
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(requisition(requisition).status()).isEqualTo(Status.RETURNED);
    }

    @Test
    void withdrawnRequisitionEndsAndFreesItsBudget() {
        var costCentre = examples.newCostCentre("500");
        var first = submit(draft(examples.newSupplier(), costCentre, "EUR", chairs("1", "500")));
        decide(first, "refuse", "Not now");
        complete(task(first), RITA, "requester", Map.of("decision", "withdraw"));

        assertThat(requisition(first).status()).isEqualTo(Status.WITHDRAWN);
        assertThat(endOf(first)).contains("EndEvent_RequisitionWithdrawn");
        var second = submit(draft(examples.newSupplier(), costCentre, "EUR", chairs("1", "500")));
        assertThat(requisition(second).status()).isEqualTo(Status.IN_APPROVAL);
    }

    // --- budget

    @Test
    void budgetThatIsJustEnoughIsEnough() {
        assertThat(requisition(submit(requestOn(examples.newCostCentre("3350"), "3350")))
                        .status())
                .isEqualTo(Status.IN_APPROVAL);
    }

    @Test
    void oneCentMoreThanTheBudgetReturnsTheRequisition() {
        var costCentre = examples.newCostCentre("3350");
        var requisition = submit(requestOn(costCentre, "3350.01"));
        assertThat(requisition(requisition).status()).isEqualTo(Status.RETURNED);
        assertThat(requisition(requisition).returnReason())
                .contains(costCentre)
                .contains("3350.00 EUR available")
                .contains("3350.01 EUR are requested");
        assertThat(task(requisition).getTaskDefinitionKey()).isEqualTo("Task_CorrectRequisition");
    }

    @Test
    void whatIsInApprovalAndWhatIsOrderedUsesBudgetUp() {
        var costCentre = examples.newCostCentre("1000");
        order(requestOn(costCentre, "300"));
        submit(requestOn(costCentre, "300"));

        assertThat(requisition(submit(requestOn(costCentre, "400.01"))).returnReason())
                .contains("400.00 EUR available");
        assertThat(requisition(submit(requestOn(costCentre, "400"))).status()).isEqualTo(Status.IN_APPROVAL);
    }

    @Test
    void closedBudgetReturnsTheRequisition() {
        var requisition = submit(requestOn(examples.newCostCentre("1000", false), "1"));
        assertThat(requisition(requisition).status()).isEqualTo(Status.RETURNED);
        assertThat(requisition(requisition).returnReason()).endsWith("is closed.");
    }

    @Test
    void missingBudgetReturnsTheRequisition() {
        var requisition = submit(requestOn(examples.newCostCentreWithoutBudget(), "1"));
        assertThat(requisition(requisition).status()).isEqualTo(Status.RETURNED);
        assertThat(requisition(requisition).returnReason()).startsWith("There is no budget " + today().getYear());
    }

    @Test
    void twoRequisitionsRacingForOneBudgetDoNotBothGetIt() throws Exception {
        for (var repetition = 0; repetition < 10; repetition++) {
            var costCentre = examples.newCostCentre("1000");
            var drafts = List.of(requestOn(costCentre, "600"), requestOn(costCentre, "600"));
            var start = new CyclicBarrier(2);
            var states = inParallel(drafts.stream()
                    .map(draft -> (Callable<Status>) () -> {
                        start.await();
                        return requisition(submit(draft)).status();
                    })
                    .toList());
            assertThat(states).containsExactlyInAnyOrder(Status.IN_APPROVAL, Status.RETURNED);
        }
    }

    // --- start by the engine's own call

    @Test
    void engineClientStartsAnApprovalWithTheDeclaredVariables() {
        var instance = start(request());

        assertThat(instance.getBusinessKey()).startsWith("REQ-");
        var requisition = requisition(instance.getBusinessKey());
        assertThat(requisition.requester()).isEqualTo(RITA);
        assertThat(requisition.netAmount()).isEqualByComparingTo("300");
        assertThat(groupOf(task(requisition.requisitionNumber()))).isEqualTo("cost-centre-owner");
    }

    @Test
    void tasklistStartsAnApprovalWithTheStartForm() {
        var definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("RequisitionApproval")
                .latestVersion()
                .singleResult();
        var instance =
                as(RITA, "requester", () -> engine.getFormService().submitStartForm(definition.getId(), request()));
        var key = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getBusinessKey();
        assertThat(requisition(key).netAmount()).isEqualByComparingTo("300");
    }

    @Test
    void undeclaredVariablesAreRefusedAtTheStart() {
        var variables = request();
        variables.put("requester", "somebody.else");
        assertThatThrownBy(() -> start(variables)).hasStackTraceContaining("requester");
    }

    @Test
    void linesAsTextAreRefusedAtTheStart() {
        var variables = request();
        variables.put("lines", CHAIR);
        assertThatThrownBy(() -> start(variables)).hasStackTraceContaining("lines");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[{\"description\":\"Chair\"}]",
                "[null]",
                "[{\"description\":\"Chair\",\"quantity\":\"1e9\",\"unit\":\"C62\",\"unitPrice\":\"1\"}]",
                "[{\"description\":\"Chair\",\"quantity\":\"1\",\"unit\":\"C62\",\"unitPrice\":\"1\",\"free\":true}]"
            })
    void linesThatAreNoneAreRefusedNamingTheField(String lines) {
        var variables = request();
        variables.put("lines", SpinValues.jsonValue(lines).create());
        var before = requisitions.count();
        assertThatThrownBy(() -> start(variables))
                .hasStackTraceContaining("lines")
                .hasStackTraceContaining("InvalidInput");
        assertThat(requisitions.count()).isEqualTo(before);
    }

    @Test
    void unknownSupplierIsRefusedAtTheStart() {
        var variables = request();
        variables.put("supplierNumber", "S-NOBODY");
        assertThatThrownBy(() -> start(variables)).hasStackTraceContaining("no supplier S-NOBODY");
    }

    @Test
    void peopleCannotStartAnApprovalByTheProductsMessage() {
        assertThatThrownBy(() -> as(
                        RITA,
                        "requester",
                        () -> engine.getRuntimeService()
                                .startProcessInstanceByMessage("Message_RequisitionReceived", "REQ-1")))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void processKeepsNoDocumentOnceItIsRegistered() {
        var instance = start(request());
        assertThat(processVariablesOf(instance.getBusinessKey()))
                .containsExactlyInAnyOrder(
                        "requester",
                        "netAmount",
                        "categories",
                        "capex",
                        "newSupplier",
                        "withOrder",
                        "budgetAvailable",
                        "nextApprovers",
                        "approvers",
                        "approver",
                        "nrOfInstances",
                        "nrOfActiveInstances",
                        "nrOfCompletedInstances",
                        "loopCounter");
    }

    @Test
    void processKeepsNoDocumentOnceItIsCorrected() {
        var requisition = returned();
        complete(task(requisition), RITA, "requester", correction(requisition(requisition), "400"));
        approve(requisition);
        assertThat(processVariablesOf(requisition))
                .doesNotContain("supplierNumber", "costCentre", "currency", "purpose", "neededBy", "lines");
    }

    // --- placing the order

    @Test
    void orderIsCreatedOnceThoughTheStepAfterItFails() {
        var requisition = approved();
        // The register of cases is hidden: what follows the placing fails and is rolled back, the order stands.
        jdbc.sql("alter table case_document rename to case_document_hidden").update();
        try {
            assertThatThrownBy(() -> runJobs(requisition)).isInstanceOf(RuntimeException.class);
        } finally {
            jdbc.sql("alter table case_document_hidden rename to case_document").update();
        }
        var placed = orders.findByRequisitionNumber(requisition).orElseThrow();
        assertThat(requisition(requisition).status()).isEqualTo(Status.IN_APPROVAL);

        runJobs(requisition);
        assertThat(orders.findByRequisitionNumber(requisition)).contains(placed);
        assertThat(requisition(requisition).status()).isEqualTo(Status.ORDERED);
        assertThat(purchasing.placedFor(requisition)).isOne();
        assertThat(task(placed.orderNumber()).getTaskDefinitionKey()).isEqualTo("Task_RecordGoodsReceipt");
    }

    @Test
    void orderIsNotPlacedAgainWhenTheAnswerWasLost() {
        var requisition = approved();
        purchasing.become(Line.LOSES_THE_ANSWER);
        assertThatThrownBy(() -> runJobs(requisition)).hasStackTraceContaining("the answer was lost");
        assertThat(jobs(requisition).get(0).getRetries()).isPositive();
        runJobs(requisition);

        assertThat(purchasing.placedFor(requisition)).isOne();
        assertThat(endOf(requisition)).contains("EndEvent_PurchaseOrderPlaced");
    }

    @Test
    void silentPurchasingSystemIsRetriedNotDecided() {
        var requisition = approved();
        purchasing.become(Line.DEAD);
        for (var attempt = 0; attempt < 6; attempt++) {
            assertThat(incidentsOf(requisition)).isZero();
            assertThatThrownBy(() -> runJobs(requisition)).hasStackTraceContaining("no answer");
        }
        assertThat(jobs(requisition).get(0).getRetries()).isZero();
        assertThat(incidentsOf(requisition)).isOne();
        assertThat(requisition(requisition).status()).isEqualTo(Status.IN_APPROVAL);
        purchasing.become(Line.GOOD);
        runJobs(requisition);
        assertThat(requisition(requisition).status()).isEqualTo(Status.ORDERED);
    }

    private long incidentsOf(String requisition) {
        return engine.getRuntimeService()
                .createIncidentQuery()
                .processInstanceId(jobs(requisition).get(0).getProcessInstanceId())
                .count();
    }

    private String approved() {
        var requisition = submit(examples.chairFor("500", "EUR"));
        approve(requisition);
        return requisition;
    }

    private String returned() {
        var requisition = submit(examples.chairFor("500", "EUR"));
        decide(requisition, "refuse", "Too dear");
        return requisition;
    }

    private RequisitionDraft requestOn(String costCentre, String price) {
        return draft(examples.newSupplier(), costCentre, "EUR", chairs("1", price));
    }

    private static Map<String, Object> correction(Requisition requisition, String price) {
        return Map.of(
                "decision", "resubmit",
                "supplierNumber", requisition.supplierNumber(),
                "costCentre", requisition.costCentre(),
                "currency", requisition.currency(),
                "purpose", "Cheaper chairs",
                "neededBy", "",
                "lines",
                        SpinValues.jsonValue("[{\"description\":\"Chair\",\"quantity\":\"1\",\"unit\":\"C62\","
                                        + "\"unitPrice\":\"" + price + "\"}]")
                                .create());
    }

    private Map<String, Object> request() {
        var variables = new java.util.HashMap<String, Object>();
        variables.put("supplierNumber", examples.newSupplier());
        variables.put("costCentre", examples.newCostCentre("10000"));
        variables.put("currency", "EUR");
        variables.put("purpose", "Chairs");
        variables.put("neededBy", today().plusDays(9).toString());
        variables.put("lines", SpinValues.jsonValue(CHAIR).create());
        return variables;
    }

    private ProcessInstance start(Map<String, Object> variables) {
        var started = as(
                RITA,
                "requester",
                () -> engine.getRuntimeService().startProcessInstanceByKey("RequisitionApproval", variables));
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(started.getId())
                .singleResult();
    }

    private List<String> processVariablesOf(String requisition) {
        var instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(requisition)
                .singleResult();
        return engine
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance.getId())
                .list()
                .stream()
                .filter(variable -> variable.getTaskId() == null)
                .map(HistoricVariableInstance::getName)
                .distinct()
                .toList();
    }

    private long refusalsOn(String businessKey) {
        return jdbc.sql("select coalesce(sum(repeats), 0) from refusal where business_key = :key and person = :person")
                .param("key", businessKey)
                .param("person", RITA)
                .query(Long.class)
                .single();
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
