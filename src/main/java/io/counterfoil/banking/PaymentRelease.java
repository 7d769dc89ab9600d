package io.counterfoil.banking;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.kernel.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A second person's word on a run. Saying yes fixes the file's bytes in the same transaction: what was released is what
 * is sent, whatever settings or software say when it is.
 */
@Component
@Transactional
public class PaymentRelease {
    private final PaymentRunRecords runs;
    private final Payments payments;
    private final ObjectProvider<PayableInvoices> invoices;
    private final CreditTransferFile file;
    private final BankingSettings settings;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PaymentRelease(
            PaymentRunRecords runs,
            Payments payments,
            ObjectProvider<PayableInvoices> invoices,
            CreditTransferFile file,
            BankingSettings settings,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.runs = runs;
        this.payments = payments;
        this.invoices = invoices;
        this.file = file;
        this.settings = settings;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Releases or refuses a run.
     *
     * @param released null if the person did not choose
     * @param reason required on refusal
     * @param person login
     * @throws Forbidden {@code FOUR_EYES} if the person created the run; the database refuses it as well
     * @throws BusinessRuleViolation {@code DECISION_MISSING} or {@code REASON_MISSING}
     * @throws Conflict {@code RUN_DECIDED} if it has been decided before
     */
    public void decide(String number, @Nullable Boolean released, String reason, String person) {
        var run = lock(number);
        if (run.state() != PaymentRunState.OPEN) {
            throw new Conflict("RUN_DECIDED", number + " is " + run.state() + " already, by " + run.decidedBy());
        }
        if (person.equals(run.createdBy())) {
            throw new Forbidden("FOUR_EYES", person + " created " + number + "; another person must decide on it");
        }
        if (released == null) {
            throw new BusinessRuleViolation("DECISION_MISSING", "say whether " + number + " is released or refused");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (released) {
            approve(run, reason.strip(), person, now);
        } else {
            refuse(number, reason.strip(), person, now);
        }
    }

    /** Makes the payments of a refused run due again, with the reason kept on each. Again changes nothing. */
    public void returnPayments(String number) {
        var run = lock(number);
        var parts = payments.ofRun(number).stream()
                .filter(payment -> payment.part() > 0 && payment.state() == PaymentState.IN_RUN)
                .map(Payment::invoiceKey)
                .distinct()
                .toList();
        jdbc.sql("update payment set state = 'SCHEDULED', run_number = null, returned_reason = :reason"
                        + " where run_number = :run")
                .param("reason", run.reason())
                .param("run", number)
                .update();
        parts.forEach(invoice -> invoices.ifAvailable(known -> known.partReturned(invoice)));
    }

    private void approve(PaymentRun run, String reason, String person, Instant now) {
        takeDiscounts(run.number(), now.atZone(settings.zone()).toLocalDate());
        var bytes = file.write(run.number(), now, payments.ofRun(run.number()));
        var sha256 = Sha256.hex(bytes);
        jdbc.sql("update payment_run set state = 'APPROVED', decided_by = :by, decided_at = :at, reason = :reason,"
                        + " file_name = :name, file_bytes = :bytes, file_sha256 = :sha where number = :number")
                .param("by", person)
                .param("at", Timestamp.from(now))
                .param("reason", reason)
                .param("name", run.number() + ".pain.001.001.09.xml")
                .param("bytes", bytes)
                .param("sha", sha256)
                .param("number", run.number())
                .update();
        events.publishEvent(
                new AuditFact(run.number(), person, "PAYMENT_RUN_RELEASED", reason, Map.of("fileSha256", sha256)));
    }

    /** Earned is what leaves in time, and nothing leaves before the run is released. */
    private void takeDiscounts(String run, LocalDate today) {
        payments.ofRun(run).stream()
                .filter(payment -> payment.transferOn(today).amount().compareTo(payment.amount()) != 0)
                .forEach(payment -> jdbc.sql("update payment set discount_taken = :discount"
                                + " where invoice_key = :key and part = :part")
                        .param(
                                "discount",
                                payment.money().minus(payment.transferOn(today)).amount())
                        .param("key", payment.invoiceKey())
                        .param("part", payment.part())
                        .update());
    }

    private void refuse(String number, String reason, String person, Instant now) {
        if (reason.isEmpty()) {
            throw new BusinessRuleViolation("REASON_MISSING", "say why " + number + " is refused");
        }
        jdbc.sql("update payment_run set state = 'REFUSED', decided_by = :by, decided_at = :at, reason = :reason"
                        + " where number = :number")
                .param("by", person)
                .param("at", Timestamp.from(now))
                .param("reason", reason)
                .param("number", number)
                .update();
        events.publishEvent(new AuditFact(number, person, "PAYMENT_RUN_REFUSED", reason, Map.of()));
    }

    private PaymentRun lock(String number) {
        jdbc.sql("select 1 from payment_run where number = :number for update")
                .param("number", number)
                .query(Integer.class)
                .optional();
        return runs.findById(number)
                .orElseThrow(() -> new NotFound("RUN_UNKNOWN", "there is no payment run " + number));
    }
}
