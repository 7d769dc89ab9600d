package io.counterfoil.supplierexchange;

import com.helger.xsds.ccts.cct.schemamodule.AmountType;
import com.helger.xsds.ccts.cct.schemamodule.QuantityType;
import io.counterfoil.procurement.invoice.IncomingInvoice.Kind;
import java.time.LocalDate;
import java.util.List;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AllowanceChargeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BillingReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CreditNoteLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DeliveryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DocumentReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.LineReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.OrderLineReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.OrderReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentMeansType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PeriodType;
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
        @Nullable String accountingCost,
        List<BillingReferenceType> billing,
        @Nullable SupplierPartyType supplier,
        List<PaymentMeansType> paymentMeans,
        List<TaxTotalType> taxTotals,
        List<AllowanceChargeType> charges,
        @Nullable MonetaryTotalType total,
        Delivered delivered,
        List<Line> lines,
        List<NoteType> notes) {

    /**
     * When and with which papers it was delivered, of the document or of one line.
     *
     * @param receipts the buyer's receiving advices (BT-15)
     * @param despatches the seller's despatch advices (BT-16)
     */
    record Delivered(
            List<PeriodType> periods,
            List<DeliveryType> deliveries,
            List<DocumentReferenceType> receipts,
            List<DocumentReferenceType> despatches) {

        static Delivered line(
                List<PeriodType> periods,
                List<DeliveryType> deliveries,
                List<LineReferenceType> receipts,
                List<LineReferenceType> despatches) {
            return new Delivered(periods, deliveries, documents(receipts), documents(despatches));
        }

        private static List<DocumentReferenceType> documents(List<LineReferenceType> lines) {
            return lines.stream()
                    .filter(line -> line.getDocumentReference() != null)
                    .map(LineReferenceType::getDocumentReference)
                    .toList();
        }
    }

    record Line(
            @Nullable String id,
            @Nullable QuantityType quantity,
            @Nullable AmountType net,
            List<OrderLineReferenceType> orderLines,
            Delivered delivered,
            @Nullable ItemType item,
            @Nullable PriceType price) {

        static Line of(InvoiceLineType line) {
            return new Line(
                    line.getIDValue(),
                    line.getInvoicedQuantity(),
                    line.getLineExtensionAmount(),
                    line.getOrderLineReference(),
                    Delivered.line(
                            line.getInvoicePeriod(),
                            line.getDelivery(),
                            line.getReceiptLineReference(),
                            line.getDespatchLineReference()),
                    line.getItem(),
                    line.getPrice());
        }

        static Line of(CreditNoteLineType line) {
            return new Line(
                    line.getIDValue(),
                    line.getCreditedQuantity(),
                    line.getLineExtensionAmount(),
                    line.getOrderLineReference(),
                    Delivered.line(
                            line.getInvoicePeriod(),
                            line.getDelivery(),
                            line.getReceiptLineReference(),
                            line.getDespatchLineReference()),
                    line.getItem(),
                    line.getPrice());
        }
    }

    static UblContent of(InvoiceType ubl) {
        return new UblContent(
                UblKinds.ofInvoice(ubl.getInvoiceTypeCodeValue()),
                ubl.getIDValue(),
                ubl.getIssueDateValueLocal(),
                ubl.getDueDateValueLocal(),
                ubl.getDocumentCurrencyCodeValue(),
                ubl.getOrderReference(),
                ubl.getBuyerReferenceValue(),
                ubl.getAccountingCostValue(),
                ubl.getBillingReference(),
                ubl.getAccountingSupplierParty(),
                ubl.getPaymentMeans(),
                ubl.getTaxTotal(),
                ubl.getAllowanceCharge(),
                ubl.getLegalMonetaryTotal(),
                new Delivered(
                        ubl.getInvoicePeriod(),
                        ubl.getDelivery(),
                        ubl.getReceiptDocumentReference(),
                        ubl.getDespatchDocumentReference()),
                ubl.getInvoiceLine().stream().map(Line::of).toList(),
                ubl.getNote());
    }

    static UblContent of(CreditNoteType ubl) {
        return new UblContent(
                UblKinds.ofCreditNote(ubl.getCreditNoteTypeCodeValue()),
                ubl.getIDValue(),
                ubl.getIssueDateValueLocal(),
                null, // a credit note states its due date with the payment means
                ubl.getDocumentCurrencyCodeValue(),
                ubl.getOrderReference(),
                ubl.getBuyerReferenceValue(),
                ubl.getAccountingCostValue(),
                ubl.getBillingReference(),
                ubl.getAccountingSupplierParty(),
                ubl.getPaymentMeans(),
                ubl.getTaxTotal(),
                ubl.getAllowanceCharge(),
                ubl.getLegalMonetaryTotal(),
                new Delivered(
                        ubl.getInvoicePeriod(),
                        ubl.getDelivery(),
                        ubl.getReceiptDocumentReference(),
                        ubl.getDespatchDocumentReference()),
                ubl.getCreditNoteLine().stream().map(Line::of).toList(),
                ubl.getNote());
    }
}
