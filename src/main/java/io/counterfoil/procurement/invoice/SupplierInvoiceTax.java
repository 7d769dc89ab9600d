package io.counterfoil.procurement.invoice;

import java.math.BigDecimal;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Tax of one category and rate as an invoice states it, in its currency.
 *
 * @param category UNCL 5305, for example {@code S}
 * @param percent 19 means nineteen percent
 * @param baseAmount net amounts and charges at this rate
 */
@Table("supplier_invoice_tax")
public record SupplierInvoiceTax(String category, BigDecimal percent, BigDecimal baseAmount, BigDecimal taxAmount) {}
