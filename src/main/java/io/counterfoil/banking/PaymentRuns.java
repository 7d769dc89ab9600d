package io.counterfoil.banking;

import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.Processes;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Collects due payments into runs. Any number may collect at once: each payment gets into one run. */
@Component
@Transactional
public class PaymentRuns {
    /** The duty of who creates a run; who performed it may not release the run. */
    public static final String CREATE_PAYMENT_RUN = "CREATE_PAYMENT_RUN";

    /** Starts the process PaymentRelease under the run's number. */
    public static final String RUN_CREATED_MESSAGE = "Message_PaymentRunCreated";

    private final JdbcClient jdbc;
    private final PaymentRunRecords runs;
    private final SupplierCredits credits;
    private final CaseRegister cases;
    private final SegregationOfDuties duties;
    private final BankingSettings settings;
    private final Processes processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PaymentRuns(
            JdbcClient jdbc,
            PaymentRunRecords runs,
            SupplierCredits credits,
            CaseRegister cases,
            SegregationOfDuties duties,
            BankingSettings settings,
            Processes processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.credits = credits;
        this.cases = cases;
        this.duties = duties;
        this.settings = settings;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Collects what is due and asks a treasurer to release it.
     *
     * @param createdBy login of the person
     * @throws NothingDue if no scheduled payment is due by then
     * @throws io.counterfoil.kernel.Forbidden if the person performed a duty on one of the invoices that forbids it
     */
    public PaymentRun start(String createdBy, LocalDate dueUntil) {
        var run = collect(createdBy, dueUntil).orElseThrow(() -> new NothingDue(dueUntil));
        processes.start(RUN_CREATED_MESSAGE, run.number(), Map.of());
        return run;
    }

    /**
     * Takes every scheduled payment due by then into a new run; starts nothing. A payment whose discount can still be
     * taken is due on the discount's last day. Open credit notes are deducted first. Payments that another run is just
     * taking are left to it. Empty if none is left.
     *
     * @param createdBy login, or {@link AuditFact#SYSTEM}
     * @throws io.counterfoil.kernel.BusinessRuleViolation {@code DEBTOR_ACCOUNT_MISSING}
     */
    public Optional<PaymentRun> collect(String createdBy, LocalDate dueUntil) {
        settings.requireDebtor();
        credits.suppliersToNet().forEach(credits::net);
        var due = jdbc.sql("select invoice_key, part from payment where state = 'SCHEDULED'"
                        + " and case when discount_until >= :today then least(discount_until, due_date) else due_date end"
                        + " <= :until order by due_date, invoice_key, part for update skip locked")
                .param("until", dueUntil)
                .param("today", LocalDate.ofInstant(clock.instant(), settings.zone()))
                .query(Due.class)
                .list();
        if (due.isEmpty()) {
            return Optional.empty();
        }
        var number = insert(createdBy, dueUntil);
        take(due, number);
        due.stream().map(Due::invoiceKey).distinct().forEach(invoice -> cases.follow(number, invoice));
        if (!createdBy.equals(AuditFact.SYSTEM)) {
            duties.perform(number, CREATE_PAYMENT_RUN, createdBy);
        }
        events.publishEvent(new AuditFact(
                number,
                createdBy,
                "PAYMENT_RUN_CREATED",
                "",
                Map.of("payments", Integer.toString(due.size()), "dueUntil", dueUntil.toString())));
        return runs.findById(number);
    }

    private record Due(String invoiceKey, int part) {}

    private String insert(String createdBy, LocalDate dueUntil) {
        return jdbc.sql(
                        "insert into payment_run (number, state, due_until, created_by, created_at)"
                                + " values ('RUN-' || nextval('payment_run_number'), 'OPEN', :until, :by, :at) returning number")
                .param("until", dueUntil)
                .param("by", createdBy)
                .param("at", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .query(String.class)
                .single();
    }

    private void take(List<Due> due, String run) {
        var invoices = due.stream().map(Due::invoiceKey).toArray(String[]::new);
        var parts = due.stream().map(Due::part).toArray(Integer[]::new);
        jdbc.sql("update payment p set state = 'IN_RUN', run_number = :run"
                        + " from unnest(:invoices::text[], :parts::integer[]) as due (invoice_key, part)"
                        + " where p.invoice_key = due.invoice_key and p.part = due.part")
                .param("run", run)
                .param("invoices", invoices)
                .param("parts", parts)
                .update();
        jdbc.sql("insert into payment_run_item (run_number, invoice_key, part)"
                        + " select :run, invoice_key, part"
                        + " from unnest(:invoices::text[], :parts::integer[]) as due (invoice_key, part)")
                .param("run", run)
                .param("invoices", invoices)
                .param("parts", parts)
                .update();
    }
}
