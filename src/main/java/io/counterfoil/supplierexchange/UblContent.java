package io.counterfoil.supplierexchange;

import com.helger.xsds.ccts.cct.schemamodule.AmountType;
import com.helger.xsds.ccts.cct.schemamodule.QuantityType;
import io.counterfoil.procurement.IncomingInvoice.Kind;
import java.time.LocalDate;
import java.util.List;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BillingReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.OrderLineReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.OrderReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentMeansType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PriceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.SupplierPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxTotalType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.NoteType;
import oasis.names.specification.ubl.schema.xsd.creditnote_21.CreditNoteType;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;
import org.jspecify.annotations.Nullable;

/** What UBL's Invoice and CreditNote have in common but share no type for. Null where the document is silent. */
record UblContent(
        Kind kind,
        @Nullable String id,
        @Nullable LocalDate issueDate,
        @Nullable LocalDate dueDate,
        @Nullable String currency,
        @Nullable OrderReferenceType order,
        @Nullable String buyerReference,
        List<BillingReferenceType> billing,
        @Nullable SupplierPartyType supplier,
        List<PaymentMeansType> paymentMeans,
        List<TaxTotalType> taxTotals,
        @Nullable MonetaryTotalType total,
        List<Line> lines,
        List<NoteType> notes) {

    record Line(
            @Nullable String id,
            @Nullable QuantityType quantity,
            @Nullable AmountType net,
            List<OrderLineReferenceType> orderLines,
            @Nullable ItemType item,
            @Nullable PriceType price) {}

    static UblContent of(InvoiceType ubl) {
        var lines = ubl.getInvoiceLine().stream()
                .map(line -> new Line(
                        line.getIDValue(),
                        line.getInvoicedQuantity(),
                        line.getLineExtensionAmount(),
                        line.getOrderLineReference(),
                        line.getItem(),
                        line.getPrice()))
                .toList();
        return new UblContent(
                Kind.INVOICE,
                ubl.getIDValue(),
                ubl.getIssueDateValueLocal(),
                ubl.getDueDateValueLocal(),
                ubl.getDocumentCurrencyCodeValue(),
                ubl.getOrderReference(),
                ubl.getBuyerReferenceValue(),
                ubl.getBillingReference(),
                ubl.getAccountingSupplierParty(),
                ubl.getPaymentMeans(),
                ubl.getTaxTotal(),
                ubl.getLegalMonetaryTotal(),
                lines,
                ubl.getNote());
    }

    static UblContent of(CreditNoteType ubl) {
        var lines = ubl.getCreditNoteLine().stream()
                .map(line -> new Line(
                        line.getIDValue(),
                        line.getCreditedQuantity(),
                        line.getLineExtensionAmount(),
                        line.getOrderLineReference(),
                        line.getItem(),
                        line.getPrice()))
                .toList();
        return new UblContent(
                Kind.CREDIT_NOTE,
                ubl.getIDValue(),
                ubl.getIssueDateValueLocal(),
                null, // a credit note states its due date with the payment means
                ubl.getDocumentCurrencyCodeValue(),
                ubl.getOrderReference(),
                ubl.getBuyerReferenceValue(),
                ubl.getBillingReference(),
                ubl.getAccountingSupplierParty(),
                ubl.getPaymentMeans(),
                ubl.getTaxTotal(),
                ubl.getLegalMonetaryTotal(),
                lines,
                ubl.getNote());
    }
}
