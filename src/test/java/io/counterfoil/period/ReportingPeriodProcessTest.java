package io.counterfoil.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.ProcessTest;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Sha256;
import io.counterfoil.ledger.Journal;
import io.counterfoil.ledger.Posting;
import io.counterfoil.ledger.PostingLine;
import io.counterfoil.workflow.Tasks;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From the opening of a month to its closing, its reopening and its second closing. */
class ReportingPeriodProcessTest extends ProcessTest {
    static final String CARLA = "carla.controller";
    static final String STELLA = "stella.steering";
    static final String CLOSE = "Task_CloseReportingPeriod";

    /** Each test has a year of its own, long before anything that other tests book. */
    private static final AtomicInteger YEARS = new AtomicInteger(1905);

    @Autowired
    ReportingPeriods periods;

    @Autowired
    PeriodOpening opening;

    @Autowired
    PeriodClosing closing;

    @Autowired
    PeriodDecisions decisions;

    @Autowired
    PeriodChecklist checklist;

    @Autowired
    PeriodReopenings reopenings;

    @Autowired
    PeriodSnapshots snapshots;

    @Autowired
    Tasks tasks;

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    DefaultListableBeanFactory beans;

    private final YearMonth october = YearMonth.of(YEARS.incrementAndGet(), 10);
    private final YearMonth november = october.plusMonths(1);
    private MeasuredValues values;

    @BeforeEach
    void bringValues() {
        values = new MeasuredValues(jdbc, periods, transactions);
        beans.registerSingleton("testValues", values);
    }

    @AfterEach
    void takeValuesAway() {
        beans.destroySingleton("testValues");
    }

