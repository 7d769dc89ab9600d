package io.counterfoil.masterdata;

import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.Processes;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.iban4j.BicUtil;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes where suppliers are paid: one person proposes, another calls the supplier back, a third confirms; payments go
 * to the old account until then.
 */
@Service
@Transactional
public class BankAccountStewardship {
    /** Starts the process BankAccountChange under the change's number. */
    public static final String PROPOSED = "Message_BankAccountChangeProposed";

    private static final String CHANGE_BANK_ACCOUNT = "CHANGE_BANK_ACCOUNT";

    private final Suppliers suppliers;
    private final BankAccountChanges changes;
    private final CaseRegister cases;
    private final SegregationOfDuties duties;
    private final Processes processes;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BankAccountStewardship(
            Suppliers suppliers,
            BankAccountChanges changes,
            CaseRegister cases,
            SegregationOfDuties duties,
            Processes processes,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.suppliers = suppliers;
        this.changes = changes;
        this.cases = cases;
        this.duties = duties;
        this.processes = processes;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Proposes an account and asks another person to confirm it.
     *
     * @param iban as people write it
     * @param bic null if the bank needs none
     * @throws BusinessRuleViolation {@code SUPPLIER_UNKNOWN}, {@code IBAN_INVALID}, {@code BIC_INVALID}, {@code BANK_ACCOUNT_UNCHANGED}
     * @throws Conflict {@code BANK_ACCOUNT_CHANGE_OPEN} while another proposal for the supplier waits
     */
    public BankAccountChange propose(
            String supplierNumber, String iban, @Nullable String bic, String reason, String person) {
        new InputCheck().text("reason", reason, 1000).done();
        var supplier = lock(supplierNumber);
        var account = validIban(iban);
        var bank = bic == null ? null : validBic(bic);
        if (account.equals(compact(supplier.iban()))) {
            throw new BusinessRuleViolation(
                    "BANK_ACCOUNT_UNCHANGED", "iban: " + supplierNumber + " is paid to " + account + " already");
        }
        refuseSecondProposal(supplierNumber);
        var number = insert(supplier, account, bank, reason.strip(), person);
        cases.open(number);
        cases.concern(number, supplierNumber);
        duties.perform(number, CHANGE_BANK_ACCOUNT, person);
        events.publishEvent(new AuditFact(
                number,
                person,
                "BANK_ACCOUNT_CHANGE_PROPOSED",
                reason.strip(),
                Map.of("supplier", supplierNumber, "oldIban", supplier.iban(), "newIban", account)));
        processes.start(PROPOSED, number, Map.of());
        return changes.findById(number).orElseThrow();
    }

    /**
     * Keeps what the supplier said when called back; a supplier who knows nothing of the account ends the proposal. Who
     * proposed it may not call: the task's duty refuses it.
     *
     * @param note whom the caller reached, at which number, and what they said
     * @throws Conflict {@code BANK_ACCOUNT_CHANGE_DECIDED}
     */
    public void callBack(String changeNumber, boolean supplierAgrees, String note, String person) {
        new InputCheck().text("callNote", note, 1000).done();
        var called = jdbc.sql("""
                        update supplier_account_change set called_back_by = :by, call_note = :note
                        where change_number = :number and state = 'PROPOSED'
                        """)
                .param("by", person)
                .param("note", note.strip())
                .param("number", changeNumber)
                .update();
        if (called == 0) {
            throw new Conflict("BANK_ACCOUNT_CHANGE_DECIDED", changeNumber + " has been decided already");
        }
        events.publishEvent(new AuditFact(
                changeNumber,
                person,
                "SUPPLIER_CALLED_BACK",
                note.strip(),
                Map.of("agrees", Boolean.toString(supplierAgrees))));
        if (!supplierAgrees) {
            decide(changeNumber, false, note, person);
        }
    }

    /**
     * Confirms a proposal, so that the account counts from now on, or refuses it. Who proposed it may not: the task's duty
     * refuses it, and the database does.
     *
     * @throws Conflict {@code BANK_ACCOUNT_CHANGE_DECIDED}
     * @throws io.counterfoil.kernel.InvalidInput without a reason: how it was verified, or why not
     */
    public void decide(String changeNumber, boolean confirmed, String reason, String person) {
        new InputCheck().text("reason", reason, 1000).done();
        var change = changes.findById(changeNumber).orElseThrow();
        var supplier = lock(change.supplierNumber());
        var now = now();
        var decided = jdbc.sql("""
                        update supplier_account_change set state = :state, approved_by = :by, decision_reason = :reason,
                            changed_at = :at where change_number = :number and state = 'PROPOSED'
                        """)
                .param("state", confirmed ? "CONFIRMED" : "REFUSED")
                .param("by", person)
                .param("reason", reason.strip())
                .param("at", confirmed ? Timestamp.from(now) : null, Types.TIMESTAMP)
                .param("number", changeNumber)
                .update();
        if (decided == 0) {
            throw new Conflict("BANK_ACCOUNT_CHANGE_DECIDED", changeNumber + " has been decided already");
        }
        if (confirmed) {
            apply(change);
        }
        events.publishEvent(new AuditFact(
                changeNumber,
                person,
                confirmed ? "BANK_ACCOUNT_CHANGED" : "BANK_ACCOUNT_CHANGE_REFUSED",
                reason.strip(),
                Map.of("supplier", supplier.supplierNumber(), "newIban", change.newIban())));
    }

    /** The database asks which confirmed change it is; without one it would keep a change of its own. */
    private void apply(BankAccountChange change) {
        jdbc.sql("select set_config('counterfoil.account_change', :number, true)")
                .param("number", change.changeNumber())
                .query(String.class)
                .single();
        jdbc.sql("update supplier set iban = :iban, bic = :bic where supplier_number = :supplier")
                .param("iban", change.newIban())
                .param("bic", change.newBic(), Types.VARCHAR)
                .param("supplier", change.supplierNumber())
                .update();
    }

    private void refuseSecondProposal(String supplierNumber) {
        changes.findBySupplierNumberOrderByProposedAtDesc(supplierNumber).stream()
                .filter(change -> change.state() == BankAccountChange.State.PROPOSED)
                .findFirst()
                .ifPresent(open -> {
                    throw new Conflict(
                            "BANK_ACCOUNT_CHANGE_OPEN",
                            open.changeNumber() + " for " + supplierNumber
                                    + " waits for confirmation; have it decided first");
                });
    }

    private Supplier lock(String supplierNumber) {
        jdbc.sql("select 1 from supplier where supplier_number = :number for update")
                .param("number", supplierNumber)
                .query(Integer.class)
                .optional();
        return suppliers
                .findById(supplierNumber)
                .orElseThrow(() -> new BusinessRuleViolation(
                        "SUPPLIER_UNKNOWN", "supplierNumber: no supplier " + supplierNumber + " in the master data"));
    }

    private String insert(Supplier supplier, String iban, @Nullable String bic, String reason, String person) {
        return jdbc.sql("""
                        insert into supplier_account_change (change_number, supplier_number, old_iban, old_bic, new_iban,
                            new_bic, reason, state, changed_by, proposed_at)
                        values ('BAC-' || nextval('supplier_account_change_number'), :supplier, :oldIban, :oldBic, :iban,
                            :bic, :reason, 'PROPOSED', :person, :at) returning change_number
                        """)
                .param("supplier", supplier.supplierNumber())
                .param("oldIban", supplier.iban())
                .param("oldBic", supplier.bic(), Types.VARCHAR)
                .param("iban", iban)
                .param("bic", bic, Types.VARCHAR)
                .param("reason", reason)
                .param("person", person)
                .param("at", Timestamp.from(now()))
                .query(String.class)
                .single();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String validIban(String written) {
        var iban = compact(written);
        try {
            IbanUtil.validate(iban);
            return iban;
        } catch (Iban4jException | IllegalArgumentException invalid) {
            throw new BusinessRuleViolation(
                    "IBAN_INVALID", "iban: '" + written + "' is no valid IBAN (" + invalid.getMessage() + ")");
        }
    }

    private static String validBic(String written) {
        var bic = compact(written);
        try {
            BicUtil.validate(bic);
            return bic;
        } catch (Iban4jException | IllegalArgumentException invalid) {
            throw new BusinessRuleViolation(
                    "BIC_INVALID", "bic: '" + written + "' is no valid BIC (" + invalid.getMessage() + ")");
        }
    }

    private static String compact(String written) {
        return written.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }
}
