package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.ProcurementExamples.Billed.pieces;
import static io.counterfoil.procurement.ProcurementExamples.chairs;
import static io.counterfoil.procurement.ProcurementExamples.draft;
import static io.counterfoil.procurement.ProcurementExamples.today;
import static io.counterfoil.procurement.ProcurementExamples.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.identity.Staff;
import io.counterfoil.identity.StaffMember;
import io.counterfoil.identity.SubstitutionDraft;
import io.counterfoil.identity.Substitutions;
import io.counterfoil.masterdata.CostCentre;
import io.counterfoil.masterdata.ProductCategory;
import io.counterfoil.masterdata.Responsibilities;
import io.counterfoil.procurement.ProcurementExamples;
import io.counterfoil.procurement.ProcurementExamples.Billed;
import io.counterfoil.procurement.amendment.AmendmentDraft;
import io.counterfoil.procurement.amendment.AmendmentIntake;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoice.Status;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.review.MatchSheets;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Price-variance release: up to 5 percent and up to 500 EUR the buyer, else category manager and controller too. */
class PriceReleaseProcessTest extends ProcurementProcessTest {
    private static final String BRUNO = "bruno.buyer";
    private static final String CARL = "carl.category";
    private static final String CARLA = "carla.controller";
    private static final String REVIEW = "Task_ReviewMatchException";

    @Autowired
    MatchSheets sheets;

    @Autowired
    Responsibilities responsibilities;

    @Autowired
    AmendmentIntake amendments;

    @Autowired
    Substitutions substitutions;

    @Autowired
    Staff staff;

    // --- the limits

    @Test
    void buyerReleasesAloneAtExactlyFivePercentAndFiveHundredEuros() {
        var invoice = billed("100", "10500.00");
        assertThat(shown(task(invoice.businessKey()), "offer")).contains("\"agreement\":\"\"");
        release(invoice);
        assertThat(reread(invoice).status()).isEqualTo(Status.POSTED);
    }

