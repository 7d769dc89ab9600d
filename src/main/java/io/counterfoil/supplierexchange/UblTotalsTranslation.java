package io.counterfoil.supplierexchange;

import static io.counterfoil.supplierexchange.BusinessTerms.required;
import static io.counterfoil.supplierexchange.BusinessTerms.text;

import io.counterfoil.procurement.invoice.IncomingInvoice.Charge;
import io.counterfoil.procurement.invoice.IncomingInvoice.TaxSubtotal;
import io.counterfoil.procurement.invoice.IncomingInvoice.Totals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AllowanceChargeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxTotalType;

/** Totals (BG-22) and VAT breakdown (BG-23) of a UBL document into ours. */
record UblTotalsTranslation(UblContent ubl, BusinessTerms terms) {

    List<TaxSubtotal> taxSubtotals() {
        return taxTotals().stream()
                .flatMap(total -> total.getTaxSubtotal().stream())
                .map(this::taxSubtotal)
                .toList();
    }

    private TaxSubtotal taxSubtotal(TaxSubtotalType subtotal) {
        var category = Optional.ofNullable(subtotal.getTaxCategory());
        return new TaxSubtotal(
                required(category.flatMap(c -> text(c.getIDValue())), "BT-118 VAT category code of the VAT breakdown"),
                category.map(TaxCategoryType::getPercentValue)
                        .or(() -> Optional.ofNullable(subtotal.getPercentValue())) // where UBL 2.0 stated it
                        .orElse(BigDecimal.ZERO),
                terms.requiredAmount(
                        Optional.ofNullable(subtotal.getTaxableAmount()), "BT-116 VAT category taxable amount"),
                terms.requiredAmount(Optional.ofNullable(subtotal.getTaxAmount()), "BT-117 VAT category tax amount"));
    }

    /** Those with a rate; one without a category has none, and one of category O may state none. */
    List<Charge> charges() {
        return ubl.charges().stream()
                .filter(charge -> !charge.getTaxCategory().isEmpty())
                .map(this::charge)
                .toList();
    }

    private Charge charge(AllowanceChargeType stated) {
        var isCharge = stated.getChargeIndicator() != null
                && stated.getChargeIndicator().isValue();
        var amount = terms.requiredAmount(
                Optional.ofNullable(stated.getAmount()),
                isCharge ? "BT-99 document charge amount" : "BT-92 document allowance amount");
        var percent = BusinessTerms.first(stated.getTaxCategory()).map(TaxCategoryType::getPercentValue);
        return new Charge(percent.orElse(BigDecimal.ZERO), isCharge ? amount : amount.negate());
    }

    /** Those in the invoice's currency; another one states the VAT in the currency of the tax office (BT-111). */
    private List<TaxTotalType> taxTotals() {
        var own = ubl.taxTotals().stream()
                .filter(total -> total.getTaxAmount() != null
                        && terms.currency().equals(total.getTaxAmount().getCurrencyID()))
                .toList();
        if (own.isEmpty() && !ubl.taxTotals().isEmpty()) {
            throw new InvoiceContradictory("BT-110 invoice total VAT amount is not stated in the invoice's currency "
                    + terms.currency() + " (BT-5)");
        }
        return own;
    }

    Totals totals() {
        var total = required(Optional.ofNullable(ubl.total()), "BG-22 document totals");
        return new Totals(
                terms.requiredAmount(
                        Optional.ofNullable(total.getLineExtensionAmount()), "BT-106 sum of invoice line net amounts"),
                terms.amountOrZero(
                        Optional.ofNullable(total.getAllowanceTotalAmount()), "BT-107 sum of document allowances"),
                terms.amountOrZero(Optional.ofNullable(total.getChargeTotalAmount()), "BT-108 sum of document charges"),
                taxTotals().stream()
                        .map(TaxTotalType::getTaxAmountValue)
                        .reduce(BigDecimal::add)
                        .orElse(BigDecimal.ZERO),
                terms.requiredAmount(
                        Optional.ofNullable(total.getTaxInclusiveAmount()), "BT-112 invoice total amount with VAT"),
                terms.amountOrZero(Optional.ofNullable(total.getPrepaidAmount()), "BT-113 paid amount"),
                terms.amountOrZero(Optional.ofNullable(total.getPayableRoundingAmount()), "BT-114 rounding amount"),
                terms.requiredAmount(Optional.ofNullable(total.getPayableAmount()), "BT-115 amount due for payment"));
    }
}
