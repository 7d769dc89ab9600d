package io.counterfoil.procurement.settlement;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.MasterData;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoicematch.MatchDocuments;
import io.counterfoil.procurement.payable.Payable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What booked documents came to, kept beside them. */
@Component
class SettledAmounts {
    private final MasterData masterData;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    SettledAmounts(MasterData masterData, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.masterData = masterData;
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Marks a document as booked.
     *
     * @param paidBefore of what is payable, already paid
     */
    void keep(SupplierInvoice invoice, Payable payable, Money paidBefore) {
        jdbc.sql("update supplier_invoice set status = 'POSTED', status_reason = '', budget_amount = :budget"
                        + " where business_key = :key")
                .param("budget", budgetAmount(invoice))
                .param("key", invoice.businessKey())
                .update();
        jdbc.sql("insert into invoice_settlement (invoice_key, gross, retention, recoupment, payable,"
                        + " paid_before, tax_paid_before)"
                        + " values (:key, :gross, :retention, :recoupment, :payable, :paid, :taxPaid)")
                .param("key", invoice.businessKey())
                .param("gross", payable.gross().amount())
                .param("retention", payable.retention().amount())
                .param("recoupment", payable.recoupment().amount())
                .param("payable", payable.amount().amount())
                .param("paid", paidBefore.amount())
                .param("taxPaid", payable.taxPaidBefore().amount())
                .update();
        if (payable.taxPaidBefore().isPositive()) {
            tellTaxPaidBefore(invoice, payable);
        }
    }

    /** Why a release comes to less than it asks for: whoever talks to the supplier must be able to say. */
    private void tellTaxPaidBefore(SupplierInvoice invoice, Payable payable) {
        events.publishEvent(new AuditFact(
                invoice.businessKey(),
                AuditFact.SYSTEM,
                "RELEASE_TAX_PAID_BEFORE",
                payable.taxPaidBefore().shown() + " of its tax were paid and booked with the invoices of "
                        + invoice.orderNumber() + "; " + payable.amount().shown() + " are payable.",
                Map.of(
                        "taxPaidBefore", payable.taxPaidBefore().toString(),
                        "payable", payable.amount().toString())));
    }

    /** What is still to be paid of a booked document, before credit notes; zero if it is not booked. */
    Money payable(SupplierInvoice invoice) {
        return booked("payable - paid_before", invoice);
    }

    /** Of a booked document, what was paid before it was booked; zero if nothing was. */
    Money paidBefore(SupplierInvoice invoice) {
        return booked("paid_before", invoice);
    }

    private Money booked(String amount, SupplierInvoice invoice) {
        return jdbc.sql("select " + amount + " from invoice_settlement where invoice_key = :key")
                .param("key", invoice.businessKey())
                .query(BigDecimal.class)
                .optional()
                .map(value -> new Money(value, invoice.currency()).rounded())
                .orElse(Money.zero(invoice.currency()));
    }

    /**
     * Why an invoice came too late for its discount: the first key of its last hold, {@code RECEIVED_LATE} if it came
     * after the last day, {@code PROCESSING} if it was neither.
     */
    String causeOfDelay(SupplierInvoice invoice, LocalDate lastDay) {
        return jdbc.sql("select split_part(reasons, ',', 1) from invoice_match where invoice_key = :key"
                        + " and verdict in ('HOLD', 'PARK') and reasons <> '' order by attempt desc limit 1")
                .param("key", invoice.businessKey())
                .query(String.class)
                .optional()
                .orElseGet(() -> LocalDate.ofInstant(invoice.receivedAt(), ZoneOffset.UTC)
                                .isAfter(lastDay)
                        ? "RECEIVED_LATE"
                        : "PROCESSING");
    }

    /** Prepayments and released retention are no spending of their own: the invoices they belong to are, and charges. */
    private BigDecimal budgetAmount(SupplierInvoice invoice) {
        var net = new Money(invoice.netAmount(), invoice.currency());
        return switch (invoice.kind()) {
            case PREPAYMENT_REQUEST -> BigDecimal.ZERO;
            case RETENTION_RELEASE ->
                masterData
                        .inBudgetCurrency(MatchDocuments.charges(invoice))
                        .amount()
                        .max(BigDecimal.ZERO);
            case CREDIT_NOTE, VALUE_CREDIT ->
                masterData.inBudgetCurrency(net).amount().negate();
            case INVOICE, SELF_BILLED, SUBSEQUENT_DEBIT ->
                masterData.inBudgetCurrency(net).amount();
        };
    }
}
