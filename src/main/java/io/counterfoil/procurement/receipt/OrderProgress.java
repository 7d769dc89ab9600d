package io.counterfoil.procurement.receipt;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far an order line is received and billed, in what its price is applied to: the amount of services, the price
 * quantity of catch weight, otherwise the quantity. Received means received and not reversed or returned.
 */
@Component
class OrderProgress {
    private final ReceiptStocks stocks;
    private final JdbcClient jdbc;

    OrderProgress(ReceiptStocks stocks, JdbcClient jdbc) {
        this.stocks = stocks;
        this.jdbc = jdbc;
    }

    BigDecimal received(String orderNumber, int lineNumber) {
        return received(orderNumber, lineNumber, "", BigDecimal.ZERO);
    }

    /** The same as if this quantity of this receipt had not left yet. */
    BigDecimal received(String orderNumber, int lineNumber, String receiptNumber, BigDecimal taken) {
        return stocks.receivedGoods(orderNumber).stream()
                .filter(stock -> stock.orderLine() == lineNumber)
                .map(stock -> stock.measure(
                        stock.receipt().equals(receiptNumber) ? stock.kept().add(taken) : stock.kept()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** By invoices in the books, less what credit notes took back. */
    BigDecimal billed(String orderNumber, int lineNumber) {
        return billed(orderNumber, lineNumber, List.of("POSTED"));
    }

    /** The same with invoices that are released and about to be booked: they will be paid. */
    BigDecimal billedOrReleased(String orderNumber, int lineNumber) {
        return billed(orderNumber, lineNumber, List.of("MATCHED", "POSTED"));
    }

    private BigDecimal billed(String orderNumber, int lineNumber, List<String> statuses) {
        return jdbc.sql("""
                        select coalesce(sum(case i.kind when 'CREDIT_NOTE' then -1 else 1 end * case
                                when o.kind = 'SERVICE' then l.net_amount
                                when o.price_quantity is not null
                                    then coalesce(l.price_quantity, l.quantity * o.price_quantity / o.quantity)
                                else l.quantity end), 0)
                        from supplier_invoice i
                        join supplier_invoice_line l on l.invoice_key = i.business_key
                        join purchase_order_line o on o.order_number = i.order_number and o.line_number = :line
                        where i.order_number = :order and i.status in (:statuses)
                            and i.kind in ('INVOICE', 'SELF_BILLED', 'CREDIT_NOTE')
                            and coalesce(l.order_line, :line) = :line
                        """)
                .param("order", orderNumber)
                .param("line", lineNumber)
                .param("statuses", statuses)
                .query(BigDecimal.class)
                .single();
    }
}
