package io.counterfoil.procurement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.OfficialInvoiceRules.Finding;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoiceCharge;
import io.counterfoil.procurement.invoice.SupplierInvoiceLine;
import io.counterfoil.procurement.invoice.SupplierInvoiceTax;
import io.counterfoil.procurement.settlement.PaymentStanding;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice, what the official rules found and what the last match said.
 *
 * @param stateReason why it is parked, held or rejected; for a rejected e-invoice the ids of the broken rules
 * @param netAmount gross less tax, as stated
 * @param chargeAmount charges less allowances beside the lines, as stated
 * @param iban account the document asks to pay to; payments go to the one in the master data
 * @param paid how far it is paid; absent in lists and of credit notes
 * @param findings absent in lists
 * @param match verdict, reasons and every check with its figures; absent in lists and before the first match
 */
record SupplierInvoiceResponse(
        String businessKey,
        String state,
        @Nullable String stateReason,
        String kind,
        String sellerName,
        @Nullable String supplierNumber,
        String invoiceNumber,
        LocalDate issueDate,
        @Nullable LocalDate dueDate,
        String currency,
        @Nullable String orderNumber,
        BigDecimal netAmount,
        BigDecimal taxAmount,
        BigDecimal grossAmount,
        BigDecimal payableAmount,
        BigDecimal chargeAmount,
        @Nullable String precedingInvoice,
        @Nullable String iban,
        @Nullable String costCentre,
        String enteredBy,
        Instant receivedAt,
        @Nullable String ruleSet,
        List<SupplierInvoiceLine> lines,
        List<SupplierInvoiceTax> taxes,
        List<SupplierInvoiceCharge> charges,
        @Nullable Paid paid,
        @Nullable List<Finding> findings,
        @Nullable LastMatch match,
        @JsonProperty("_links") Links links) {

    /** @param result all figures of the match */
    record LastMatch(
            String verdict,
            List<String> reasons,
            String toleranceSet,
            int attempt,
            Instant matchedAt,
            @JsonRawValue String result) {}

    /**
     * How far an invoice is paid, with tax.
     *
     * @param payable what it comes to as a whole, before credit notes
     * @param scheduled of it, in payments that left or will leave, or taken by credit notes
     * @param paid of it, out or taken by credit notes
     * @param withheld while it is held; 0 otherwise
     * @param undisputedNet net amount that the last match does not doubt; absent before the first
     */
    record Paid(
            BigDecimal payable,
            BigDecimal scheduled,
            BigDecimal paid,
            BigDecimal withheld,
            @Nullable BigDecimal undisputedNet) {

        static Paid of(PaymentStanding standing, @Nullable BigDecimal undisputedNet) {
            return new Paid(
                    standing.payable().amount(),
                    standing.scheduled().amount(),
                    standing.paid().amount(),
                    standing.withheld().amount(),
                    undisputedNet);
        }
    }

    /** As in lists. */
    static SupplierInvoiceResponse of(SupplierInvoice invoice) {
        return of(invoice, null, null, null);
    }

    static SupplierInvoiceResponse of(
            SupplierInvoice invoice, @Nullable Paid paid, @Nullable List<Finding> findings, @Nullable LastMatch match) {
        var key = BusinessKeyPath.encode(invoice.businessKey());
        var links = Links.self(addressOf(invoice.businessKey()))
                .and("case", "/api/v1/cases/" + key)
                .and("page", "/invoices?key=" + URLEncoder.encode(invoice.businessKey(), StandardCharsets.UTF_8))
                .and("document", "/api/v1/documents/" + invoice.documentNumber())
                .and("payment", "/api/v1/payments?invoice=" + key);
        if (invoice.orderNumber() != null) {
            links = links.and("order", PurchaseOrderResponse.addressOf(invoice.orderNumber()));
        }
        return new SupplierInvoiceResponse(
                invoice.businessKey(),
                invoice.status().name(),
                blankToNull(invoice.statusReason()),
                invoice.kind().name(),
                invoice.sellerName(),
                invoice.supplierNumber(),
                invoice.invoiceNumber(),
                invoice.issueDate(),
                invoice.dueDate(),
                invoice.currency(),
                invoice.orderNumber(),
                amount(invoice.netAmount(), invoice),
                amount(invoice.taxAmount(), invoice),
                amount(invoice.grossAmount(), invoice),
                invoice.payable().amount(),
                amount(invoice.chargeAmount(), invoice),
                invoice.precedingInvoice(),
                invoice.iban(),
                invoice.costCentre(),
                invoice.enteredBy(),
                invoice.receivedAt(),
                blankToNull(invoice.ruleSet()),
                invoice.lines(),
                invoice.taxes(),
                invoice.charges(),
                paid,
                findings,
                match,
                links);
    }

    /** In the currency's decimals, as the rules demand them of invoices and JSON checks them: no digit is lost. */
    private static BigDecimal amount(BigDecimal value, SupplierInvoice invoice) {
        return new Money(value, invoice.currency()).rounded().amount();
    }

    static String addressOf(String businessKey) {
        return SupplierInvoiceController.PATH + "/" + BusinessKeyPath.encode(businessKey);
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
