package io.counterfoil.banking;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The one payment of an invoice.
 *
 * @param iban without blanks
 * @param endToEndId what the bank and the creditor see; at most 35 characters, the same for the invoice's whole life
 * @param runNumber of the run it is in or left with; null while scheduled
 * @param returnedReason why the last run that held it was refused; null if none was
 */
@Table("payment")
public record Payment(
        @Id String invoiceKey,
        String supplierNumber,
        String creditorName,
        String iban,
        @Nullable String bic,
        BigDecimal amount,
        String currency,
        LocalDate dueDate,
        String remittance,
        String endToEndId,
        PaymentState state,
        @Nullable String runNumber,
        @Nullable String returnedReason,
        Instant scheduledAt) {

    /** Always in the currency's minor unit. */
    public Money money() {
        return new Money(amount, currency).rounded();
    }

    /** Whether an order asks for exactly this payment. Name, date and text may be said differently. */
    boolean pays(PaymentOrder order) {
        return supplierNumber.equals(order.supplierNumber())
                && currency.equals(order.amount().currency())
                && amount.compareTo(order.amount().amount()) == 0
                && iban.equals(BankAccount.of(order.iban()).iban());
    }
}
