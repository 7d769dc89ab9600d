package io.counterfoil.procurement.invoice;

import java.math.BigDecimal;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A charge beside the lines of an invoice with the tax rate the document states for it, in the invoice's currency.
 *
 * @param percent 19 means nineteen percent
 * @param amount without tax; below zero for an allowance
 */
@Table("supplier_invoice_charge")
public record SupplierInvoiceCharge(BigDecimal percent, BigDecimal amount) {}
