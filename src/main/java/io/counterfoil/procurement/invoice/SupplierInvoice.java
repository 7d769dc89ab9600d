package io.counterfoil.procurement.invoice;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A supplier's invoice or credit note as registered. Figures are the supplier's own, in the document's currency; what
 * matching found and what was posted stand beside it.
 *
 * @param businessKey {@code <seller>/<invoice number>}, for example {@code S-100/INV-9}; a corrected invoice after a
 *     rejected one of the same number ends in {@code ~2}
 * @param registration order of arrival; earlier invoices are matched first
 * @param documentNumber the document as it came, for example {@code DOC-1001}
 * @param sellerKey our supplier number, or the seller's own identifier while it is unknown to us
 * @param supplierNumber null while the seller is not in the master data
 * @param orderNumber null if the invoice names none
 * @param netAmount gross less tax, as stated
 * @param chargeAmount freight and other charges less allowances of the whole document, as stated
 * @param budgetAmount net amount in the budget currency; 0 until posted
 * @param statusReason why it is parked, held or rejected, in words; empty otherwise
 * @param ruleSet official rules applied; empty for formats that have none
 * @param precedingInvoice the supplier's number of the invoice this one corrects or credits
 * @param iban account the document asks to pay to, blanks removed; compared, never paid to
 * @param costCentre who pays for an invoice that names no order
 * @param taxes by rate as the document states them; empty if it states one total only
 * @param charges of {@code chargeAmount} those whose rate the document states
 */
@Table("supplier_invoice")
public record SupplierInvoice(
        @Id String businessKey,
        @ReadOnlyProperty long registration,
        String documentNumber,
        Kind kind,
        String sellerKey,
        String sellerName,
        @Nullable String supplierNumber,
        String invoiceNumber,
        LocalDate issueDate,
        @Nullable LocalDate dueDate,
        String currency,
        @Nullable String orderNumber,
        BigDecimal netAmount,
        BigDecimal chargeAmount,
        BigDecimal taxAmount,
        BigDecimal grossAmount,
        BigDecimal payableAmount,
        BigDecimal budgetAmount,
        Status status,
        String statusReason,
        String ruleSet,
        String enteredBy,
        Instant receivedAt,
        @Nullable String precedingInvoice,
        @Nullable String iban,
        @Nullable String costCentre,

        @MappedCollection(idColumn = "invoice_key", keyColumn = "position")
        List<SupplierInvoiceLine> lines,

        @MappedCollection(idColumn = "invoice_key", keyColumn = "position")
        List<SupplierInvoiceTax> taxes,

        @MappedCollection(idColumn = "invoice_key", keyColumn = "position")
        List<SupplierInvoiceCharge> charges) {

    /** Where an invoice stands. HELD, MATCHED and POSTED use up ordered and received quantity; the others do not. */
    public enum Status {
        RECEIVED,
        PARKED,
        HELD,
        MATCHED,
        POSTED,
        REJECTED
    }

    public Money payable() {
        return new Money(payableAmount, currency).rounded();
    }
}
