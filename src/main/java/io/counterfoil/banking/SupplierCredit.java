package io.counterfoil.banking;

import io.counterfoil.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A booked credit note that reduces what is paid to its supplier.
 *
 * @param creditKey business key of the credit note
 * @param amount gross; positive
 * @param forInvoice key of the invoice it names; it is reduced before others. Null if it names none of ours
 */
public record SupplierCredit(
        String creditKey,
        String supplierNumber,
        Money amount,
        @Nullable String forInvoice) {}
