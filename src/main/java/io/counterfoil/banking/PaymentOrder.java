package io.counterfoil.banking;

import io.counterfoil.kernel.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What shall be paid for one invoice, whole or in parts.
 *
 * @param invoiceKey {@code <supplierNumber>/<invoiceNumber>}; names the payment together with its part, so an
 *     invoice has each part once at most
 * @param iban of the creditor; blanks between groups are allowed
 * @param bic of the creditor's bank; null where the IBAN is enough, as within SEPA
 * @param amount positive, no finer than the currency's minor unit
 * @param dueDate not paid before a run that reaches this date
 * @param discount on the amount if it is paid in time; null if there is none
 * @param delayedBy why a discount can no longer be taken now: the key of the hold; empty if it still can
 * @param remittance what the creditor reads; the invoice number is put in front if it is missing
 * @param part which part of the invoice this is
 */
public record PaymentOrder(
        String invoiceKey,
        String supplierNumber,
        String creditorName,
        String iban,
        @Nullable String bic,
        Money amount,
        LocalDate dueDate,
        String remittance,
        @Nullable CashDiscount discount,
        String delayedBy,
        PaymentPart part) {

    /** The whole invoice, without discount. */
    public PaymentOrder(
            String invoiceKey,
            String supplierNumber,
            String creditorName,
            String iban,
            @Nullable String bic,
            Money amount,
            LocalDate dueDate,
            String remittance) {
        this(
                invoiceKey,
                supplierNumber,
                creditorName,
                iban,
                bic,
                amount,
                dueDate,
                remittance,
                null,
                "",
                PaymentPart.whole(amount));
    }

    /** The supplier's own number of the invoice. */
    String invoiceNumber() {
        return invoiceKey.substring(invoiceKey.indexOf('/') + 1);
    }
}
