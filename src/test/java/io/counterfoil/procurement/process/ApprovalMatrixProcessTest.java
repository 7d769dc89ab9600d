package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.ProcurementExamples.Billed.pieces;
import static io.counterfoil.procurement.ProcurementExamples.chairs;
import static io.counterfoil.procurement.ProcurementExamples.draft;
import static io.counterfoil.procurement.ProcurementExamples.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.masterdata.CostCentre;
import io.counterfoil.masterdata.Responsibilities;
import io.counterfoil.procurement.ProcurementExamples;
import io.counterfoil.procurement.amendment.AmendmentDraft;
import io.counterfoil.procurement.amendment.AmendmentIntake;
import io.counterfoil.procurement.approval.LevelDecision;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.requisition.OrderTerms;
import io.counterfoil.procurement.requisition.Requisition.Status;
import io.counterfoil.procurement.requisition.RequisitionDecisions;
import io.counterfoil.procurement.requisition.RequisitionDraft;
import io.counterfoil.procurement.requisition.SpendAssessment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The worked cases of approvals.md, with the people whom master data names. */
class ApprovalMatrixProcessTest extends ProcurementProcessTest {
    private static final String OLAF = "olaf.owner";
    private static final String HANA = "hana.head";

    @Autowired
    Responsibilities responsibilities;

    @Autowired
    RequisitionDecisions decisions;

    @Autowired
    SpendAssessment spend;

    @Autowired
    AmendmentIntake amendments;

    @Test
    void A1_tenThousandIsBandTwoAndACentMoreIsBandThree() {
        assertThat(steps(submit(request("10000.00")))).containsExactly(OLAF, HANA);
        assertThat(steps(submit(request("10000.01")))).containsExactly(OLAF, HANA, "category-manager");
    }

    @Test
    void A2_dollarsCountAtTheBudgetRate() {
        var requisition =
                submit(draft(examples.newSupplier("USD"), ownedCostCentre(null), "USD", chairs("1", "11500")));
        assertThat(requisition(requisition).budgetAmount()).isEqualByComparingTo("10454.55");
        assertThat(steps(requisition)).containsExactly(OLAF, HANA, "category-manager");
    }

    @Test
    void A3_ownerWhoAsksIsReplacedByTheSuperiorAndTwoPeopleTouchTheSpend() {
        var requisition = intake.submit(request("8400"), OLAF).requisitionNumber();
        assertThat(whyOf(task(requisition))).contains("superior of olaf.owner");
        assertThat(steps(requisition)).containsExactly(HANA);
        assertThat(decisions.of(requisition)).singleElement().satisfies(decided -> {
            assertThat(decided.approver()).isEqualTo(HANA);
            assertThat(decided.approverGroup()).isEqualTo("department-head");
        });
        runJobs(requisition);
        assertThat(requisition(requisition).status()).isEqualTo(Status.ORDERED);
    }

    @Test
    void A4_informationTechnologyAsksItGovernanceTogetherWithTheOwner() {
        assertThat(steps(submit(request("6000", "IT")))).containsExactly("it-governance + olaf.owner", HANA);
        assertThat(steps(submit(request("5000", "IT")))).containsExactly(OLAF, HANA);
    }

    @Test
    void A6_secondOfTwoSplitRequestsIsApprovedAsTheSumAndTheFirstIsFlagged() {
        var supplier = examples.newSupplier();
        var monday = submit(draft(supplier, ownedCostCentre(null), "EUR", chairs("1", "6000")));
        submittedDaysAgo(monday, 3);
        var thursday = submit(draft(supplier, ownedCostCentre(null), "EUR", chairs("1", "6000")));

        assertThat(steps(thursday)).containsExactly(OLAF, HANA, "category-manager");
        assertThat(spend.suspicionsOn(monday))
                .singleElement()
                .satisfies(flag -> assertThat(flag).contains(thursday, "12000.00 EUR"));
        assertThat(auditOf(monday)).contains("SPLITTING_SUSPECTED");
        complete(task(monday), OLAF, "cost-centre-owner", Map.of("decision", "approve"));
        assertThat(sheetOf(task(monday))).as("its next approver reads it").contains(thursday);
        assertThat(steps(monday)).as("the first keeps its own levels").containsExactly(HANA);
    }

