package io.counterfoil.supplierexchange;

import static io.counterfoil.supplierexchange.BusinessTerms.first;
import static io.counterfoil.supplierexchange.BusinessTerms.required;
import static io.counterfoil.supplierexchange.BusinessTerms.text;

import com.helger.xsds.ccts.cct.schemamodule.QuantityType;
import io.counterfoil.procurement.invoice.IncomingInvoice.Line;
import java.math.BigDecimal;
import java.util.Optional;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemIdentificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.OrderLineReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PriceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import org.jspecify.annotations.Nullable;

/** One line of a UBL invoice or credit note into ours. */
final class UblLineTranslation {
    private final UblContent.Line line;
    private final UblDeliveryTranslation delivered;
    private final BusinessTerms terms;
    private final String lineId;

    UblLineTranslation(UblContent.Line line, UblContent.Delivered document, BusinessTerms terms) {
        this.line = line;
        this.delivered = new UblDeliveryTranslation(line.delivered(), document);
        this.terms = terms;
        this.lineId = required(text(line.id()), "BT-126 identifier of an invoice line");
    }

    Line translated() {
        var orderLine = first(line.orderLines());
        var item = required(Optional.ofNullable(line.item()), ofLine("BG-31 item"));
        var quantity = required(Optional.ofNullable(line.quantity()), ofLine("BT-129 invoiced quantity"));
        var price = Optional.ofNullable(line.price());
        var tax = first(item.getClassifiedTaxCategory());
        return new Line(
                lineId,
                orderLine
                        .map(reference -> UblTranslation.orderNumber(reference.getOrderReference()))
                        .orElse(null),
                orderLine
                        .map(OrderLineReferenceType::getLineIDValue)
                        .flatMap(BusinessTerms::text)
                        .orElse(null),
                itemId(item),
                required(text(item.getNameValue()), ofLine("BT-153 item name")),
                required(Optional.ofNullable(quantity.getValue()), ofLine("BT-129 invoiced quantity")),
                required(text(quantity.getUnitCode()), ofLine("BT-130 unit of the invoiced quantity")),
                terms.requiredAmount(price.map(PriceType::getPriceAmount), ofLine("BT-146 item net price")),
                priceBaseQuantity(price, quantity),
                terms.requiredAmount(Optional.ofNullable(line.net()), ofLine("BT-131 invoice line net amount")),
                required(
                        tax.map(TaxCategoryType::getIDValue).flatMap(BusinessTerms::text),
                        ofLine("BT-151 VAT category code")),
                tax.map(TaxCategoryType::getPercentValue).orElse(BigDecimal.ZERO),
                delivered.serviceDate(),
                delivered.receiptReference(),
                null);
    }

    private BigDecimal priceBaseQuantity(Optional<PriceType> price, QuantityType billed) {
        var base = price.map(PriceType::getBaseQuantity);
        base.map(QuantityType::getUnitCode)
                .flatMap(BusinessTerms::text)
                .filter(unit -> !unit.equals(billed.getUnitCode()))
                .ifPresent(unit -> {
                    throw new InvoiceContradictory(ofLine("BT-150 unit of the price") + " is " + unit
                            + ", but the quantity (BT-130) is in " + billed.getUnitCode());
                });
        var quantity = base.map(QuantityType::getValue).orElse(BigDecimal.ONE);
        if (quantity.signum() <= 0) {
            throw new InvoiceContradictory(ofLine("BT-149 price base quantity") + " is " + quantity
                    + ", so that no price per unit follows; it must be above zero");
        }
        return quantity;
    }

    private static @Nullable String itemId(ItemType item) {
        return id(item.getBuyersItemIdentification())
                .or(() -> id(item.getSellersItemIdentification()))
                .or(() -> id(item.getStandardItemIdentification()))
                .orElse(null);
    }

    private static Optional<String> id(@Nullable ItemIdentificationType identification) {
        return Optional.ofNullable(identification).flatMap(known -> text(known.getIDValue()));
    }

    private String ofLine(String term) {
        return term + " of line " + lineId;
    }
}
