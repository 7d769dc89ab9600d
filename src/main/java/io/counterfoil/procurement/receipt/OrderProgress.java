package io.counterfoil.procurement.receipt;

import java.math.BigDecimal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far an order line is received and billed, in what its price is applied to: the amount of services, the price
 * quantity of catch weight, otherwise the quantity in the order line's unit, whatever was billed. Received means received and not reversed or returned.
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
        return standing("posted_measure", orderNumber, lineNumber);
    }

    /** The same with invoices that are released and about to be booked: they will be paid. */
    BigDecimal billedOrReleased(String orderNumber, int lineNumber) {
        return standing("released_measure", orderNumber, lineNumber);
    }

    private BigDecimal standing(String measure, String orderNumber, int lineNumber) {
        return jdbc.sql("select " + measure + " from order_line_standing where order_number = :order"
                        + " and line_number = :line")
                .param("order", orderNumber)
                .param("line", lineNumber)
                .query(BigDecimal.class)
                .optional()
                .orElse(BigDecimal.ZERO);
    }
}
