package io.counterfoil.procurement;

import static io.counterfoil.procurement.ProcurementExamples.ibanOf;
import static io.counterfoil.procurement.ProcurementExamples.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.ProcessTest;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.masterdata.BankAccountChange;
import io.counterfoil.masterdata.BankAccountChange.State;
import io.counterfoil.masterdata.BankAccountChanges;
import io.counterfoil.masterdata.BankAccountStewardship;
import io.counterfoil.masterdata.Suppliers;
import io.counterfoil.procurement.ProcurementExamples.Billed;
import io.counterfoil.procurement.invoice.IncomingInvoice;
import io.counterfoil.procurement.invoice.InvoiceIntake;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoices;
import io.counterfoil.procurement.invoicematch.BankAccountCheck;
import io.counterfoil.procurement.invoicematch.BankAccountCheck.Doubt;
import io.counterfoil.procurement.invoicematch.MatchSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From a proposed bank account to invoices that are held for it. */
class BankAccountChangeProcessTest extends ProcessTest {
    private static final String VERA = "vera.vendor";
    private static final String STEWARD = "vendor-master-steward";

    @Autowired
    BankAccountStewardship stewardship;

    @Autowired
    BankAccountChanges changes;

    @Autowired
    Suppliers suppliers;

    @Autowired
    SupplierInvoices invoices;

    @Autowired
    InvoiceIntake intake;

    @Autowired
    SegregationOfDuties duties;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    private String supplier = "";

    @BeforeEach
    void openExamples() {
        supplier = new ProcurementExamples(jdbc).newSupplier();
    }

    @Test
    void accountCountsOnceASecondPersonConfirmedIt() {
        var change = propose(ibanOf("991"));
        assertThat(iban()).isEqualTo(ibanOf(supplier));

        confirm(change, "carla.controller", "controller", true);

        assertThat(iban()).isEqualTo(ibanOf("991"));
        var kept = changes.newestInForce(supplier).orElseThrow();
        assertThat(kept.state()).isEqualTo(State.CONFIRMED);
        assertThat(kept.oldIban()).isEqualTo(ibanOf(supplier));
        assertThat(kept.changedBy()).isEqualTo(VERA);
        assertThat(kept.approvedBy()).isEqualTo("carla.controller");
        assertThat(changes.findBySupplierNumberOrderByProposedAtDesc(supplier)).hasSize(1);
    }

    @Test
    void refusedAccountNeverCounts() {
        var change = propose(ibanOf("992"));
        confirm(change, "carla.controller", "controller", false);

        assertThat(iban()).isEqualTo(ibanOf(supplier));
        assertThat(changes.newestInForce(supplier)).isEmpty();
        assertThat(changes.findById(change.changeNumber()).orElseThrow().state())
                .isEqualTo(State.REFUSED);
    }

    @Test
    void whoProposedAnAccountCannotConfirmIt() {
        var change = propose(ibanOf("993"));

        assertThatThrownBy(() -> confirm(change, VERA, STEWARD, true)).hasStackTraceContaining("S10");
        assertThatThrownBy(() -> stewardship.decide(change.changeNumber(), true, "Called back", VERA))
                .hasStackTraceContaining("supplier_account_change_check");
        assertThat(iban()).isEqualTo(ibanOf(supplier));
    }

    @Test
    void S10_threePeopleChangeAnAccount() {
        var change = propose(ibanOf("990"));
        assertThatThrownBy(() -> callBack(change, VERA, STEWARD, true)).hasStackTraceContaining("rule S10");

        callBack(change, "carla.controller", "controller", true);
        assertThatThrownBy(() -> confirm(change, "carla.controller", "controller", true))
                .hasStackTraceContaining("a third person calls back");
        assertThat(iban()).isEqualTo(ibanOf(supplier));
    }

    @Test
    void supplierWhoKnowsNothingOfTheAccountEndsTheProposal() {
        var change = propose(ibanOf("989"));
        callBack(change, "bruno.buyer", "buyer", false);

        assertThat(task(change)).isNull();
        var kept = changes.findById(change.changeNumber()).orElseThrow();
        assertThat(kept.state()).isEqualTo(State.REFUSED);
        assertThat(kept.calledBackBy()).isEqualTo("bruno.buyer");
        assertThat(iban()).isEqualTo(ibanOf(supplier));
    }

    @Test
    void whoChangedTheAccountReleasesNothingOfThatSupplier() {
        var change = propose(ibanOf("994"));
        confirm(change, "carla.controller", "controller", true);
        var invoice = invoice(null);
        var other = intake.receive(incoming(new ProcurementExamples(jdbc).newSupplier(), null), "DOC-T", "erp.gateway");

        for (var duty : List.of(
                "ENTER_INVOICE",
                "APPROVE_INVOICE",
                "DECIDE_HOLD",
                "RELEASE_INVOICE",
                "CREATE_PAYMENT_RUN",
                "RELEASE_PAYMENT")) {
            assertThatThrownBy(() -> perform(invoice.businessKey(), duty, VERA))
                    .as(duty)
                    .hasMessageContaining("rule S9");
            perform(other.businessKey(), duty, unique("someone"));
        }
        perform(other.businessKey(), "RELEASE_INVOICE", VERA);
        perform(invoice.businessKey(), "RELEASE_INVOICE", "bruno.buyer");
    }

