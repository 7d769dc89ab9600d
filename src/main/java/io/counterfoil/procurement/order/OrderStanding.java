package io.counterfoil.procurement.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up what came and what was billed of an order, in its own units. Nothing of it is stored. */
@Component
public class OrderStanding {
    private final JdbcClient jdbc;

    OrderStanding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every line of the order by its number. */
    public Map<Integer, LineProgress> byLine(PurchaseOrder order) {
        var byLine = new HashMap<Integer, LineProgress>();
        jdbc.sql("select * from order_line_standing where order_number = :order")
                .param("order", order.orderNumber())
                .query((row, index) -> byLine.put(row.getInt("line_number"), progress(row)))
                .list();
        return byLine;
    }

    /** Invoices of the order that are on their way: neither posted nor rejected, and not parked. */
    public List<String> invoicesUnderWay(String orderNumber) {
        return jdbc.sql("select business_key from supplier_invoice where order_number = :order"
                        + " and status in ('RECEIVED', 'HELD', 'MATCHED') order by registration")
                .param("order", orderNumber)
                .query(String.class)
                .list();
    }

    private static LineProgress progress(ResultSet row) throws SQLException {
        return new LineProgress(
                row.getBigDecimal("received"),
                row.getBigDecimal("posted"),
                row.getBigDecimal("matched"),
                row.getBigDecimal("accepted_amount"),
                row.getBigDecimal("posted_amount"),
                row.getBoolean("touched"));
    }

    /** Nothing of a line that is not in the map. */
    public static LineProgress of(Map<Integer, LineProgress> byLine, PurchaseOrderLine line) {
        return byLine.getOrDefault(line.lineNumber(), LineProgress.NONE);
    }
}