    @Test
    void A6_neitherOldRequestsNorOthersNorReturnedOnesCount() {
        var supplier = examples.newSupplier();
        var old = submit(draft(supplier, ownedCostCentre(null), "EUR", chairs("1", "6000")));
        submittedDaysAgo(old, 11);
        var returned = submit(draft(supplier, ownedCostCentre(null), "EUR", chairs("1", "6000")));
        complete(task(returned), OLAF, "cost-centre-owner", Map.of("decision", "refuse", "reason", "No"));
        intake.submit(draft(supplier, ownedCostCentre(null), "EUR", chairs("1", "6000")), "bruno.buyer");

        var requisition = submit(draft(supplier, ownedCostCentre(null), "EUR", chairs("1", "6000")));
        assertThat(steps(requisition)).containsExactly(OLAF, HANA);
        assertThat(spend.suspicionsOn(requisition)).isEmpty();
    }

    @Test
    void A10_availableIsBudgetLessActualLessCommitmentLessReservation() {
        var centre = budgetOfTheCase();
        submit(requestOn(centre, "6000"));
        assertThat(availableOn(centre)).isEqualTo("3350.00");
        assertThat(requisition(submit(requestOn(centre, "3351"))).status()).isEqualTo(Status.RETURNED);
        assertThat(requisition(submit(requestOn(centre, "3350"))).status()).isEqualTo(Status.IN_APPROVAL);
    }

    @Test
    void A11_whatIsOrderedForLessAndBilledInFullForLessIsFreeAgain() {
        var centre = budgetOfTheCase();
        var order = order(requestOn(centre, "6000"));
        assertThat(availableOn(centre)).isEqualTo("3350.00");
        amend(order, "5800");
        assertThat(availableOn(centre)).isEqualTo("3550.00");
        receive(order, "1");
        assertThat(bill(order, "5750").status()).isEqualTo(SupplierInvoice.Status.POSTED);
        assertThat(availableOn(centre)).isEqualTo("3600.00");
    }

    // --- modifiers

    @Test
    void investmentAboveTenThousandNeedsTheController() {
        var capex = new OrderTerms(BigDecimal.ZERO, BigDecimal.ZERO, false, true);
        assertThat(steps(submit(onTerms(capex, "10000.01"))))
                .containsExactly(OLAF, HANA, "category-manager", "controller");
        assertThat(steps(submit(onTerms(capex, "10000")))).containsExactly(OLAF, HANA);
    }

    @Test
    void consultingNeedsLegalCounselAtAnyAmount() {
        assertThat(steps(submit(request("900", "CONSULTING")))).containsExactly(OLAF, "legal");
    }

    @Test
    void newSupplierIsCheckedOnceByTheVendorMasterSteward() {
        var supplier = examples.newSupplier();
        jdbc.sql("update supplier set checked_by = null, checked_on = null where supplier_number = :number")
                .param("number", supplier)
                .update();
        assertThat(steps(submit(draft(supplier, ownedCostCentre(null), "EUR", chairs("1", "100")))))
                .containsExactly(OLAF, "vendor-master-steward");
        assertThat(steps(submit(draft(supplier, ownedCostCentre(null), "EUR", chairs("1", "100")))))
                .containsExactly(OLAF);
        assertThat(auditOf("SUPPLIER-" + supplier)).containsExactly("SUPPLIER_CHECKED");
    }

    @Test
    void managerOfTheCategoryIsAskedByName() {
        var category = unique("CAT-");
        responsibilities.assign(
                new io.counterfoil.masterdata.ProductCategory(category, "Example", "bruno.buyer"), "carla.controller");
        assertThat(steps(submit(request("20000", category)))).containsExactly(OLAF, HANA, "bruno.buyer");
    }

    // --- several at once

    @Test
    void whoSaysNothingDoesNotInheritWhatTheOtherDecided() {
        var requisition = submit(request("6000", "IT"));
        var tasks = tasks(requisition);
        complete(tasks.get(0), personAt(tasks.get(0)), groupAt(tasks.get(0)), Map.of("decision", "approve"));
        assertThatThrownBy(() -> complete(tasks.get(1), personAt(tasks.get(1)), groupAt(tasks.get(1)), Map.of()))
                .hasStackTraceContaining("decision: must be approve or refuse");
    }