    @ParameterizedTest
    @CsvSource({"10, 1050.10", "200, 20500.01", "10, 1100.00"})
    void beyondEitherLimitBothOthersMustAgree(String price, String net) {
        var invoice = billed(price, net);
        assertThat(shown(task(invoice.businessKey()), "offer"))
                .contains("nothing is released before Category manager and Controller agreed");
        release(invoice);

        assertThat(asked(invoice)).containsExactlyInAnyOrder("category-manager", "controller");
        assertThat(reread(invoice).status()).isEqualTo(Status.HELD);
        agree(invoice, "category-manager", CARL);
        assertThat(asked(invoice)).containsExactly("controller");
        assertThat(reread(invoice).status()).isEqualTo(Status.HELD);
        assertThat(releasesOf(invoice)).isEmpty();
        agree(invoice, "controller", CARLA);

        assertThat(reread(invoice).status()).isEqualTo(Status.POSTED);
        assertThat(releasesOf(invoice))
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason)
                        .startsWith("Agreed by phone")
                        .contains("carl.category (Category manager): I know", "carla.controller (Controller): I know"));
        assertThat(auditOf(invoice)).contains("PRICE_RELEASE_PROPOSED", "PRICE_RELEASE_AGREED", "INVOICE_RELEASED");
    }

    @Test
    void smallDifferencesOfSeveralLinesAddUp() {
        var order = order(chairs("100", "100"), chairs("100", "100"));
        receive(order, "100", "100");
        var invoice = afterJobs(enter(ProcurementExamples.invoice(
                order.supplierNumber(),
                unique("INV-"),
                "EUR",
                order.orderNumber(),
                pieces("100", "10250.01"),
                new Billed("100", "C62", "10250.00", "2"))));
        release(invoice);
        assertThat(asked(invoice)).containsExactlyInAnyOrder("category-manager", "controller");
        assertThat(shown(taskOf(invoice, "controller"), "proposal"))
                .contains("2.5 % and 500.01 EUR", BRUNO, "Agreed by phone");
    }

    @Test
    void engineDoorReleasesNothing() {
        var invoice = billed("10", "1100.00");
        var entered = new HashMap<String, Object>(Map.of("decision", "release", "reason", "Now"));
        entered.put("releaseProposed", false);
        var review = task(invoice.businessKey());
        assertThatThrownBy(() -> complete(review, BRUNO, "buyer", entered)).hasStackTraceContaining("releaseProposed");
        entered.remove("releaseProposed");
        submitForm(task(invoice.businessKey()), BRUNO, "buyer", entered);
        assertThat(reread(invoice).status()).isEqualTo(Status.HELD);
        assertThat(releasesOf(invoice)).isEmpty();
        assertThatThrownBy(() -> complete(
                        taskOf(invoice, "controller"),
                        CARLA,
                        "controller",
                        Map.of("decision", "release", "reason", "Now")))
                .hasStackTraceContaining("decision: must be approve or refuse");
    }

    // --- no agreement

    @Test
    void oneRefusalGivesTheInvoiceBackToTheBuyerWithTheReason() {
        var invoice = billed("10", "1100.00");
        release(invoice);
        agree(invoice, "category-manager", CARL);
        assertThatThrownBy(() -> decide(invoice, "controller", CARLA, "refuse", ""))
                .hasStackTraceContaining("say why you refuse");
        decide(invoice, "controller", CARLA, "refuse", "The contract says 10");

        assertThat(task(invoice.businessKey()).getTaskDefinitionKey()).isEqualTo(REVIEW);
        assertThat(reread(invoice).status()).isEqualTo(Status.HELD);
        assertThat(releasesOf(invoice)).isEmpty();
        assertThat(statesOf(invoice)).containsExactly("refused by carla.controller: The contract says 10");

        release(invoice);
        assertThat(asked(invoice)).containsExactlyInAnyOrder("category-manager", "controller");
    }

    @Test
    void refusalTakesTheOtherTaskAway() {
        var invoice = billed("10", "1100.00");
        release(invoice);
        decide(invoice, "category-manager", CARL, "refuse", "Too dear");
        assertThat(task(invoice.businessKey()).getTaskDefinitionKey()).isEqualTo(REVIEW);
    }

    @Test
    void tenDaysOfSilenceRefuse() {
        var invoice = billed("10", "1100.00");
        release(invoice);
        agree(invoice, "controller", CARLA);
        runTimers(invoice.businessKey());
        assertThat(task(invoice.businessKey()).getTaskDefinitionKey()).isEqualTo(REVIEW);
        assertThat(reread(invoice).status()).isEqualTo(Status.HELD);
        assertThat(statesOf(invoice)).containsExactly("Nobody decided in time, so this counts as refused.");
    }

    // --- other figures

    @Test
    void goodsThatComeMeanwhileVoidTheProposal() {
        var order = order(chairs("100", "10"));
        receive(order, "60");
        var invoice = bill(order, "1100.00");
        release(invoice);
        agree(invoice, "category-manager", CARL);

        receive(order, "40");

        assertThat(task(invoice.businessKey()).getTaskDefinitionKey()).isEqualTo(REVIEW);
        assertThat(releasesOf(invoice)).isEmpty();
        assertThat(statesOf(invoice)).containsExactly("void, because what was found changed meanwhile");
        release(invoice);
        assertThat(asked(invoice)).containsExactlyInAnyOrder("category-manager", "controller");
    }

    @Test
    void amendmentOfThePriceVoidsTheProposalAndPaysWithoutIt() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var invoice = bill(order, "1100.00");
        release(invoice);
        agree(invoice, "category-manager", CARL);

        amendPrice(order.orderNumber());

        assertThat(reread(invoice).status()).isEqualTo(Status.POSTED);
        assertThat(releasesOf(invoice)).isEmpty();
        assertThat(statesOf(invoice)).containsExactly("void, because what was found changed meanwhile");
    }

    // --- people

    @Test
    void managerOfTheCategoryIsAskedByName() {
        var invoice = billedIn(categoryOf("ian.it"));
        release(invoice);
        assertThat(asked(invoice)).containsExactlyInAnyOrder("ian.it", "controller");
    }

    @Test
    void superiorIsAskedInsteadOfABuyerWhoManagesTheCategory() {
        var invoice = billedIn(categoryOf(BRUNO));
        release(invoice);
        assertThat(asked(invoice)).containsExactlyInAnyOrder(CARL, "controller");
        assertThat(shown(taskOf(invoice, CARL), "sheet")).contains("superior of bruno.buyer");
    }

    @Test
    void nobodyAgreesToTheirOwnProposalOrTwice() {
        var invoice = billed("10", "1100.00");
        release(invoice);
        assertThatThrownBy(() -> agree(invoice, "category-manager", BRUNO)).hasStackTraceContaining("already decided");
        agree(invoice, "controller", CARLA);
        assertThatThrownBy(() -> agree(invoice, "category-manager", CARLA)).hasStackTraceContaining("already decided");
        assertThat(releasesOf(invoice)).isEmpty();
    }

    @Test
    void A9_proposerIsNoSubstituteOfWhoMustAgreeAndTheSuperiorDecides() {
        var carlo = person("carlo", "category-manager");
        var chef = person("chef", "cfo");
        staff.record(new StaffMember(carlo, chef, ""), CARLA);
        var away =
                substitutions.enter(new SubstitutionDraft(carlo, BRUNO, today(), today(), List.of(), "Holiday"), carlo);
        var invoice = billedIn(categoryOf(carlo));
        release(invoice);

        assertThat(candidates(taskOf(invoice, carlo))).containsExactlyInAnyOrder(carlo, chef);
        complete(taskOf(invoice, carlo), chef, "cfo", Map.of("decision", "approve", "reason", ""));
        agree(invoice, "controller", CARLA);
        assertThat(releasesOf(invoice)).isNotEmpty();
        // Whoever stands in for one of the group is asked by all its tasks, those of other tests too.
        substitutions.revoke(away.number(), carlo);
    }

    @Test
    void whoEnteredTheInvoiceOrAmendedTheOrderHasNoPartInTheRelease() {
        var order = order(chairs("100", "10"));
        receive(order, "100");
        var invoice = bill(order, "1100.00");
        performed(order, "AMEND_ORDER", "amy.amender");
        assertThatThrownBy(() -> complete(
                        task(invoice.businessKey()),
                        "amy.amender",
                        "buyer",
                        Map.of("decision", "release", "reason", "Agreed by phone")))
                .hasStackTraceContaining("rule S5");
        as("amy.amender", "buyer", () -> {
            engine.getTaskService().setAssignee(task(invoice.businessKey()).getId(), null);
            return true;
        });
        release(invoice);
        assertThatThrownBy(() -> agree(invoice, "category-manager", "anna.payable"))
                .hasStackTraceContaining("rule S4");
        assertThatThrownBy(() -> agree(invoice, "category-manager", "amy.amender"))
                .hasStackTraceContaining("rule S5");
        assertThatThrownBy(() -> agree(invoice, "category-manager", REX)).hasStackTraceContaining("rule S3");
    }

    @Test
    void nobodyWhoMayAgreeIsAnIncidentAndNothingIsReleased() {
        var category = categoryOf("bo.board");
        var invoice = billedIn(category, "bo.board");
        release(invoice);
        assertThat(asked(invoice)).isEmpty();
        assertThatThrownBy(() -> runJobs(invoice.businessKey()))
                .hasStackTraceContaining("category-manager must approve, but nobody may: [bo.board]");
        assertThat(reread(invoice).status()).isEqualTo(Status.HELD);

        responsibilities.assign(new ProductCategory(category, "Example", "ian.it"), CARLA);
        runJobs(invoice.businessKey());
        assertThat(asked(invoice)).containsExactlyInAnyOrder("ian.it", "controller");
    }

    @Test
    void invoiceThatFitsMeanwhileWaitsForNobody() {
        var invoice = billedIn(categoryOf("bo.board"), "bo.board");
        release(invoice);
        assertThat(tasks(invoice)).isEmpty();
        amendPrice(String.valueOf(invoice.orderNumber()));
        assertThat(reread(invoice).status()).isEqualTo(Status.POSTED);
        assertThat(statesOf(invoice)).containsExactly("void, because what was found changed meanwhile");
    }

    // --- words

    private void amendPrice(String order) {
        var change = new AmendmentDraft.Change(1, null, new BigDecimal("11"), null, null, null, false);
        var amendment = amendments
                .submit(new AmendmentDraft(order, "New list", false, List.of(change)), "other.buyer")
                .amendmentNumber();
        while (findTask(amendment).isPresent()) {
            approve(amendment);
        }
        runJobs(amendment);
    }

    private SupplierInvoice billed(String price, String net) {
        var order = order(chairs("100", price));
        receive(order, "100");
        return bill(order, net);
    }

    private SupplierInvoice bill(PurchaseOrder order, String net) {
        return afterJobs(enter(ProcurementExamples.invoice(
                order.supplierNumber(), unique("INV-"), "EUR", order.orderNumber(), pieces("100", net))));
    }

    private SupplierInvoice billedIn(String category, String... amenders) {
        var centre = examples.newCostCentre("10000000");
        responsibilities.assign(new CostCentre(centre, "Example", null, null, category), CARLA);
        var order = order(draft(examples.newSupplier(), centre, "EUR", chairs("100", "10")));
        List.of(amenders).forEach(person -> performed(order, "AMEND_ORDER", person));
        receive(order, "100");
        return bill(order, "1100.00");
    }

    private String categoryOf(String manager) {
        var category = unique("CAT-");
        responsibilities.assign(new ProductCategory(category, "Example", manager), CARLA);
        return category;
    }

    private void performed(PurchaseOrder order, String duty, String person) {
        jdbc.sql("insert into duty_performed (business_key, duty, person) values (:key, :duty, :person)")
                .param("key", order.orderNumber())
                .param("duty", duty)
                .param("person", person)
                .update();
    }

    private void release(SupplierInvoice invoice) {
        complete(
                task(invoice.businessKey()),
                BRUNO,
                "buyer",
                Map.of("decision", "release", "reason", "Agreed by phone"));
    }

    private void agree(SupplierInvoice invoice, String group, String person) {
        decide(invoice, group, person, "approve", "I know");
    }

    private void decide(SupplierInvoice invoice, String group, String person, String decision, String reason) {
        var task = taskOf(invoice, group);
        if (task.getAssignee() != null && !task.getAssignee().equals(person)) {
            var holder = task.getAssignee();
            as(holder, group, () -> {
                engine.getTaskService().setAssignee(task.getId(), null);
                return true;
            });
        }
        complete(taskOf(invoice, group), person, group, Map.of("decision", decision, "reason", reason));
    }

    private Task taskOf(SupplierInvoice invoice, String group) {
        return tasks(invoice).stream()
                .filter(task -> candidate(task).equals(group))
                .findFirst()
                .orElseThrow();
    }

    private List<String> asked(SupplierInvoice invoice) {
        return tasks(invoice).stream()
                .filter(task -> task.getTaskDefinitionKey().equals("Task_AgreeToPriceRelease"))
                .map(this::candidate)
                .toList();
    }

    private List<Task> tasks(SupplierInvoice invoice) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(invoice.businessKey())
                .list();
    }

    private String candidate(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getType().equals("candidate"))
                .map(PriceReleaseProcessTest::named)
                .findFirst()
                .orElseThrow();
    }

    private List<String> candidates(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getType().equals("candidate"))
                .map(PriceReleaseProcessTest::named)
                .toList();
    }

    private static String named(IdentityLink link) {
        return Objects.requireNonNullElse(link.getUserId(), link.getGroupId());
    }

    private List<String> releasesOf(SupplierInvoice invoice) {
        return jdbc.sql("select reason from hold_release where invoice_key = :key")
                .param("key", invoice.businessKey())
                .query(String.class)
                .list();
    }

    private List<String> statesOf(SupplierInvoice invoice) {
        return sheets.of(reread(invoice)).followUps().stream()
                .map(asked -> asked.state())
                .toList();
    }

    private String shown(Task task, String variable) {
        return String.valueOf(engine.getTaskService().getVariableLocal(task.getId(), variable));
    }

    private List<String> auditOf(SupplierInvoice invoice) {
        return jdbc.sql("select action from audit_record where business_key = :key")
                .param("key", invoice.businessKey())
                .query(String.class)
                .list();
    }
}
