package io.counterfoil.procurement.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up what came and what was billed of an order. Nothing of it is stored. */
@Component
public class OrderStanding {
    private static final String BY_LINE = """
            select l.line_number,
                coalesce(r.quantity, 0) - coalesce(m.quantity, 0) as received,
                coalesce(b.posted, 0) as posted, coalesce(b.matched, 0) as matched,
                coalesce(r.accepted, 0) as accepted, coalesce(b.posted_amount, 0) as posted_amount,
                r.order_line is not null or b.order_line is not null as touched
            from purchase_order_line l
            left join (select rl.order_line, sum(rl.quantity) as quantity, sum(rl.accepted_amount) as accepted
                from goods_receipt g join goods_receipt_line rl on rl.receipt_number = g.receipt_number
                where g.order_number = :order group by rl.order_line) r on r.order_line = l.line_number
            left join (select x.order_line, sum(x.quantity) as quantity
                from goods_movement v join goods_receipt g on g.receipt_number = v.receipt_number
                join goods_movement_line x on x.movement_number = v.movement_number
                where g.order_number = :order and x.kind in ('REVERSAL', 'RETURN')
                group by x.order_line) m on m.order_line = l.line_number
            left join (select coalesce(il.order_line, :only) as order_line,
                    sum(il.quantity * case when i.kind = 'CREDIT_NOTE' then -1
                        when i.kind in ('INVOICE', 'SELF_BILLED') then 1 else 0 end)
                        filter (where i.status = 'POSTED') as posted,
                    sum(il.quantity) filter (where i.status = 'MATCHED' and i.kind in ('INVOICE', 'SELF_BILLED'))
                        as matched,
                    sum(il.net_amount * case when i.kind in ('CREDIT_NOTE', 'VALUE_CREDIT') then -1
                        when i.kind in ('INVOICE', 'SELF_BILLED', 'SUBSEQUENT_DEBIT') then 1 else 0 end)
                        filter (where i.status = 'POSTED') as posted_amount
                from supplier_invoice i join supplier_invoice_line il on il.invoice_key = i.business_key
                where i.order_number = :order and i.status in ('MATCHED', 'POSTED')
                group by 1) b on b.order_line = l.line_number
            where l.order_number = :order
            """;

    private final JdbcClient jdbc;

    OrderStanding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every line of the order by its number. */
    public Map<Integer, LineProgress> byLine(PurchaseOrder order) {
        var byLine = new HashMap<Integer, LineProgress>();
        jdbc.sql(BY_LINE)
                .param("order", order.orderNumber())
                // Suppliers leave the reference out where there is one line only.
                .param("only", order.lines().size() == 1 ? order.lines().get(0).lineNumber() : -1)
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
                row.getBigDecimal("accepted"),
                row.getBigDecimal("posted_amount"),
                row.getBoolean("touched"));
    }

    /** Nothing of a line that is not in the map. */
    public static LineProgress of(Map<Integer, LineProgress> byLine, PurchaseOrderLine line) {
        return byLine.getOrDefault(line.lineNumber(), LineProgress.NONE);
    }
}
