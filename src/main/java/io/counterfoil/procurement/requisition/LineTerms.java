package io.counterfoil.procurement.requisition;

import io.counterfoil.procurement.matching.MatchPolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
 * @param packUnit unit that suppliers may bill in instead, for example {@code EA} for a box, or {@code BX} for pieces
 * @param packQuantity how many pack units {@code packPer} units of the line are; null exactly if {@code packUnit} is
 * @param packPer 1 where one unit of the line holds several; 12 where 12 of the line are one box
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
        @Nullable BigDecimal packQuantity,
        BigDecimal packPer) {

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
            null,
            BigDecimal.ONE);

    private static final int KEPT_DECIMALS = 4;
    private static final int QUANTITY_DECIMALS = 6;
    private static final int EXACT_DECIMALS = 15;

    /** What a line is worth; to four decimals, half up, where a price per several units leaves more. */
    public BigDecimal net(BigDecimal quantity, BigDecimal unitPrice) {
        var worth = (priceQuantity == null ? quantity : priceQuantity).multiply(unitPrice);
        return pricePer.compareTo(BigDecimal.ONE) == 0
                ? worth
                : worth.divide(pricePer, KEPT_DECIMALS, RoundingMode.HALF_UP);
    }

    /**
     * What part of a line is worth, in proportion where the price counts another unit.
     *
     * @param ordered of the whole line
     * @return rounded half up to {@code decimals}, once
     */
    public BigDecimal worthOf(BigDecimal part, BigDecimal ordered, BigDecimal unitPrice, int decimals) {
        var price = priceQuantity == null ? unitPrice : unitPrice.multiply(priceQuantity);
        var base = priceQuantity == null ? pricePer : pricePer.multiply(ordered);
        return withoutTail(part.multiply(price)).divide(base, decimals, RoundingMode.HALF_UP);
    }

    /** Without the far digits in which a quantity that was converted between units differs from the exact one. */
    public static BigDecimal withoutTail(BigDecimal product) {
        return product.scale() <= EXACT_DECIMALS ? product : product.setScale(EXACT_DECIMALS, RoundingMode.HALF_UP);
    }

    /** The same terms for another quantity: what is ordered in the price's unit changes in proportion. */
    public LineTerms scaled(BigDecimal from, BigDecimal to) {
        return priceQuantity == null
                ? this
                : with(
                        priceQuantity.multiply(to).divide(from, QUANTITY_DECIMALS, RoundingMode.HALF_UP),
                        overDeliveryPercent,
                        plannedFreight,
                        scheduledOn);
    }

    /** The same with what an amendment may change. */
    public LineTerms with(
            @Nullable BigDecimal priceQuantity,
            BigDecimal overDeliveryPercent,
            BigDecimal plannedFreight,
            @Nullable LocalDate scheduledOn) {
        return new LineTerms(
                kind,
                pricePer,
                priceUnit,
                priceQuantity,
                overDeliveryPercent,
                matchPolicy,
                matchBasis,
                plannedFreight,
                scheduledOn,
                validFrom,
                validTo,
                category,
                taxPercent,
                packUnit,
                packQuantity,
                packPer);
    }

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
