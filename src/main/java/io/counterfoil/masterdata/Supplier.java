package io.counterfoil.masterdata;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A supplier as master data knows it. Payments go to the account recorded here, never to one a document names.
 *
 * @param supplierNumber our number, for example {@code S-100}
 * @param country ISO 3166 alpha-2
 * @param vatId VAT identifier as in EN 16931 BT-31, if the supplier has one
 * @param legalId legal registration identifier as in BT-30
 * @param currency ISO 4217 code orders are placed in by default
 * @param paymentDays days from the invoice date until payment is due when the invoice does not say
 * @param discountPercent off each payment that leaves within {@code discountDays}; 2 means two percent, 0 none
 * @param discountDays counted from the invoice's date; the last day is included
 * @param active false: no new orders and no payments
 */
@Table("supplier")
public record Supplier(
        @Id String supplierNumber,
        String name,
        String country,
        @Nullable String vatId,
        @Nullable String legalId,
        String currency,
        String iban,
        @Nullable String bic,
        int paymentDays,
        boolean active,
        BigDecimal discountPercent,
        int discountDays) {}
