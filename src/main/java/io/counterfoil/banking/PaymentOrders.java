package io.counterfoil.banking;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Schedules payments, one per invoice and part. Joins the caller's transaction. */
@Component
@Transactional
public class PaymentOrders {
    private final Payments payments;
    private final SupplierCredits credits;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PaymentOrders(
            Payments payments,
            SupplierCredits credits,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.payments = payments;
        this.credits = credits;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** As {@link #schedule(PaymentOrder, String)}, by the product itself. */
    public Payment schedule(PaymentOrder order) {
        return schedule(order, AuditFact.SYSTEM);
    }

    /**
     * Schedules the payment of an invoice, or of a part of it. The same order again, from wherever, gives the first payment. Credit notes of
     * the supplier that are open in its currency reduce it at once, and may use it up.
     *
     * @param actor login of the person who asked for it
     * @throws Conflict {@code PAYMENT_DIFFERS} if the invoice or part has a payment of another amount, currency or account
     * @throws BusinessRuleViolation {@code IBAN_INVALID}, {@code BIC_INVALID}, {@code AMOUNT_INVALID},
     *     {@code CURRENCY_UNKNOWN} or {@code REMITTANCE_MISSING}
     */
    public Payment schedule(PaymentOrder order, String actor) {
        var payment = PayableOrder.asPayment(order, clock.instant().truncatedTo(ChronoUnit.MICROS));
        credits.lock(payment.supplierNumber());
        if (insert(payment)) {
            events.publishEvent(fact(payment, actor));
            credits.net(payment.supplierNumber());
            return found(order);
        }
        var earlier = found(order);
        if (!earlier.pays(order)) {
            throw new Conflict(
                    "PAYMENT_DIFFERS",
                    "invoice " + order.invoiceKey() + " has a payment of " + earlier.money() + " to "
                            + BankAccount.masked(earlier.iban()) + " already (" + earlier.state()
                            + "), it cannot be paid " + order.amount() + " to "
                            + BankAccount.masked(payment.iban()));
        }
        return earlier;
    }

    /**
     * Takes back a part that no run has taken; what credit notes took of it stays paid.
     *
     * @param why in words, for the audit trail
     * @return what is not paid after all; empty if a run was quicker, or it was withdrawn before
     */
    public Optional<Money> withdraw(Payment part, String why) {
        credits.lock(part.supplierNumber());
        var withdrawn = jdbc.sql("update payment set state = 'WITHDRAWN' where invoice_key = :key and part = :part"
                        + " and part > 0 and state = 'SCHEDULED' returning amount")
                .param("key", part.invoiceKey())
                .param("part", part.part())
                .query(BigDecimal.class)
                .optional()
                .map(amount -> new Money(amount, part.currency()).rounded());
        withdrawn.ifPresent(amount -> events.publishEvent(new AuditFact(
                part.invoiceKey(),
                AuditFact.SYSTEM,
                "PAYMENT_WITHDRAWN",
                why,
                Map.of("amount", amount.toString(), "part", Integer.toString(part.part())))));
        return withdrawn;
    }

    private Payment found(PaymentOrder order) {
        return payments.find(order.invoiceKey(), order.part().number()).orElseThrow();
    }

    /** Waits for another transaction that schedules the same; false if the invoice, or part, has its payment. */
    private boolean insert(Payment payment) {
        return jdbc.sql(
                                "insert into payment (invoice_key, supplier_number, creditor_name, iban, bic, amount, currency,"
                                        + " due_date, remittance, end_to_end_id, state, scheduled_at, discount_percent,"
                                        + " discount_until, lost_cause, part, paid_before, of_payable)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (invoice_key, part) do nothing")
                        .param(payment.invoiceKey())
                        .param(payment.supplierNumber())
                        .param(payment.creditorName())
                        .param(payment.iban())
                        .param(payment.bic())
                        .param(payment.amount())
                        .param(payment.currency())
                        .param(payment.dueDate())
                        .param(payment.remittance())
                        .param(payment.endToEndId())
                        .param(payment.state().name())
                        .param(Timestamp.from(payment.scheduledAt()))
                        .param(payment.discountPercent())
                        .param(payment.discountUntil())
                        .param(payment.lostCause())
                        .param(payment.part())
                        .param(payment.paidBefore())
                        .param(payment.ofPayable())
                        .update()
                == 1;
    }

    private static AuditFact fact(Payment payment, String actor) {
        return new AuditFact(
                payment.invoiceKey(),
                actor,
                "PAYMENT_SCHEDULED",
                "",
                Map.of(
                        "part", Integer.toString(payment.part()),
                        "amount", payment.money().toString(),
                        "due", payment.dueDate().toString(),
                        "account", BankAccount.masked(payment.iban())));
    }
}
