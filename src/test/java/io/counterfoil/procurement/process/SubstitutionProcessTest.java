package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.ProcurementExamples.chairs;
import static io.counterfoil.procurement.ProcurementExamples.draft;
import static io.counterfoil.procurement.ProcurementExamples.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.identity.Staff;
import io.counterfoil.identity.StaffMember;
import io.counterfoil.identity.Substitution;
import io.counterfoil.identity.SubstitutionDraft;
import io.counterfoil.identity.Substitutions;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.masterdata.CostCentre;
import io.counterfoil.masterdata.Responsibilities;
import io.counterfoil.procurement.approval.LevelDecision;
import io.counterfoil.procurement.requisition.Requisition.Status;
import io.counterfoil.procurement.requisition.RequisitionDecisions;
import io.counterfoil.workflow.ProcessHistory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Deputies: each test has people of its own, and every act goes through the guarded engine. */
class SubstitutionProcessTest extends ProcurementProcessTest {
    @Autowired
    Substitutions substitutions;

    @Autowired
    Staff staff;

    @Autowired
    Responsibilities responsibilities;

    @Autowired
    RequisitionDecisions decisions;

    @Autowired
    ProcessHistory history;

    private String anton;
    private String berta;
    private String chef;

    @BeforeEach
    void hirePeople() {
        anton = person("anton", "cost-centre-owner");
        berta = person("berta", "requester");
        chef = person("chef", "department-head");
        staff.record(new StaffMember(anton, chef, "East"), "carla.controller");
    }

    @AfterEach
    void dismissPeople() {
        jdbc.sql("update substitution set revoked_by = 'test', revoked_at = now() where revoked_at is null")
                .update();
    }

    @Test
    void substituteDecidesAndItReadsBForA() {
        away(anton, berta);
        var requisition = ask(RITA, "500");
        assertThat(candidates(requisition)).containsExactlyInAnyOrder(anton, berta);

        complete(task(requisition), berta, "requester", Map.of("decision", "approve"));

        assertThat(decisions.of(requisition)).extracting(LevelDecision::who).containsExactly(berta + " for " + anton);
        assertThat(jdbc.sql("select actor || ' for ' || (figures ->> 'for') from audit_record"
                                + " where business_key = :key and action = 'REQUISITION_APPROVED'")
                        .param("key", requisition)
                        .query(String.class)
                        .list())
                .containsExactly(berta + " for " + anton);
        assertThat(history.of(List.of(requisition)).get(0).steps())
                .anySatisfy(step -> assertThat(step.who()).contains(berta + " for " + anton));
        runJobs(requisition);
        assertThat(requisition(requisition).status()).isEqualTo(Status.ORDERED);
    }

    @Test
    void openTasksAreIncludedAndTakenBackWhenItEnds() {
        var requisition = ask(RITA, "500");
        claim(task(requisition), anton, "cost-centre-owner");
        assertThatThrownBy(() -> claim(task(requisition), berta, "requester")).isInstanceOf(RuntimeException.class);

        var away = away(anton, berta);
        assertThat(task(requisition).getAssignee())
                .as("what the absent had claimed is open")
                .isNull();
        claim(task(requisition), berta, "requester");

        substitutions.revoke(away.number(), anton);
        assertThat(task(requisition).getAssignee()).isNull();
        assertThat(candidates(requisition)).containsExactly(anton);
        assertThatThrownBy(() -> claim(task(requisition), berta, "requester"))
                .hasStackTraceContaining("as a substitute, which has ended");
        complete(task(requisition), anton, "cost-centre-owner", Map.of("decision", "approve"));
        assertThat(decisions.of(requisition)).extracting(LevelDecision::who).containsExactly(anton);
    }

    @Test
    void substitutionThatEndedInTheDatabaseOnlyIsRefusedAtTheDecisionToo() {
        away(anton, berta);
        var requisition = ask(RITA, "500");
        claim(task(requisition), berta, "requester");
        jdbc.sql("update substitution set first_day = first_day - 9, last_day = last_day - 9 where absent = :anton")
                .param("anton", anton)
                .update();
        assertThatThrownBy(() -> complete(task(requisition), berta, "requester", Map.of("decision", "approve")))
                .hasStackTraceContaining("which has ended");
        assertThat(decisions.of(requisition)).isEmpty();
        substitutions.keepUp();
        assertThat(candidates(requisition)).containsExactly(anton);
    }

