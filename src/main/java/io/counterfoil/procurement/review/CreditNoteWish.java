package io.counterfoil.procurement.review;

import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The credit note that the supplier is asked for. At least one of amount and quantity is there.
 *
 * @param amount net, in the invoice's currency
 * @param quantity in the unit of the line it concerns, as the message says
 * @param message what the supplier is told
 */
public record CreditNoteWish(
        @Nullable BigDecimal amount, @Nullable BigDecimal quantity, String message) {
    /** How long a held invoice waits for the credit note; the model's timer says the same. */
    private static final int DAYS = 14;

    LocalDate dueOn(LocalDate today) {
        return today.plusDays(DAYS);
    }

    /** @throws io.counterfoil.kernel.InvalidInput naming every wrong field */
    void check(SupplierInvoice invoice) {
        var check = new InputCheck()
                .text("supplierMessage", message, 2000)
                .that(amount != null || quantity != null, "creditAmount", "say which amount or quantity is too much");
        if (amount != null) {
            check.positive("creditAmount", amount, Money.minorDigits(invoice.currency()))
                    .that(
                            amount.compareTo(invoice.netAmount()) <= 0,
                            "creditAmount",
                            "must be at most the invoice's net amount of "
                                    + new Money(invoice.netAmount(), invoice.currency())
                                            .rounded()
                                            .shown());
        }
        if (quantity != null) {
            check.positive("creditQuantity", quantity, 6);
        }
        check.done();
    }
}