    @Test
    void refusalOfOneEndsTheQuestionToTheOther() {
        var requisition = submit(request("6000", "IT"));
        var governance = tasks(requisition).stream()
                .filter(task -> groupAt(task).equals("it-governance"))
                .findFirst()
                .orElseThrow();
        complete(governance, "ian.it", "it-governance", Map.of("decision", "refuse", "reason", "No licence"));
        assertThat(task(requisition).getTaskDefinitionKey()).isEqualTo("Task_CorrectRequisition");
        assertThat(requisition(requisition).returnReason()).isEqualTo("No licence");
        assertThat(sheetOf(task(requisition))).contains("No licence");
    }

    @Test
    void earlierRoundsStayReadable() {
        var requisition = submit(request("5000"));
        complete(task(requisition), OLAF, "x", Map.of("decision", "approve", "reason", "Needed"));
        complete(task(requisition), HANA, "x", Map.of("decision", "refuse", "reason", "Ask for an offer"));
        complete(task(requisition), RITA, "requester", Map.of("decision", "resubmit"));
        assertThat(decisions.of(requisition)).isEmpty();
        assertThat(decisions.before(requisition))
                .extracting(LevelDecision::reason)
                .containsExactly("Needed", "Ask for an offer");
        assertThat(sheetOf(task(requisition))).contains("Ask for an offer");
        assertThat(steps(requisition)).containsExactly(OLAF, HANA);
    }

    // --- nobody, and nobody in time

    @Test
    void nobodyWhoMayApproveIsAnIncidentUntilMasterDataNamesSomebody() {
        var centre = examples.newCostCentre("100000");
        responsibilities.assign(new CostCentre(centre, "Example", "bo.board", null, null), "carla.controller");
        var requisition = intake.submit(draft(examples.newSupplier(), centre, "EUR", chairs("1", "100")), "bo.board")
                .requisitionNumber();

        assertThat(findTask(requisition)).isEmpty();
        for (var attempt = 0; attempt < 6; attempt++) {
            assertThatThrownBy(() -> runJobs(requisition))
                    .hasStackTraceContaining("cost-centre-owner must approve, but nobody may: [bo.board]");
        }
        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .processInstanceId(jobs(requisition).get(0).getProcessInstanceId())
                        .list())
                .singleElement()
                .satisfies(incident -> assertThat(incident.getIncidentMessage()).contains("record a superior"));
        assertThat(requisition(requisition).status()).isEqualTo(Status.IN_APPROVAL);

