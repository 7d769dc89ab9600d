package io.counterfoil.procurement.invoicematch;

import io.counterfoil.masterdata.ExchangeRateRecorded;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A new exchange rate is a fact of every held invoice in its currency. */
@Component
class ExchangeRateHolds {
    private final InvoiceMatching matching;
    private final JdbcClient jdbc;

    ExchangeRateHolds(InvoiceMatching matching, JdbcClient jdbc) {
        this.matching = matching;
        this.jdbc = jdbc;
    }

    @EventListener
    void matchAgain(ExchangeRateRecorded recorded) {
        jdbc.sql("select distinct order_number from supplier_invoice where status = 'HELD' and currency = :currency"
                        + " and order_number is not null order by order_number")
                .param("currency", recorded.rate().currency())
                .query(String.class)
                .list()
                .forEach(matching::factsChanged);
    }
}
