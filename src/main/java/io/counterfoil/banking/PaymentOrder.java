package io.counterfoil.banking;

import io.counterfoil.kernel.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What shall be paid for one invoice.
 *
 * @param invoiceKey {@code <supplierNumber>/<invoiceNumber>}; names the payment, so an invoice has one at most
 * @param iban of the creditor; blanks between groups are allowed
 * @param bic of the creditor's bank; null where the IBAN is enough, as within SEPA
 * @param amount positive, no finer than the currency's minor unit
 * @param dueDate not paid before a run that reaches this date
 * @param remittance what the creditor reads; the invoice number is put in front if it is missing
 */
public record PaymentOrder(
        String invoiceKey,
        String supplierNumber,
        String creditorName,
        String iban,
        @Nullable String bic,
        Money amount,
        LocalDate dueDate,
        String remittance) {

    /** The supplier's own number of the invoice. */
    String invoiceNumber() {
        return invoiceKey.substring(invoiceKey.indexOf('/') + 1);
    }
}