    @Test
    void A9_substituteWhoIsTheRequesterIsExcludedAndTheSuperiorDecides() {
        away(anton, berta);
        var requisition = ask(berta, "500");
        assertThat(candidates(requisition)).containsExactlyInAnyOrder(anton, chef);
        assertThatThrownBy(() -> claim(task(requisition), berta, "requester")).isInstanceOf(RuntimeException.class);
        complete(task(requisition), chef, "department-head", Map.of("decision", "approve"));
        assertThat(decisions.of(requisition)).extracting(LevelDecision::who).containsExactly(chef + " for " + anton);
    }

    @Test
    void whatTheSubstituteDidForTheAbsentExcludesBoth() {
        away(anton, berta);
        var requisition = ask(RITA, "500");
        complete(task(requisition), berta, "requester", Map.of("decision", "approve"));
        runJobs(requisition);
        var order = orders.findByRequisitionNumber(requisition).orElseThrow();
        for (var person : List.of(anton, berta)) {
            assertThatThrownBy(() -> claim(task(order.orderNumber()), person, "receiver"))
                    .as(person)
                    .hasStackTraceContaining("rule S2");
        }
    }

    @Test
    void nobodyDecidesOneLevelForAnotherAndAnotherLevelThemselves() {
        var hana = person("helga", "department-head");
        away(anton, hana);
        var requisition = intake.submit(
                        draft(examples.newSupplier(), centre(anton, null), "EUR", chairs("1", "5000")), RITA)
                .requisitionNumber();
        complete(task(requisition), hana, "department-head", Map.of("decision", "approve"));
        assertThatThrownBy(() -> complete(task(requisition), hana, "department-head", Map.of("decision", "approve")))
                .hasStackTraceContaining("already decided another level");
    }

    @Test
    void substituteWhoIsALaterLevelDecidesOnceAndForTheHighestLevelTheyHold() {
        var requisition = ask(RITA, "5000");
        away(anton, chef);
        assertThat(candidates(requisition)).containsExactlyInAnyOrder(anton, chef);

        complete(task(requisition), chef, "department-head", Map.of("decision", "approve"));

        assertThat(decisions.of(requisition)).singleElement().satisfies(one -> {
            assertThat(one.who()).isEqualTo(chef + " for " + anton);
            assertThat(one.approverGroup()).isEqualTo("department-head");
        });
        runJobs(requisition);
        assertThat(requisition(requisition).status()).isEqualTo(Status.ORDERED);
    }

    @Test
    void whoBecomesALaterLevelAfterDecidingALowerOneIsFollowedByTheirSuperior() {
        var above = person("above", "cfo");
        var later = person("later", "department-head");
        staff.record(new StaffMember(later, above, "East"), "carla.controller");
        away(anton, later);
        var requisition = ask(RITA, "5000");
        var centre = requisition(requisition).costCentre();
        claim(task(requisition), later, "department-head");
        responsibilities.assign(new CostCentre(centre, "Example", anton, later, null), "carla.controller");
        complete(task(requisition), later, "department-head", Map.of("decision", "approve"));

        assertThat(candidates(requisition)).as("the level does not disappear").containsExactly(above);
        complete(task(requisition), above, "cfo", Map.of("decision", "approve"));
        assertThat(decisions.of(requisition))
                .extracting(LevelDecision::approverGroup)
                .containsExactly("cost-centre-owner", "department-head");
    }

    @Test
    void depthIsOne() {
        var carl = person("carlo", "requester");
        var task = ask(RITA, "500");
        away(anton, berta);
        substitutions.enter(draftOf(berta, carl, today(), today()), berta);
        var requisition = ask(RITA, "500");
        // Berta is away herself: Carlo does not inherit Anton's tasks, the superior decides.
        assertThat(candidates(requisition)).containsExactlyInAnyOrder(anton, chef);
        assertThat(candidates(task)).doesNotContain(carl);
    }

    @Test
    void substitutionForOtherProcessesDoesNotCount() {
        substitutions.enter(
                new SubstitutionDraft(anton, berta, today(), today(), List.of("InvoiceToPay"), "Holiday"), anton);
        assertThat(candidates(ask(RITA, "500"))).containsExactly(anton);
    }

    @Test
    void plannedSubstitutionBeginsWithItsDay() {
        var requisition = ask(RITA, "500");
        var planned = substitutions.enter(draftOf(anton, berta, today().plusDays(3), today().plusDays(5)), anton);
        assertThat(planned.state(today())).isEqualTo("PLANNED");
        assertThat(candidates(requisition)).containsExactly(anton);
        jdbc.sql("update substitution set first_day = :today where number = :number")
                .param("today", today())
                .param("number", planned.number())
                .update();
        substitutions.keepUp();
        assertThat(candidates(requisition)).containsExactlyInAnyOrder(anton, berta);
    }