        responsibilities.assign(new CostCentre(centre, "Example", OLAF, null, null), "carla.controller");
        runJobs(requisition);
        assertThat(steps(requisition)).containsExactly(OLAF);
    }

    @Test
    void tenDaysOfSilenceRefuseAndNeverApprove() {
        var requisition = submit(request("500"));
        var deadline = jobs(requisition).get(0);
        assertThat(deadline.getDuedate())
                .isAfter(
                        java.sql.Timestamp.valueOf(java.time.LocalDateTime.now().plusDays(9)));
        engine.getManagementService().executeJob(deadline.getId());

        assertThat(requisition(requisition).status()).isEqualTo(Status.RETURNED);
        assertThat(requisition(requisition).returnReason()).contains("Nobody decided in time");
        assertThat(task(requisition).getTaskDefinitionKey()).isEqualTo("Task_CorrectRequisition");
        assertThat(auditOf(requisition)).contains("REQUISITION_LAPSED");
        complete(task(requisition), RITA, "requester", Map.of("decision", "resubmit"));
        assertThat(steps(requisition)).containsExactly(OLAF);
    }

    @Test
    void whoIsNotNamedCannotClaim() {
        var requisition = submit(request("500"));
        assertThatThrownBy(() -> claim(task(requisition), "otto.owner", "cost-centre-owner"))
                .isInstanceOf(org.camunda.bpm.engine.AuthorizationException.class);
    }

    // --- helpers

    /** Approves as whoever is asked; each entry is a step, several people of one step joined by a plus. */
    private List<String> steps(String key) {
        var steps = new ArrayList<String>();
        for (var open = tasks(key); !open.isEmpty(); open = tasks(key)) {
            steps.add(open.stream().map(this::asked).sorted().collect(Collectors.joining(" + ")));
            open.forEach(task -> complete(task, personAt(task), groupAt(task), Map.of("decision", "approve")));
        }
        return steps;
    }

    private List<Task> tasks(String key) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .list();
    }

    private String asked(Task task) {
        var users = usersAt(task);
        return users.isEmpty() ? groupAt(task) : String.join(",", users);
    }

    private String personAt(Task task) {
        var users = usersAt(task);
        return users.isEmpty() ? APPROVERS.getOrDefault(groupAt(task), "nobody") : users.get(0);
    }

    private List<String> usersAt(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(link -> link.getUserId())
                .filter(Objects::nonNull)
                .sorted()
                .distinct()
                .toList();
    }

    private String groupAt(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(link -> link.getGroupId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private String whyOf(Task task) {
        return sheetOf(task);
    }

    private String sheetOf(Task task) {
        return String.valueOf(engine.getTaskService().getVariableLocal(task.getId(), "sheet"));
    }

    private String ownedCostCentre(@Nullable String category) {
        var centre = examples.newCostCentre("10000000");
        if (category != null
                && responsibilities.categories().stream()
                        .noneMatch(known -> known.category().equals(category))) {
            throw new IllegalArgumentException(category);
        }
        responsibilities.assign(new CostCentre(centre, "Example", OLAF, HANA, category), "carla.controller");
        return centre;
    }

    private RequisitionDraft request(String price) {
        return draft(examples.newSupplier(), ownedCostCentre(null), "EUR", chairs("1", price));
    }

    private RequisitionDraft request(String price, String category) {
        return draft(examples.newSupplier(), ownedCostCentre(category), "EUR", chairs("1", price));
    }

    private RequisitionDraft requestOn(String costCentre, String price) {
        return draft(examples.newSupplier(), costCentre, "EUR", chairs("1", price));
    }

    private RequisitionDraft onTerms(OrderTerms terms, String price) {
        var plain = request(price);
        return new RequisitionDraft(
                plain.supplierNumber(),
                plain.costCentre(),
                plain.currency(),
                plain.purpose(),
                plain.neededBy(),
                terms,
                plain.lines());
    }

    private void submittedDaysAgo(String requisition, int days) {
        jdbc.sql("update requisition set submitted_at = submitted_at - make_interval(days => :days)"
                        + " where requisition_number = :number")
                .param("days", days)
                .param("number", requisition)
                .update();
    }

    /** Budget 50,000, actual 18,250, commitments 22,400. */
    private String budgetOfTheCase() {
        var centre = examples.newCostCentre("50000");
        var paid = order(requestOn(centre, "18250"));
        receive(paid, "1");
        assertThat(bill(paid, "18250").status()).isEqualTo(SupplierInvoice.Status.POSTED);
        order(requestOn(centre, "22400"));
        return centre;
    }

    private String availableOn(String centre) {
        var reason = requisition(submit(requestOn(centre, "1000000"))).returnReason();
        return reason.replaceFirst(".* has (\\S+) EUR available.*", "$1");
    }

    private SupplierInvoice bill(PurchaseOrder order, String net) {
        return afterJobs(enter(ProcurementExamples.invoice(
                order.supplierNumber(), unique("INV-"), "EUR", order.orderNumber(), pieces("1", net))));
    }

    private void amend(PurchaseOrder order, String price) {
        var change = new AmendmentDraft.Change(1, null, new BigDecimal(price), null, null, null, false);
        var key = amendments
                .submit(new AmendmentDraft(order.orderNumber(), "Cheaper", false, List.of(change)), "bruno.buyer")
                .amendmentNumber();
        steps(key);
        runJobs(key);
    }

    private List<String> auditOf(String key) {
        return jdbc.sql("select action from audit_record where business_key = :key order by id")
                .param("key", key)
                .query(String.class)
                .list();
    }
}
