package io.counterfoil.procurement.amendment;

import io.counterfoil.procurement.order.LineProgress;
import io.counterfoil.procurement.order.PurchaseOrderLine;
import io.counterfoil.procurement.requisition.LineTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/**
 * How one line of an order changes: every figure before and after, equal where it stays.
 *
 * @param closesRemainder whether what has not come by the time of application is no longer wanted
 * @param newQuantity 0 strikes the line; of a closed remainder of goods what had come when it was proposed
 * @param newUnitPrice of a closed remainder of an amount, what makes the line worth what was accepted or billed then
 */
@Table("order_amendment_line")
public record OrderAmendmentLine(
        int lineNumber,
        boolean closesRemainder,
        BigDecimal oldQuantity,
        BigDecimal newQuantity,
        BigDecimal oldUnitPrice,
        BigDecimal newUnitPrice,
        BigDecimal oldOverDeliveryPercent,
        BigDecimal newOverDeliveryPercent,
        BigDecimal oldPlannedFreight,
        BigDecimal newPlannedFreight,
        @Nullable LocalDate oldScheduledOn,
        @Nullable LocalDate newScheduledOn) {

    /** Of a line as it stands, with what is to change. */
    static OrderAmendmentLine of(PurchaseOrderLine line, AmendmentDraft.Change change, LineProgress progress) {
        var terms = line.terms();
        var end = End.of(line, progress);
        return new OrderAmendmentLine(
                line.lineNumber(),
                change.closesRemainder(),
                line.quantity(),
                change.closesRemainder() ? end.quantity() : or(change.quantity(), line.quantity()),
                line.unitPrice(),
                or(change.unitPrice(), change.closesRemainder() ? end.unitPrice() : line.unitPrice()),
                terms.overDeliveryPercent(),
                change.closesRemainder()
                        ? BigDecimal.ZERO
                        : or(change.overDeliveryPercent(), terms.overDeliveryPercent()),
                terms.plannedFreight(),
                or(change.plannedFreight(), terms.plannedFreight()),
                terms.scheduledOn(),
                change.scheduledOn() == null ? terms.scheduledOn() : change.scheduledOn());
    }

    /** The line with its new figures; of a closed remainder with what has come by now. */
    PurchaseOrderLine applied(PurchaseOrderLine line, LineProgress progress) {
        var end = End.of(line, progress);
        var quantity = closesRemainder ? end.quantity() : newQuantity;
        var terms = line.terms().scaled(line.quantity(), quantity);
        return new PurchaseOrderLine(
                line.lineNumber(),
                line.description(),
                quantity,
                line.unit(),
                closesRemainder && line.terms().kind() != LineTerms.Kind.GOODS ? end.unitPrice() : newUnitPrice,
                terms.with(terms.priceQuantity(), newOverDeliveryPercent, newPlannedFreight, newScheduledOn));
    }

    /** A line that takes nothing more: goods as many as came, an amount as much as was accepted or billed. */
    private record End(BigDecimal quantity, BigDecimal unitPrice) {
        private static final int PRICE_DECIMALS = 6;

        static End of(PurchaseOrderLine line, LineProgress progress) {
            if (line.terms().kind() == LineTerms.Kind.GOODS) {
                return new End(progress.settled(), line.unitPrice());
            }
            var amount = progress.settledAmount();
            // Rounded up, so that what is settled fits; never dearer than agreed.
            var price = amount.multiply(line.terms().pricePer())
                    .divide(line.quantity(), PRICE_DECIMALS, RoundingMode.CEILING)
                    .min(line.unitPrice());
            return amount.signum() > 0 ? new End(line.quantity(), price) : new End(BigDecimal.ZERO, line.unitPrice());
        }
    }

    boolean changesSomething() {
        return closesRemainder
                || oldQuantity.compareTo(newQuantity) != 0
                || oldUnitPrice.compareTo(newUnitPrice) != 0
                || oldOverDeliveryPercent.compareTo(newOverDeliveryPercent) != 0
                || oldPlannedFreight.compareTo(newPlannedFreight) != 0
                || (newScheduledOn != null && !newScheduledOn.equals(oldScheduledOn));
    }

    /** Whether more passes unseen than before: surplus, freight, or a price where there was none. */
    public boolean weakensControl() {
        return newOverDeliveryPercent.compareTo(oldOverDeliveryPercent) > 0
                || newPlannedFreight.compareTo(oldPlannedFreight) > 0
                || (oldUnitPrice.signum() == 0 && newUnitPrice.signum() > 0);
    }

    private static BigDecimal or(@Nullable BigDecimal changed, BigDecimal standing) {
        return changed == null ? standing : changed;
    }
}
