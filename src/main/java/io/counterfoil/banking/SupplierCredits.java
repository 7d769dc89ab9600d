package io.counterfoil.banking;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Credit notes that are not used up. Each reduces scheduled payments of its supplier in its currency: that of the
 * invoice it names first, then the others by due date. A credit note that names an invoice which may still become
 * payable waits for it; payments in a run are not touched.
 *
 * <p>Everything about one supplier's credits happens under one lock, and payments are reduced under their row's lock,
 * so a run takes a payment either before it is reduced or after.
 */
@Component
@Transactional
public class SupplierCredits {
    private final CreditApplications applications;
    private final ObjectProvider<PayableInvoices> invoices;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SupplierCredits(
            CreditApplications applications,
            ObjectProvider<PayableInvoices> invoices,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.applications = applications;
        this.invoices = invoices;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Makes a booked credit note count, once; the same again changes nothing. */
    public void open(SupplierCredit credit) {
        lock(credit.supplierNumber());
        var inserted = jdbc.sql(
                        "insert into supplier_credit (credit_key, supplier_number, currency, amount, for_invoice,"
                                + " opened_at) values (:key, :supplier, :currency, :amount, :invoice, :at) on conflict do nothing")
                .param("key", credit.creditKey())
                .param("supplier", credit.supplierNumber())
                .param("currency", credit.amount().currency())
                .param("amount", credit.amount().amount())
                .param("invoice", credit.forInvoice())
                .param("at", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .update();
        if (inserted == 1) {
            events.publishEvent(new AuditFact(
                    credit.creditKey(),
                    AuditFact.SYSTEM,
                    "CREDIT_OPENED",
                    "",
                    Map.of("amount", credit.amount().toString())));
        }
        net(credit.supplierNumber());
    }

    /** What of a credit note no payment was reduced by yet; empty if there is no such credit note. */
    @Transactional(readOnly = true)
    public Optional<Money> openAmount(String creditKey) {
        return jdbc.sql("select currency, amount - applied as open from supplier_credit where credit_key = :key")
                .param("key", creditKey)
                .query((row, number) -> new Money(row.getBigDecimal("open"), row.getString("currency")).rounded())
                .optional();
    }

    /** Suppliers with both open credits and scheduled payments, in the order in which locks are taken. */
    List<String> suppliersToNet() {
        return jdbc.sql("select distinct c.supplier_number from supplier_credit c join payment p"
                        + " on p.supplier_number = c.supplier_number and p.currency = c.currency"
                        + " where c.applied < c.amount and p.state = 'SCHEDULED' order by c.supplier_number")
                .query(String.class)
                .list();
    }

    /** Reduces the supplier's scheduled payments by its open credits, the oldest credit first. */
    void net(String supplier) {
        lock(supplier);
        jdbc
                .sql("select credit_key, currency, amount - applied as open, for_invoice from supplier_credit"
                        + " where supplier_number = :supplier and applied < amount order by opened_at, credit_key"
                        + " for update")
                .param("supplier", supplier)
                .query(OpenCredit.class)
                .list()
                .stream()
                .filter(this::waitsForNoInvoice)
                .forEach(credit -> use(credit, supplier));
    }

    /** Until the transaction ends. */
    void lock(String supplier) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:supplier, 1002))::text")
                .param("supplier", supplier)
                .query(String.class)
                .list();
    }

    record OpenCredit(
            String creditKey,
            String currency,
            BigDecimal open,
            @Nullable String forInvoice) {}

    private boolean waitsForNoInvoice(OpenCredit credit) {
        var named = credit.forInvoice();
        return named == null || !invoices.stream().anyMatch(known -> known.awaitsPayment(named));
    }

    private void use(OpenCredit credit, String supplier) {
        var left = credit.open();
        for (var payment : scheduled(credit, supplier)) {
            var amount = left.min(payment.amount());
            if (amount.signum() > 0) {
                applications.apply(
                        credit.creditKey(), payment.invoiceKey(), payment.part(), new Money(amount, credit.currency()));
                left = left.subtract(amount);
            }
        }
    }

    record Scheduled(String invoiceKey, int part, BigDecimal amount) {}

    /** Waits for a run that is just taking one; what it took is then not among these. */
    private List<Scheduled> scheduled(OpenCredit credit, String supplier) {
        return jdbc.sql("select invoice_key, part, amount from payment where supplier_number = :supplier"
                        + " and currency = :currency and state = 'SCHEDULED'"
                        + " order by (invoice_key = :named) desc, due_date, invoice_key, part for update")
                .param("supplier", supplier)
                .param("currency", credit.currency())
                .param("named", String.valueOf(credit.forInvoice()))
                .query(Scheduled.class)
                .list();
    }
}
