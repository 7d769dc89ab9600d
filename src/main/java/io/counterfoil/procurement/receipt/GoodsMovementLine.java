package io.counterfoil.procurement.receipt;

import java.math.BigDecimal;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a movement did to the goods of one order line.
 *
 * @param stock where the goods were before
 * @param quantity in the order line's unit, greater than 0
 */
@Table("goods_movement_line")
public record GoodsMovementLine(int orderLine, Kind kind, Stock stock, BigDecimal quantity) {
    /** What was done. */
    public enum Kind {
        /** Cancelled: it was booked in by mistake. */
        REVERSAL,
        /** Passed by inspection. */
        ACCEPTANCE,
        /** Refused by inspection; still here until it is returned. */
        REJECTION,
        /** Sent back to the supplier. */
        RETURN;

        /** Whether the goods are gone afterwards. */
        boolean takesOut() {
            return this == REVERSAL || this == RETURN;
        }
    }

    /** Where received goods are. */
    public enum Stock {
        UNINSPECTED,
        ACCEPTED,
        REJECTED
    }
}
