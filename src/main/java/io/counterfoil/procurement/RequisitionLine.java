package io.counterfoil.procurement;

import java.math.BigDecimal;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One thing asked for.
 *
 * @param unit UN/ECE code, for example {@code C62}
 * @param unitPrice expected price per unit in the requisition's currency
 */
@Table("requisition_line")
public record RequisitionLine(String description, BigDecimal quantity, String unit, BigDecimal unitPrice) {

    BigDecimal netAmount() {
        return quantity.multiply(unitPrice);
    }
}
