package io.counterfoil.banking.process;

import static io.counterfoil.banking.BankingExamples.newInvoice;
import static io.counterfoil.banking.BankingExamples.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import io.counterfoil.ProcessTest;
import io.counterfoil.banking.BankingExamples;
import io.counterfoil.banking.BankingSettings;
import io.counterfoil.banking.NothingDue;
import io.counterfoil.banking.PaymentFiles;
import io.counterfoil.banking.PaymentOrders;
import io.counterfoil.banking.PaymentRun;
import io.counterfoil.banking.PaymentRunRecords;
import io.counterfoil.banking.PaymentRunState;
import io.counterfoil.banking.PaymentRuns;
import io.counterfoil.banking.PaymentState;
import io.counterfoil.banking.Payments;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.ledger.JournalEntries;
import io.counterfoil.workflow.CaseRegister;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class PaymentReleaseProcessTest extends ProcessTest {
    @Autowired
    SegregationOfDuties duties;

    @Autowired
    TransactionTemplate transactions;

    private static final LocalDate DUE = BankingExamples.LONG_DUE;

    @Autowired
    PaymentOrders orders;

    @Autowired
    PaymentRuns runs;

    @Autowired
    PaymentRunRecords records;

    @Autowired
    Payments payments;

    @Autowired
    PaymentFiles files;

    @Autowired
    JournalEntries entries;

    @Autowired
    CaseRegister cases;

    @Autowired
    BankingSettings settings;

    @Autowired
    JdbcClient jdbc;

    private final String invoice = newInvoice();

    @BeforeEach
    void leaveNothingDueFromOtherTests() {
        runs.collect("other.test", LocalDate.of(2999, 1, 1));
    }

    @Test
    void releasedRunIsOutAndPostedOncePerInvoice() throws IOException {
        var second = newInvoice();
        schedule(second, "50.00");
        var run = startedRun();
        assertThat(instance(run)).isWaitingAt("Task_ReleasePaymentRun");

        decide(run, "tara.treasurer", Map.of("released", true));
        runJobs(run);

        assertThat(reread(run).state()).isEqualTo(PaymentRunState.RELEASED);
        assertThat(Files.readAllBytes(fileOf(run)))
                .isEqualTo(files.of(run.number()).orElseThrow());
        for (var key : new String[] {invoice, second}) {
            assertThat(payments.findById(key).orElseThrow().state()).isEqualTo(PaymentState.RELEASED);
            var entry = entries.findByDocumentTypeAndDocumentKey("PAYMENT", key).orElseThrow();
            assertThat(entry.postedBy()).isEqualTo("tara.treasurer");
            assertThat(entry.lines().get(0).account()).isEqualTo("1600");
            assertThat(entry.lines().get(1).account()).isEqualTo("1000");
        }
        assertThat(finishedAt(run)).isEqualTo("EndEvent_PaymentRunReleased");
    }

    @Test
    void refusedRunReturnsItsPaymentsWithTheReason() {
        var run = startedRun();
        decide(run, "tara.treasurer", Map.of("released", false, "reason", "wrong bank"));

        var payment = payments.findById(invoice).orElseThrow();
        assertThat(payment.state()).isEqualTo(PaymentState.SCHEDULED);
        assertThat(payment.returnedReason()).isEqualTo("wrong bank");
        assertThat(reread(run).state()).isEqualTo(PaymentRunState.REFUSED);
        assertThat(fileOf(run)).doesNotExist();
        assertThat(finishedAt(run)).isEqualTo("EndEvent_PaymentRunRefused");
        assertThat(runs.collect("anna.payable", DUE)).isPresent();
    }

    @Test
    void refusalWithoutAReasonLeavesTheTaskOpen() {
        var run = startedRun();
        assertThatThrownBy(() -> decide(run, "tara.treasurer", Map.of("released", false)))
                .hasStackTraceContaining("say why");
        assertThatThrownBy(() -> decide(run, "tara.treasurer", Map.of()))
                .hasStackTraceContaining("released or refused");
        assertThat(instance(run)).isWaitingAt("Task_ReleasePaymentRun");
        assertThat(reread(run).state()).isEqualTo(PaymentRunState.OPEN);
    }

    @Test
    void whoCreatedTheRunCannotReleaseIt() {
        var run = startedRun();
        assertThatThrownBy(() -> decide(run, "anna.payable", Map.of("released", true)))
                .hasStackTraceContaining("S7");
        assertThatThrownBy(() -> jdbc.sql("update payment_run set state = 'REFUSED', decided_by = created_by,"
                                + " decided_at = now(), reason = 'x' where number = :n")
                        .param("n", run.number())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("four_eyes");
    }

    @Test
    void formShowsTheRunAndItsPaymentsWithoutTheWholeAccountNumber() {
        var run = startedRun();
        var variables = engine.getTaskService().getVariablesLocal(task(run).getId());
        assertThat(variables)
                .containsEntry("runNumber", run.number())
                .containsEntry("paymentCount", 1)
                .containsEntry("totals", "1,000.00 EUR");
        assertThat(String.valueOf(variables.get("payments"))).contains(invoice).doesNotContain("370400440532");
        assertThat(engine.getRuntimeService().getVariables(instance(run).getId()))
                .isEmpty();
    }

    @Test
    void runJoinsTheCasesOfItsInvoices() {
        cases.open("REQ-" + invoice);
        cases.follow(invoice, "REQ-" + invoice);
        assertThat(cases.casesOf(startedRun().number())).containsExactly("REQ-" + invoice);
    }

    @Test
    void personBarredFromCreatingTheRunLeavesThePaymentsDue() {
        schedule(invoice, "1.00");
        cases.open(invoice);
        transactions.executeWithoutResult(status -> duties.perform(invoice, "RELEASE_INVOICE", "fred"));
        assertThatThrownBy(() -> runs.start("fred", DUE)).hasMessageContaining("S6");
        assertThat(payments.findById(invoice).orElseThrow().state()).isEqualTo(PaymentState.SCHEDULED);
    }

    @Test
    void askingForARunWithNothingDueIsRefused() {
        assertThatThrownBy(() -> runs.start("anna.payable", DUE)).isInstanceOf(NothingDue.class);
    }

    @Test
    void morningWithDuePaymentsAsksTheTreasurer() {
        schedule(invoice, "1.00");
        var morning = everyMorning();
        var number =
                Objects.requireNonNull(payments.findById(invoice).orElseThrow().runNumber());
        assertThat(records.findById(number).orElseThrow().createdBy()).isEqualTo(AuditFact.SYSTEM);
        assertThat(morning).hasBusinessKey(number).isWaitingAt("Task_ReleasePaymentRun");
    }

    @Test
    void morningWithNothingDueEndsAtOnce() {
        everyMorning();
        var last = engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .activityId("EndEvent_NothingDue")
                .count();
        assertThat(last).isPositive();
    }

    @Test
    void fileWrittenBeforeACrashIsNeitherWrittenNorPostedTwice() throws IOException {
        var run = startedRun();
        decide(run, "tara.treasurer", Map.of("released", true));
        // The account is missing: the step after the file fails, its transaction is rolled back, the file is out.
        jdbc.sql("update account_purpose set purpose = 'HIDDEN' where purpose = 'BANK_CLEARING'")
                .update();
        try {
            assertThatThrownBy(() -> runJobs(run)).hasStackTraceContaining("BANK_CLEARING");
        } finally {
            jdbc.sql("update account_purpose set purpose = 'BANK_CLEARING' where purpose = 'HIDDEN'")
                    .update();
        }
        assertThat(reread(run).state()).isEqualTo(PaymentRunState.APPROVED);
        Files.delete(fileOf(run));

        runJobs(run);
        assertThat(fileOf(run)).doesNotExist();
        assertThat(reread(run).state()).isEqualTo(PaymentRunState.RELEASED);
        assertThat(entries.count(invoice)).isEqualTo(1);
    }

    @Test
    void manyCollectingAtOnceTakeEachPaymentOnce() throws Exception {
        for (int i = 0; i < 40; i++) {
            schedule(newInvoice(), "1.00");
        }
        var pool = Executors.newFixedThreadPool(8);
        try {
            var collected = IntStream.range(0, 8)
                    .mapToObj(i -> pool.submit(() -> runs.collect("anna.payable", DUE)))
                    .toList();
            int members = 0;
            for (var future : collected) {
                members += future.get()
                        .map(run -> payments.ofRun(run.number()).size())
                        .orElse(0);
            }
            assertThat(members).isEqualTo(40);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void thousandPaymentsAreReleasedInOneRun() throws IOException {
        for (int i = 0; i < 1000; i++) {
            schedule(newInvoice(), "1.23");
        }
        var run = runs.start("anna.payable", DUE);
        decide(run, "tara.treasurer", Map.of("released", true));
        runJobs(run);
        assertThat(payments.count("RELEASED", run.number())).isEqualTo(1000);
        assertThat(Files.size(fileOf(run))).isPositive();
        assertThat(jdbc.sql("select sum(debit) from journal_line l join journal_entry e on e.number = l.entry_number"
                                + " where e.text like :run")
                        .param("run", "%" + run.number())
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("1230.00");
    }

    private void schedule(String key, String amount) {
        orders.schedule(order(key, amount, "EUR"));
    }

    private PaymentRun startedRun() {
        schedule(invoice, "1000.00");
        return runs.start("anna.payable", DUE);
    }

    private PaymentRun reread(PaymentRun run) {
        return records.findById(run.number()).orElseThrow();
    }

    private Path fileOf(PaymentRun run) {
        return settings.outbox().resolve(run.number() + ".pain.001.001.09.xml");
    }

    private void decide(PaymentRun run, String person, Map<String, Object> variables) {
        var task = task(run).getId();
        engine.getIdentityService().setAuthentication(person, List.of("treasurer"));
        try {
            if (task(run).getAssignee() == null) {
                engine.getTaskService().claim(task, person);
            }
            engine.getTaskService().complete(task, variables);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private Task task(PaymentRun run) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(run.number())
                .singleResult();
    }

    private ProcessInstance instance(PaymentRun run) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(run.number())
                .singleResult();
    }

    private void runJobs(PaymentRun run) {
        engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance(run).getId())
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    private ProcessInstance everyMorning() {
        var timer = engine.getManagementService()
                .createJobQuery()
                .timers()
                .processDefinitionKey("PaymentRelease")
                .singleResult();
        engine.getManagementService().executeJob(timer.getId());
        var newest = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("PaymentRelease")
                .orderByProcessInstanceStartTime()
                .desc()
                .list()
                .get(0);
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(newest.getId())
                .singleResult();
    }

    private String finishedAt(PaymentRun run) {
        var instance = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(run.number())
                .singleResult();
        return engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .activityType("noneEndEvent")
                .singleResult()
                .getActivityId();
    }
}