    @Test
    void substituteOfAControllerIsAControllerOfTheSameEntity() {
        var east = person("eva", "controller");
        var otherEast = person("egon", "controller");
        var west = person("wanda", "controller");
        staff.record(new StaffMember(east, null, "East"), "carla.controller");
        staff.record(new StaffMember(otherEast, null, "East"), "carla.controller");
        staff.record(new StaffMember(west, null, "West"), "carla.controller");
        for (var wrong : List.of(berta, west)) {
            assertCode("SUBSTITUTE_UNSUITABLE", () -> away(east, wrong));
        }
        assertThat(away(east, otherEast).state(today())).isEqualTo("ACTIVE");
    }

    @Test
    void whatMakesNoSenseIsRefusedByItsName() {
        assertCode("SUBSTITUTION_SELF", () -> away(anton, anton));
        assertCode("ACCOUNT_MISSING", () -> away(anton, "nobody.here"));
        assertCode("SUBSTITUTE_UNSUITABLE", () -> away(anton, "admin"));
        assertCode(
                "SUBSTITUTION_PAST",
                () -> substitutions.enter(draftOf(anton, berta, today().minusDays(3), today().minusDays(1)), anton));
        assertCode(
                "SUBSTITUTION_NOT_YOURS",
                () -> substitutions.enter(draftOf(anton, berta, today(), today()), "hana.head"));
        assertCode("SUBSTITUTE_UNSUITABLE", () -> substitutions.enter(draftOf(anton, chef, today(), today()), chef));
        away(anton, berta);
        assertCode("SUBSTITUTION_OVERLAPS", () -> away(anton, chef));
        assertCode("SUBSTITUTION_CIRCULAR", () -> away(berta, anton));
        var carl = person("carlo", "requester");
        assertCode("SUBSTITUTE_ABSENT", () -> away(carl, anton));
        assertThat(substitutions
                        .enter(draftOf(anton, berta, today().plusDays(1), today().plusDays(2)), chef)
                        .enteredBy())
                .isEqualTo(chef);
    }

    @Test
    void nobodyLinksThemselvesToATaskOrClaimsForTheAbsent() {
        away(anton, berta);
        var requisition = ask(RITA, "500");
        assertThatThrownBy(() -> as(berta, "requester", () -> {
                    engine.getTaskService().claim(task(requisition).getId(), anton);
                    return true;
                }))
                .hasStackTraceContaining("for oneself only");
        assertThatThrownBy(() -> as(RITA, "requester", () -> {
                    engine.getTaskService().addCandidateUser(task(requisition).getId(), RITA);
                    return true;
                }))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> as(berta, "requester", () -> {
                    engine.getTaskService().setVariableLocal(task(requisition).getId(), "onBehalfOf", "fiona.cfo");
                    return true;
                }))
                .isInstanceOf(RuntimeException.class);
    }

    private static void assertCode(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private Substitution away(String absent, String substitute) {
        return substitutions.enter(draftOf(absent, substitute, today(), today()), absent);
    }

    private static SubstitutionDraft draftOf(String absent, String substitute, LocalDate first, LocalDate last) {
        return new SubstitutionDraft(absent, substitute, first, last, List.of(), "Holiday");
    }

    private String ask(String requester, String price) {
        return intake.submit(draft(examples.newSupplier(), centre(anton, chef), "EUR", chairs("1", price)), requester)
                .requisitionNumber();
    }

    private String centre(String owner, @org.jspecify.annotations.Nullable String head) {
        var centre = examples.newCostCentre("100000");
        responsibilities.assign(new CostCentre(centre, "Example", owner, head, null), "carla.controller");
        return centre;
    }

    private List<String> candidates(String requisition) {
        Task task = task(requisition);
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> "candidate".equals(link.getType()))
                .map(link -> link.getUserId())
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void substituteDoesNotGetByAbsenceWhatNobodyIsGranted() {
        var treasurer = person("tilly", "treasurer");
        var steward = person("stan", "vendor-master-steward");

        assertCode("SUBSTITUTE_UNSUITABLE", () -> away(treasurer, steward));

        assertThat(away(treasurer, person("thea", "treasurer")).state(today())).isEqualTo("ACTIVE");
    }
}
