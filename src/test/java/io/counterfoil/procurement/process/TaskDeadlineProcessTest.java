package io.counterfoil.procurement.process;

import static io.counterfoil.procurement.ProcurementExamples.chairs;
import static io.counterfoil.procurement.ProcurementExamples.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.deadline.CalendarDraft;
import io.counterfoil.deadline.Calendars;
import io.counterfoil.deadline.DeadlinesInWorkingTime;
import io.counterfoil.deadline.ReminderKind;
import io.counterfoil.deadline.ReminderTimetable;
import io.counterfoil.deadline.TaskDeadlineSetting;
import io.counterfoil.deadline.TaskReminders;
import io.counterfoil.deadline.WeeklyHours;
import io.counterfoil.deadline.WorkingHours;
import io.counterfoil.identity.Staff;
import io.counterfoil.identity.StaffMember;
import io.counterfoil.masterdata.CostCentre;
import io.counterfoil.masterdata.Responsibilities;
import io.counterfoil.procurement.ProcurementExamples;
import io.counterfoil.procurement.approval.LevelDecision;
import io.counterfoil.procurement.requisition.RequisitionDecisions;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Deadlines in working time, and what happens to tasks that stay undone; each test has people of its own. */
class TaskDeadlineProcessTest extends ProcurementProcessTest {
    private static final String CARLA = "carla.controller";
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @Autowired
    Calendars calendars;

    @Autowired
    DeadlinesInWorkingTime deadlines;

    @Autowired
    TaskReminders reminders;

    @Autowired
    ReminderTimetable timetable;

    @Autowired
    Staff staff;

    @Autowired
    Responsibilities responsibilities;

    @Autowired
    RequisitionDecisions decisions;

    private String anton;
    private String chef;
    private String boss;

    @BeforeEach
    void hirePeople() {
        anton = person("anton", "cost-centre-owner");
        chef = person("chef", "department-head");
        boss = person("boss", "requester");
        staff.record(new StaffMember(anton, chef, ""), CARLA);
        staff.record(new StaffMember(chef, boss, ""), CARLA);
    }

    @Test
    void approvalIsDueInTwoWorkingDaysAndLapsesAfterTen() {
        var requisition = ask(RITA);
        var task = task(requisition);
        var since = task.getCreateTime().toInstant();
        var standard = calendars.time("standard");
        assertThat(task.getDueDate().toInstant()).isEqualTo(standard.after(since, TWO_DAYS));
        assertThat(jobs(requisition))
                .filteredOn(TimerEntity.class::isInstance)
                .singleElement()
                .satisfies(timer -> assertThat(timer.getDuedate().toInstant())
                        .as("ten working days and not ten days")
                        .isEqualTo(standard.after(since, Duration.ofDays(10)))
                        .isAfter(since.plus(Duration.ofDays(11))));
    }

    @Test
    void calendarOfTheLegalEntityOfThePersonAskedCounts() {
        var entity = ProcurementExamples.unique("East ");
        var calendar = ProcurementExamples.unique("sundays");
        var sundays =
                List.of(new WeeklyHours(DayOfWeek.SUNDAY, new WorkingHours(LocalTime.of(6, 0), LocalTime.of(12, 0))));
        calendars.write(new CalendarDraft(calendar, "Sundays", "Pacific/Auckland", "", "", sundays), CARLA);
        calendars.assign(calendar, entity, CARLA);
        staff.record(new StaffMember(anton, chef, entity), CARLA);

        var task = task(ask(RITA));
        assertThat(task.getDueDate().toInstant())
                .isEqualTo(calendars.time(calendar).after(task.getCreateTime().toInstant(), TWO_DAYS))
                .isAfter(task.getCreateTime().toInstant().plus(Duration.ofDays(6)));
    }

    @Test
    void numberOfDaysIsDataAndNeedsNoNewModel() {
        var process = ProcurementExamples.unique("Designed");
        deploy(process, "P3D");
        assertThat(due(process)).isEqualTo(expected(process, "3"));
        deadlines.set(new TaskDeadlineSetting(process, "Look", new BigDecimal("0.5")), CARLA);
        assertThat(due(process)).isEqualTo(expected(process, "0.5"));
    }

