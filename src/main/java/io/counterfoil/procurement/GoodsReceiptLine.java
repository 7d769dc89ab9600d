package io.counterfoil.procurement;

import java.math.BigDecimal;
import org.springframework.data.relational.core.mapping.Table;

/** @param quantity in the order line's unit */
@Table("goods_receipt_line")
public record GoodsReceiptLine(int orderLine, BigDecimal quantity) {}