    @Test
    void whoReleasedAnInvoiceDoesNotRedirectItsMoney() {
        perform(invoice(null).businessKey(), "RELEASE_INVOICE", VERA);

        assertThatThrownBy(() -> propose(ibanOf("995"))).hasMessageContaining("rule S9");
    }

    @Test
    void secondProposalWaitsForTheFirst() {
        propose(ibanOf("996"));

        assertThatThrownBy(() -> propose(ibanOf("997")))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("BAC-");
    }

    @Test
    void accountThatCannotBeOneIsRefused() {
        assertThatThrownBy(() -> propose("DE00 1234"))
                .isInstanceOf(BusinessRuleViolation.class)
                .hasMessageContaining("is no valid IBAN");
        assertThatThrownBy(() -> propose(ibanOf(supplier)))
                .isInstanceOf(BusinessRuleViolation.class)
                .hasMessageContaining("already");
    }

    @Test
    void changeMadeInTheDatabaseLeavesATraceToo() {
        jdbc.sql("update supplier set iban = :iban where supplier_number = :number")
                .param("iban", ibanOf("998"))
                .param("number", supplier)
                .update();

        var kept = changes.newestInForce(supplier).orElseThrow();
        assertThat(kept.state()).isEqualTo(State.OUTSIDE);
        assertThat(kept.oldIban()).isEqualTo(ibanOf(supplier));
        assertThat(kept.newIban()).isEqualTo(ibanOf("998"));
        assertThat(check(Duration.ZERO).doubts(invoice(null))).hasSize(1);
    }

    @Test
    void M47_invoiceIsDoubtedThirtyDaysAfterTheAccountChanged() {
        var invoice = invoice(ibanOf("999"));
        confirm(propose(ibanOf("999")), "carla.controller", "controller", true);

        assertThat(check(Duration.ofDays(12)).doubts(invoice))
                .singleElement()
                .isInstanceOfSatisfying(
                        Doubt.ChangedLately.class,
                        doubt -> assertThat(doubt.sentence()).contains(supplier, "BAC-", "less than 30 days ago"));
        assertThat(check(Duration.ofDays(30).minusMillis(1)).doubts(invoice)).hasSize(1);
        assertThat(check(Duration.ofDays(30)).doubts(invoice)).isEmpty();
    }

    @Test
    void accountOnTheInvoiceIsComparedHoweverItIsWritten() {
        var known = ibanOf(supplier);
        assertThat(check(Duration.ZERO).doubts(invoice(known.toLowerCase(java.util.Locale.ROOT))))
                .isEmpty();
        assertThat(check(Duration.ZERO).doubts(invoice(null))).isEmpty();
        assertThat(check(Duration.ZERO).doubts(invoice(ibanOf("1000"))))
                .singleElement()
                .isInstanceOf(Doubt.NotInMasterData.class);
    }

    private BankAccountChange propose(String iban) {
        return stewardship.propose(supplier, iban, null, "Letter of 2 November", VERA);
    }

    private void confirm(BankAccountChange change, String person, String group, boolean confirmed) {
        if (task(change).getTaskDefinitionKey().equals("Task_CallSupplierBack")) {
            callBack(change, "bruno.buyer", "buyer", true);
        }
        assertThat(task(change).getTaskDefinitionKey()).isEqualTo("Task_ConfirmBankAccount");
        complete(change, person, group, Map.of("confirmed", confirmed, "reason", "Called back at the old number"));
    }

    private void callBack(BankAccountChange change, String person, String group, boolean agrees) {
        assertThat(task(change).getTaskDefinitionKey()).isEqualTo("Task_CallSupplierBack");
        complete(change, person, group, Map.of("supplierAgrees", agrees, "callNote", "Mrs Lee, at the old number"));
    }

    private Task task(BankAccountChange change) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(change.changeNumber())
                .singleResult();
    }

    private void complete(BankAccountChange change, String person, String group, Map<String, Object> entered) {
        var task = task(change);
        engine.getIdentityService().setAuthentication(person, List.of(group));
        try {
            engine.getTaskService().claim(task.getId(), person);
            engine.getTaskService().complete(task.getId(), entered);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private void perform(String key, String duty, String person) {
        transactions.executeWithoutResult(status -> duties.perform(key, duty, person));
    }

    private BankAccountCheck check(Duration later) {
        var at = changes.newestInForce(supplier)
                .map(BankAccountChange::changedAt)
                .orElseGet(Instant::now)
                .plus(later);
        return new BankAccountCheck(suppliers, new MatchSettings(30, 400, 1, ""), Clock.fixed(at, ZoneOffset.UTC));
    }

    private SupplierInvoice invoice(@Nullable String iban) {
        return intake.receive(incoming(supplier, iban), "DOC-T", "erp.gateway");
    }

    private static IncomingInvoice incoming(String supplier, @Nullable String iban) {
        var plain =
                ProcurementExamples.invoice(supplier, unique("INV-"), "EUR", "PO-NONE", Billed.pieces("1", "10.00"));
        return new IncomingInvoice(
                plain.kind(),
                plain.seller(),
                plain.invoiceNumber(),
                plain.issueDate(),
                plain.dueDate(),
                plain.currency(),
                plain.orderNumber(),
                null,
                null,
                plain.lines(),
                plain.taxSubtotals(),
                plain.totals(),
                iban,
                null,
                null,
                null,
                null);
    }

    private String iban() {
        return suppliers.findById(supplier).orElseThrow().iban();
    }
}
