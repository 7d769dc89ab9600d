package io.counterfoil.procurement;

import io.counterfoil.procurement.matching.MatchPolicy;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed about one line beyond quantity and price; approved with the requisition, then part of the order.
 *
 * @param kind how the line is fulfilled and billed
 * @param pricePer units that the unit price buys; 100 for a price per hundred
 * @param priceUnit catch weight: the unit the price counts in; null if it is the line's own unit
 * @param priceQuantity how much is ordered in {@code priceUnit}; null exactly if that is
 * @param overDeliveryPercent how much more than ordered may be received and billed; 5 means five percent
 * @param matchPolicy overrides the policy of the tolerance set; null leaves it
 * @param matchBasis whether an invoice is held against the whole order line or one receipt; null as above
 * @param plannedFreight for the whole ordered quantity, in the order's currency
 * @param scheduledOn agreed delivery date; an invoice long before it is held
 * @param validFrom first day a blanket order covers
 * @param validTo last day a blanket order covers
 * @param category product category, for tolerance sets by category
 * @param taxPercent rate the supplier must charge; null leaves it open
 * @param packUnit unit that suppliers may bill in instead, for example {@code EA} for a box
 * @param packQuantity how many pack units one unit of the line holds; null exactly if {@code packUnit} is
 */
public record LineTerms(
        Kind kind,
        BigDecimal pricePer,
        @Nullable String priceUnit,
        @Nullable BigDecimal priceQuantity,
        BigDecimal overDeliveryPercent,
        MatchPolicy.@Nullable Way matchPolicy,
        MatchPolicy.@Nullable Basis matchBasis,
        BigDecimal plannedFreight,
        @Nullable LocalDate scheduledOn,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String category,
        @Nullable BigDecimal taxPercent,
        @Nullable String packUnit,
        @Nullable BigDecimal packQuantity) {

    /** Goods, price per unit, nothing special. */
    public static final LineTerms STANDARD = new LineTerms(
            Kind.GOODS,
            BigDecimal.ONE,
            null,
            null,
            BigDecimal.ZERO,
            null,
            null,
            BigDecimal.ZERO,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    /** How a line is fulfilled. */
    public enum Kind {
        /** Delivered and billed by quantity. */
        GOODS,
        /** Services and progress: accepted and billed by amount; the line's net worth is agreed. */
        SERVICE,
        /** A frame: the line's net worth is the limit, billed without receipts while it is valid. */
        BLANKET
    }
}