    @Test
    void monthIsCutOffByTheTimerAndClosedWithItsSnapshot() throws IOException {
        opening.open(october, october, CARLA);
        values.enter(october, "M-1", "92.00");
        assertThat(timer(october).getDuedate().toInstant())
                .isEqualTo(periods.get(october).cutOffAt());

        engine.getManagementService().executeJob(timer(october).getId());

        assertThat(periods.stateOf(october)).isEqualTo(PeriodState.CUT_OFF);
        assertThatThrownBy(() -> values.enter(october, "M-1", "1"))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.code()).isEqualTo("PERIOD_NOT_OPEN"))
                .hasMessageContaining("actual of M-1: reporting period " + october + " is CUT_OFF since")
                .hasMessageContaining("prior-period correction in " + november);
        tickAll(october);
        decisions.close(october, "All well", CARLA);

        var closed = periods.get(october);
        assertThat(closed.state()).isEqualTo(PeriodState.CLOSED);
        assertThat(periods.lockedSince(october)).contains(closed.since());
        var snapshot = snapshots.newest(october).orElseThrow();
        assertThat(snapshot)
                .extracting(
                        PeriodSnapshot::version,
                        PeriodSnapshot::takenBy,
                        PeriodSnapshot::reason,
                        PeriodSnapshot::rowCount)
                .containsExactly(1, CARLA, "All well", 2L);
        var file = new StringBuilder();
        snapshots.writeCsv(snapshot, file);
        assertThat(file.toString())
                .isEqualTo("source,subject,figure,amount,currency,text\r\n"
                        + "TEST_VALUES,M-1,actual,92,EUR,\r\nTEST_VALUES,M-1,state,,,D4\r\n");
        assertThat(Sha256.hex(file.toString().getBytes(StandardCharsets.UTF_8))).isEqualTo(snapshot.sha256());
        assertThat(snapshots.verify(snapshot).isIntact()).isTrue();
        assertThat(facts(october)).contains("PERIOD_OPENED", "PERIOD_CUT_OFF", "PERIOD_ITEM_TICKED", "PERIOD_CLOSED");
        assertThat(jdbc.sql("select figures ->> 'sha256' from audit_record where business_key = :key"
                                + " and action = 'PERIOD_CLOSED'")
                        .param("key", october.toString())
                        .query(String.class)
                        .list())
                .containsExactly(snapshot.sha256());
    }

    @Test
    void G8_lateValueStandsInTheOpenPeriodAndTheClosedOneStaysAsReported() {
        opening.open(october, november, CARLA);
        values.enter(october, "M-8", "92");
        close(october);

        assertThat(values.enterLate(october, "M-8", "5")).isEqualTo(november);
        values.enter(november, "M-8", "98");
        close(november);

        assertThat(reported(october, "M-8")).isEqualByComparingTo("92");
        assertThat(reported(november, "M-8")).isEqualByComparingTo("103");
        assertThat(values.total(october, "M-8", ValueView.AS_CORRECTED)).isEqualByComparingTo("97");
        assertThat(values.total(november, "M-8", ValueView.AS_CORRECTED)).isEqualByComparingTo("98");
        assertThat(periods.closedPeriods(october, november)).containsExactly(october, november);
    }

    @Test
    void periodIsNotClosedWhileAnythingIsMissing() {
        opening.open(october, november, CARLA);
        closing.cutOffNow(october, "Audit is here", CARLA);
        values.lack("M-9 has no actual; import it");

        assertThatThrownBy(() -> decisions.close(october, "", CARLA))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class, e -> assertThat(e.code()).isEqualTo("PERIOD_INCOMPLETE"))
                .hasMessageContaining("Actuals imported: nobody ticked it yet")
                .hasMessageContaining("M-9 has no actual; import it")
                .hasMessageNotContaining("Ledger balances");
        assertThat(periods.stateOf(october)).isEqualTo(PeriodState.CUT_OFF);
        assertThat(snapshots.of(october)).isEmpty();

        tickAll(october);
        assertThatThrownBy(() -> decisions.close(october, "", CARLA)).hasMessageContaining("M-9 has no actual");
        values.lackNothing();
        decisions.close(october, "", CARLA);
        assertThat(periods.isClosed(october)).isTrue();
    }

    @Test
    void laterPeriodWaitsForTheEarlierOneAndEveryOneForItsEnd() {
        opening.open(october, november, CARLA);
        closing.cutOffNow(november, "Too eager", CARLA);
        tickAll(november);
        assertThatThrownBy(() -> decisions.close(november, "", CARLA))
                .hasMessageContaining("close it before " + november);
        close(october);
        decisions.close(november, "", CARLA);

        var future = YearMonth.of(2890, october.getYear() % 12 + 1);
        opening.open(future, future, CARLA);
        closing.cutOffNow(future, "Far too eager", CARLA);
        tickAll(future);
        assertThatThrownBy(() -> decisions.close(future, "", CARLA)).hasMessageContaining("ends at");
    }

    @Test
    void monthBeforeAClosedOneIsNeitherOpenedNorReopened() {
        opening.open(october, november, CARLA);
        close(october);
        close(november);
        assertThatThrownBy(() -> opening.open(october.minusMonths(1), october, CARLA))
                .hasMessageContaining("can no longer take values");
        assertThatThrownBy(() -> reopenings.request(october, "Found an invoice", null, CARLA))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.code()).isEqualTo("PERIOD_LATER_CLOSED"));
    }

    @Test
    void openingAgainChangesNothing() {
        var first = opening.open(october, october, CARLA);
        assertThat(opening.open(october, october, "another.controller")).isEqualTo(first);
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(october.toString())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void cutOffMovedMovesTheTimer() {
        var future = YearMonth.of(2700, october.getYear() % 12 + 1).plusMonths(100);
        opening.open(future, future, CARLA);
        var moment = periods.get(future).cutOffAt().plus(Duration.ofDays(2));
        opening.moveCutOff(future, moment, "Holiday", CARLA);
        assertThat(timer(future).getDuedate().toInstant()).isEqualTo(moment);
        closing.cutOffNow(future, "After all", CARLA);
        assertThatThrownBy(() -> opening.moveCutOff(future, moment, "Too late", CARLA))
                .hasMessageContaining("only an open one is cut off");
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .processDefinitionKey("ReportingPeriodClose")
                        .list())
                .noneMatch(job -> job.getProcessInstanceId().equals(processOf(future)));
    }

    @Test
    void periodSentBackTakesValuesAgainAndIsTickedAnew() {
        opening.open(october, october, CARLA);
        closing.cutOffNow(october, "Audit", CARLA);
        tickAll(october);
        assertThatThrownBy(() -> decisions.sendBack(october, " ", CARLA)).hasMessageContaining("reason");
        decisions.sendBack(october, "Plant 2 is missing", CARLA);

        assertThat(periods.stateOf(october)).isEqualTo(PeriodState.OPEN);
        values.enter(october, "M-2", "7");
        assertThat(checklist.of(periods.get(october)))
                .filteredOn(item -> !item.machine())
                .noneMatch(ChecklistItem::isDone);
        assertThat(timer(october).getDuedate()).isAfter(Instant.now());
        close(october);
        assertThat(reported(october, "M-2")).isEqualByComparingTo("7");
    }

    @Test
    void twoPeopleReopenAClosedPeriodAndItsFirstSnapshotStays() {
        opening.open(october, october, CARLA);
        values.enter(october, "M-3", "92");
        close(october);
        var first = snapshots.newest(october).orElseThrow();
        var request = reopenings.request(october, "Invoice found", null, CARLA);
        assertThat(request.number()).isEqualTo(october + "/R1");
        assertThatThrownBy(() -> reopenings.request(october, "Again", null, CARLA))
                .hasMessageContaining("waits for its decision");
        assertThat(periods.isClosed(october)).as("asked, not agreed").isTrue();

        agree(request.number(), STELLA, "agree");

        assertThat(periods.stateOf(october)).isEqualTo(PeriodState.REOPENED);
        assertThat(snapshots.newest(october)).contains(first);
        values.enter(october, "M-3", "5");
        close(october);
        assertThat(snapshots.of(october)).extracting(PeriodSnapshot::version).containsExactly(1, 2);
        assertThat(snapshots.of(october).get(0)).isEqualTo(first);
        assertThat(snapshots.rowsOf(first, "M-3").get(0).amount()).isEqualByComparingTo("92");
        assertThat(reported(october, "M-3")).isEqualByComparingTo("97");
        assertThat(snapshots.verify(first).isIntact()).isTrue();
        assertThat(facts(october)).contains("PERIOD_REOPENING_AGREED", "PERIOD_REOPENED");
    }

    @Test
    void whoAskedOrClosedDoesNotAgreeAndARefusalLeavesThePeriodClosed() {
        opening.open(october, october, CARLA);
        close(october);
        var request = reopenings.request(october, "Invoice found", null, CARLA);
        var task = tasks.openAt(request.number(), "Task_AgreeToReopening").orElseThrow();
        engine.getIdentityService().setAuthentication(CARLA, List.of("controller", "steering-chair"));
        assertThatThrownBy(() -> engine.getTaskService().claim(task, CARLA)).hasStackTraceContaining("rule S18");
        engine.getIdentityService().clearAuthentication();
        assertThatThrownBy(() -> reopenings.decide(request.number(), true, "My own", CARLA))
                .hasMessageContaining("another person decides");
        assertThatThrownBy(() -> jdbc.sql("update period_reopening set state = 'AGREED', decided_by = requested_by,"
                                + " decided_at = now() where number = :number")
                        .param("number", request.number())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("period_reopening_four_eyes");
        agree(request.number(), STELLA, "refuse");
        assertThat(periods.isClosed(october)).isTrue();
        assertThat(reopenings.of(october))
                .extracting(PeriodReopening::state)
                .containsExactly(PeriodReopening.State.REFUSED);
    }

    @Test
    void databaseRefusesEveryChangeOfAClosedPeriodAndItsSnapshot() {
        opening.open(october, october, CARLA);
        values.enter(october, "M-4", "92");
        close(october);
        var mine = " where period = '" + october + "'";
        for (var attack : List.of(
                "update period_snapshot_row set amount = 93" + mine,
                "delete from period_snapshot_row" + mine,
                "truncate period_snapshot_row",
                "update period_snapshot set sha256 = sha256" + mine,
                "delete from period_snapshot" + mine,
                "truncate period_snapshot cascade",
                "insert into period_snapshot_row values ('" + october + "', 1, 99, 's', 'M-5', 'f', 1, null, null)",
                "update reporting_period set state = 'CUT_OFF'" + mine,
                "update reporting_period set state = 'REOPENED'" + mine,
                "update reporting_period set version = null" + mine,
                "delete from reporting_period" + mine)) {
            assertThatThrownBy(() -> jdbc.sql(attack).update()).as(attack).isInstanceOf(DataAccessException.class);
        }
        assertThat(snapshots.verify(snapshots.newest(october).orElseThrow()).isIntact())
                .isTrue();
    }

    @Test
    void verificationFindsAChangedRow() {
        opening.open(october, october, CARLA);
        values.enter(october, "M-6", "92");
        close(october);
        var snapshot = snapshots.newest(october).orElseThrow();
        jdbc.sql("alter table period_snapshot_row disable trigger period_snapshot_row_immutable")
                .update();
        try {
            jdbc.sql("update period_snapshot_row set amount = 93 where amount = 92 and period = :period")
                    .param("period", october.toString())
                    .update();
        } finally {
            jdbc.sql("alter table period_snapshot_row enable trigger period_snapshot_row_immutable")
                    .update();
        }
        var found = snapshots.verify(snapshot);
        assertThat(found.isIntact()).isFalse();
        assertThat(found.found()).isNotEqualTo(found.expected());
    }

    @Test
    void closingWaitsForAValueBeingEnteredAndHasItInTheSnapshot() throws Exception {
        opening.open(october, october, CARLA);
        var entered = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(2);
        try {
            var writer = pool.submit(() -> transactions.executeWithoutResult(status -> {
                values.enter(october, "M-7", "92");
                entered.countDown();
                await(goOn);
            }));
            assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
            var closer = pool.submit(() -> close(october));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> isWaitedFor(october));
            assertThat(closer.isDone()).isFalse();
            goOn.countDown();
            writer.get(20, TimeUnit.SECONDS);
            closer.get(60, TimeUnit.SECONDS);
        } finally {
            goOn.countDown();
            pool.shutdownNow();
        }
        assertThat(reported(october, "M-7")).isEqualByComparingTo("92");
    }

    @Test
    void postingDatedInAClosedPeriodStandsInTheNextOpenOneWithItsOwnDocumentDate() {
        opening.open(october, november, CARLA);
        close(october);
        var entry = journal.post(posting("LATE"), CARLA);
        assertThat(entry.postingDate()).isEqualTo(november.atDay(1));
        assertThat(entry.documentDate()).isEqualTo(october.atDay(12));
        assertThat(journal.post(posting("LATE"), CARLA).number()).isEqualTo(entry.number());

        closing.cutOffNow(november, "Audit", CARLA);
        assertThat(journal.reverse(entry.number(), november.atDay(20), "Wrong", CARLA)
                        .postingDate())
                .as("the books go on until the closing")
                .isEqualTo(november.atDay(20));
        close(november);
        assertThat(journal.post(posting("LATER"), CARLA).postingDate())
                .isEqualTo(november.plusMonths(1).atDay(1));
    }

    @Test
    void databaseRefusesAnEntryInAClosedPeriod() {
        opening.open(october, october, CARLA);
        close(october);
        assertThatThrownBy(
                        () -> jdbc.sql("insert into journal_entry (number, document_type, document_key, posting_date,"
                                        + " text, reason, currency, line_count, posted_by, posted_at)"
                                        + " values ('JE-P', 'ATTACK', 'P', :day, '', '', 'EUR', 2, 'x', now())")
                                .param("day", october.atEndOfMonth())
                                .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("closed reporting period");
    }

    private Posting posting(String type) {
        return new Posting(
                type,
                "P-" + october,
                october.atDay(12),
                "",
                "",
                "EUR",
                List.of(PostingLine.debit("4900", BigDecimal.TEN, ""), PostingLine.credit("1600", BigDecimal.TEN, "")));
    }

    private boolean isWaitedFor(YearMonth month) {
        return jdbc.sql("select exists (select 1 from pg_locks where locktype = 'advisory' and not granted"
                        + " and classid = 7246010 and objid = :month)")
                .param("month", month.getYear() * 100 + month.getMonthValue())
                .query(Boolean.class)
                .single();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void close(YearMonth month) {
        if (periods.stateOf(month).isOpen()) {
            closing.cutOffNow(month, "Test", CARLA);
        }
        tickAll(month);
        decisions.close(month, "", CARLA);
    }

    private void tickAll(YearMonth month) {
        checklist.of(periods.get(month)).stream()
                .filter(item -> !item.machine())
                .forEach(item -> checklist.tick(month, item.item(), "", CARLA));
    }

    private void agree(String number, String person, String decision) {
        tasks.decide(
                person, number, "Task_AgreeToReopening", Map.of("decision", decision, "reason", "Seen the invoice"));
    }

    private BigDecimal reported(YearMonth month, String subject) {
        return snapshots.rowsOf(snapshots.newest(month).orElseThrow(), subject).stream()
                .filter(row -> row.figure().equals("actual"))
                .map(SnapshotRow::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Job timer(YearMonth month) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(processOf(month))
                .singleResult();
    }

    private String processOf(YearMonth month) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(month.toString())
                .singleResult()
                .getId();
    }

    private List<String> facts(YearMonth month) {
        return jdbc.sql("select action from audit_record where business_key = :key order by id")
                .param("key", month.toString())
                .query(String.class)
                .list();
    }
}