    @Test
    void dateOfTheModelsOwnStands() {
        var process = ProcurementExamples.unique("Designed");
        deploy(process, "2031-05-04T10:00:00Z");
        assertThat(due(process)).isEqualTo(Instant.parse("2031-05-04T10:00:00Z"));
    }

    @Test
    void eachReminderIsGivenAtItsTimeAndOnce() {
        var task = task(ask(RITA));
        var late = calendars.time("standard").after(task.getCreateTime().toInstant(), Duration.ofDays(2));
        assertThat(done(task)).isEmpty();
        timetable.remind(calendars.time("standard").after(task.getCreateTime().toInstant(), Duration.ofDays(1)));
        assertThat(done(task)).containsExactly("HALFWAY");
        timetable.remind(late.plusSeconds(1));
        assertThat(done(task)).containsExactly("DUE", "HALFWAY");
        assertThat(reminders.of(task.getId()).ahead()).containsOnlyKeys(ReminderKind.ESCALATION);
        assertThat(timetable.remind(late.plusSeconds(1))).isZero();
    }

    @Test
    void nodesThatRunAtTheSameTimeEscalateOnce() throws Exception {
        var requisition = ask(RITA);
        planEscalation(task(requisition));
        var start = new CyclicBarrier(4);
        var nodes = Executors.newFixedThreadPool(4);
        try {
            var runs = Stream.generate(() -> nodes.submit(() -> {
                        start.await();
                        return timetable.remind(LONG_AGO.plusSeconds(1));
                    }))
                    .limit(4)
                    .toList();
            int given = 0;
            for (var run : runs) {
                given += run.get();
            }
            assertThat(given).isOne();
        } finally {
            nodes.shutdown();
        }
        assertThat(escalations(requisition)).containsExactly(chef);
    }

    @Test
    void escalationAsksTheSuperiorTooWhoCanReallyDecide() throws Exception {
        var requisition = ask(RITA);
        claim(task(requisition), anton, "cost-centre-owner");
        escalateAtOnce(task(requisition));

        assertThat(task(requisition).getAssignee()).as("claimed and forgotten").isNull();
        assertThat(candidates(requisition)).containsExactlyInAnyOrder(anton, chef);
        assertThat(decisions.of(requisition)).as("escalating approves nothing").isEmpty();
        assertThat(escalations(requisition)).containsExactly(chef);

        complete(task(requisition), chef, "department-head", Map.of("decision", "approve"));
        assertThat(decisions.of(requisition)).extracting(LevelDecision::who).containsExactly(chef);
    }

    @Test
    void whoIsAskedFirstCanStillDecideAfterTheEscalation() throws Exception {
        var requisition = ask(RITA);
        claim(task(requisition), anton, "cost-centre-owner");
        escalateAtOnce(task(requisition));
        complete(task(requisition), anton, "cost-centre-owner", Map.of("decision", "approve"));
        assertThat(decisions.of(requisition)).extracting(LevelDecision::who).containsExactly(anton);
    }

