package io.counterfoil.connectors.tryton;

import io.counterfoil.exchange.reconciliation.ReconciledFlow;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.order.PurchaseOrders;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Orders here and orders of our reference in Tryton; those cancelled there count as not there. */
@Component
@ConditionalOnProperty("counterfoil.connectors.tryton.url")
class OrderReconciliation implements ReconciledFlow {
    private final TrytonClient erp;
    private final TrytonSettings settings;
    private final PurchaseOrders orders;

    OrderReconciliation(TrytonClient erp, TrytonSettings settings, PurchaseOrders orders) {
        this.erp = erp;
        this.settings = settings;
        this.orders = orders;
    }

    @Override
    public String contract() {
        return TrytonOrders.CONTRACT;
    }

    @Override
    public Map<String, BigDecimal> ours(LocalDate from, LocalDate to) {
        var begin = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        var end = to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return orders.placed(begin, end).stream()
                .collect(Collectors.toMap(
                        PurchaseOrder::orderNumber, order -> order.total().amount()));
    }

    @Override
    public Map<String, BigDecimal> theirs(LocalDate from, LocalDate to) {
        var found = erp.call(
                "purchase.purchase",
                "search_read",
                List.of(
                        List.of("reference", "like", settings.referencePrefix() + "%"),
                        List.of("state", "!=", "cancelled"),
                        List.of("purchase_date", ">=", TrytonOrders.date(from)),
                        List.of("purchase_date", "<=", TrytonOrders.date(to))),
                0,
                null,
                null,
                List.of("reference", "untaxed_amount"));
        var theirs = new TreeMap<String, BigDecimal>();
        found.forEach(one -> theirs.put(
                one.path("reference")
                        .asText()
                        .substring(settings.referencePrefix().length()),
                TrytonOrders.decimal(one.path("untaxed_amount"))));
        return theirs;
    }
}
