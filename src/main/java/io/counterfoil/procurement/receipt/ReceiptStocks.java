package io.counterfoil.procurement.receipt;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds receipts and movements up. Nothing is kept beside them, so nothing can differ from them. */
@Component
public class ReceiptStocks {
    private static final String STOCKS = """
            select r.receipt_number as receipt, r.delivery_note, l.order_line, l.received, l.price_quantity, l.accepted_amount,
                m.reversed, m.accepted, m.rejected, m.returned, m.returned_accepted, m.returned_rejected
            from goods_receipt r
            cross join lateral (
                select order_line, sum(quantity) as received, sum(price_quantity) as price_quantity,
                    sum(accepted_amount) as accepted_amount
                from goods_receipt_line where receipt_number = r.receipt_number group by order_line) l
            cross join lateral (
                select coalesce(sum(quantity) filter (where x.kind = 'REVERSAL'), 0) as reversed,
                    coalesce(sum(case when x.kind = 'ACCEPTANCE' then quantity else -quantity end) filter (
                        where x.kind = 'ACCEPTANCE' or x.kind = 'REVERSAL' and stock = 'ACCEPTED'), 0) as accepted,
                    coalesce(sum(case when x.kind = 'REJECTION' then quantity else -quantity end) filter (
                        where x.kind = 'REJECTION' or x.kind = 'REVERSAL' and stock = 'REJECTED'), 0) as rejected,
                    coalesce(sum(quantity) filter (where x.kind = 'RETURN'), 0) as returned,
                    coalesce(sum(quantity) filter (where x.kind = 'RETURN' and stock = 'ACCEPTED'), 0) as returned_accepted,
                    coalesce(sum(quantity) filter (where x.kind = 'RETURN' and stock = 'REJECTED'), 0) as returned_rejected
                from goods_movement d join goods_movement_line x using (movement_number)
                where d.receipt_number = r.receipt_number and x.order_line = l.order_line) m
            """;

    private final JdbcClient jdbc;

    ReceiptStocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By receipt and order line, oldest receipt first. One statement. */
    public List<ReceiptStock> receivedGoods(String orderNumber) {
        return jdbc.sql(STOCKS + "where r.order_number = :order order by r.recorded_at, r.receipt_number, l.order_line")
                .param("order", orderNumber)
                .query(ReceiptStock.class)
                .list();
    }

    /** By order line. */
    public List<ReceiptStock> ofReceipt(String receiptNumber) {
        return jdbc.sql(STOCKS + "where r.receipt_number = :receipt order by l.order_line")
                .param("receipt", receiptNumber)
                .query(ReceiptStock.class)
                .list();
    }

    /** Sums one figure by order line; lines of which nothing arrived are absent. */
    static Map<Integer, BigDecimal> byLine(List<ReceiptStock> stocks, Function<ReceiptStock, BigDecimal> figure) {
        return stocks.stream()
                .collect(Collectors.toMap(ReceiptStock::orderLine, figure, BigDecimal::add, TreeMap::new));
    }
}