    @Test
    void excludedSuperiorIsPassedOver() throws Exception {
        var requisition = ask(chef);
        escalateAtOnce(task(requisition));
        assertThat(candidates(requisition)).containsExactlyInAnyOrder(anton, boss);
        assertThatThrownBy(() -> claim(task(requisition), chef, "department-head"))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void whereNobodyAboveMayDecideThatIsRecorded() throws Exception {
        staff.record(new StaffMember(chef, null, ""), CARLA);
        var requisition = ask(chef);
        escalateAtOnce(task(requisition));
        assertThat(candidates(requisition)).containsExactly(anton);
        assertThat(escalations(requisition)).containsExactly("");
    }

    @Test
    void administratorAboveIsNoSuperiorHere() throws Exception {
        engine.getIdentityService().createMembership(chef, "camunda-admin");
        var requisition = ask(RITA);
        escalateAtOnce(task(requisition));
        assertThat(candidates(requisition)).containsExactlyInAnyOrder(anton, boss);
    }

    @Test
    void nobodyIsRemindedOfATaskThatIsDone() {
        var requisition = ask(RITA);
        var task = task(requisition);
        complete(task, anton, "cost-centre-owner", Map.of("decision", "approve"));
        timetable.remind(task.getDueDate().toInstant().plusSeconds(1));
        assertThat(done(task)).isEmpty();
        assertThat(reminders.of(task.getId()).ahead()).isEmpty();
    }

    @Test
    void taskOfOnePersonAloneIsNotGivenToOthers() throws Exception {
        var requisition = ask(boss);
        complete(task(requisition), anton, "cost-centre-owner", Map.of("decision", "refuse", "reason", "Too dear"));
        var correction = task(requisition);
        assertThat(correction.getAssignee()).isEqualTo(boss);
        staff.record(new StaffMember(chef, null, ""), CARLA);
        staff.record(new StaffMember(boss, chef, ""), CARLA);
        escalateAtOnce(correction);
        assertThat(task(requisition).getAssignee()).isEqualTo(boss);
        assertThat(candidates(requisition)).isEmpty();
    }

    /** Its time has come, and nobody else's: other tests' tasks stay as they are. */
    private void escalateAtOnce(Task task) {
        planEscalation(task);
        timetable.remind(LONG_AGO.plusSeconds(1));
        assertThat(done(task)).contains("ESCALATION");
    }

    private void planEscalation(Task task) {
        jdbc.sql("update task_reminder set planned_for = :at where task_id = :task and kind = 'ESCALATION'")
                .param("at", Timestamp.from(LONG_AGO))
                .param("task", task.getId())
                .update();
    }

    private List<String> done(Task task) {
        return jdbc.sql("select kind from task_reminder where task_id = :task and done_at is not null order by kind")
                .param("task", task.getId())
                .query(String.class)
                .list();
    }

    private List<String> escalations(String requisition) {
        return jdbc.sql("select figures ->> 'askedToo' from audit_record where business_key = :key"
                        + " and action = 'TASK_ESCALATED' and actor = 'counterfoil'")
                .param("key", requisition)
                .query(String.class)
                .list();
    }

    private Instant due(String process) {
        var instance = engine.getRuntimeService().startProcessInstanceByKey(process);
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        assertThat(reminders.of(task.getId()).ahead()).containsKey(ReminderKind.DUE);
        return task.getDueDate().toInstant();
    }

    private Instant expected(String process, String days) {
        var latest = engine.getTaskService()
                .createTaskQuery()
                .processDefinitionKey(process)
                .orderByTaskCreateTime()
                .desc()
                .list()
                .get(0);
        return calendars
                .time("standard")
                .after(latest.getCreateTime().toInstant(), DeadlinesInWorkingTime.days(new BigDecimal(days)));
    }

    /** As a process designer would draw it. */
    private void deploy(String process, String dueDate) {
        engine.getRepositoryService()
                .createDeployment()
                .addString(process + ".bpmn", """
                        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                          <process id="%s" isExecutable="true" camunda:historyTimeToLive="P30D">
                            <startEvent id="Start"/>
                            <sequenceFlow id="Flow" sourceRef="Start" targetRef="Look"/>
                            <userTask id="Look" name="Look" camunda:candidateGroups="receiver" camunda:dueDate="%s"/>
                          </process>
                        </definitions>
                        """.formatted(process, dueDate))
                .deploy();
    }

    private String ask(String requester) {
        return intake.submit(draft(examples.newSupplier(), centre(anton), "EUR", chairs("1", "500")), requester)
                .requisitionNumber();
    }

    private String centre(@Nullable String owner) {
        var centre = examples.newCostCentre("100000");
        responsibilities.assign(new CostCentre(centre, "Example", owner, null, null), CARLA);
        return centre;
    }

    private List<String> candidates(String requisition) {
        return engine.getTaskService().getIdentityLinksForTask(task(requisition).getId()).stream()
                .filter(link -> "candidate".equals(link.getType()))
                .map(link -> link.getUserId())
                .filter(Objects::nonNull)
                .toList();
    }
}
