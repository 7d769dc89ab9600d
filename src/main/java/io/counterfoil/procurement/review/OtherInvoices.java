package io.counterfoil.procurement.review;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.review.SheetLine.EarlierInvoice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which other invoices stand beside one, for people to read; the match itself counts on its own. */
@Repository
class OtherInvoices {
    /** More of one order line nobody reads through; the newest are the ones that matter. */
    private static final int MOST_PER_LINE = 50;

    private static final Set<String> NOT_COUNTED = Set.of("PARKED", "REJECTED");

    private static final Set<String> CONVERTED = Set.of("HELD", "MATCHED", "POSTED");

    private final JdbcClient jdbc;

    OtherInvoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            @Nullable Integer line,
            String businessKey,
            LocalDate issueDate,
            String kind,
            @Nullable BigDecimal quantity,
            @Nullable String unit,
            @Nullable BigDecimal ordered,
            @Nullable String orderUnit,
            BigDecimal amount,
            String currency,
            String status) {

        EarlierInvoice shown() {
            return new EarlierInvoice(
                    businessKey,
                    Wording.day(issueDate),
                    quantity == null || unit == null ? "–" : quantity(quantity, unit),
                    sign() + new Money(amount, currency).rounded().shown(),
                    capitalised(status),
                    !NOT_COUNTED.contains(status));
        }

        private String sign() {
            return kind.equals("CREDIT_NOTE") || kind.equals("VALUE_CREDIT") ? "−" : "";
        }

        /** In the order's unit too where the supplier's is another, once a match has converted it. */
        private String quantity(BigDecimal billed, String billedUnit) {
            var shown = sign() + Wording.quantity(billed, billedUnit);
            return ordered == null || orderUnit == null || orderUnit.equals(billedUnit) || !CONVERTED.contains(status)
                    ? shown
                    : shown + " = " + sign() + Wording.quantity(ordered, orderUnit);
        }
    }

    /** Those that were registered before, or are settled already, by order line. */
    Map<Integer, List<EarlierInvoice>> ofLines(SupplierInvoice invoice, Set<Integer> orderLines) {
        if (invoice.orderNumber() == null || orderLines.isEmpty()) {
            return Map.of();
        }
        var byLine = new HashMap<Integer, List<EarlierInvoice>>();
        rows(invoice, orderLines).stream()
                .collect(Collectors.groupingBy(row -> row.line == null ? 0 : row.line))
                .forEach((line, rows) ->
                        byLine.put(line, rows.stream().map(Row::shown).toList()));
        return byLine;
    }

    private List<Row> rows(SupplierInvoice invoice, Set<Integer> orderLines) {
        return jdbc.sql("""
                        select line, business_key, issue_date, kind, quantity, unit, ordered, order_unit, amount, currency,
                            status from (
                            select pl.line_number as line, i.business_key, i.issue_date, i.kind, i.registration,
                                sum(l.quantity) as quantity, min(l.unit) as unit,
                                round(sum(l.order_quantity), 6) as ordered, pl.unit as order_unit,
                                sum(l.net_amount) as amount,
                                i.currency, i.status,
                                row_number() over (partition by pl.line_number order by i.registration desc) as place
                            from supplier_invoice i
                            join supplier_invoice_line l on l.invoice_key = i.business_key
                            join purchase_order_line pl on pl.order_number = i.order_number
                                and pl.line_number = coalesce(l.order_line,
                                    (select min(line_number) from purchase_order_line where order_number = i.order_number
                                        having count(*) = 1))
                            where i.order_number = :order and i.business_key <> :key and pl.line_number in (:lines)
                                and (i.registration < :registration or i.status in ('MATCHED', 'POSTED'))
                            group by pl.line_number, pl.unit, i.business_key, i.issue_date, i.kind, i.registration,
                                i.currency, i.status) others
                        where place <= :most order by line, registration
                        """)
                .param("order", invoice.orderNumber())
                .param("key", invoice.businessKey())
                .param("lines", orderLines)
                .param("registration", invoice.registration())
                .param("most", MOST_PER_LINE)
                .query(Row.class)
                .list();
    }

    /** Credit notes that name this invoice. */
    List<EarlierInvoice> creditsOf(SupplierInvoice invoice) {
        return jdbc
                .sql("""
                        select null as line, business_key, issue_date, kind, null as quantity, null as unit,
                            null as ordered, null as order_unit,
                            net_amount as amount, currency, status
                        from supplier_invoice where seller_key = :seller and preceding_invoice = :number
                            and kind in ('CREDIT_NOTE', 'VALUE_CREDIT') order by registration
                        """)
                .param("seller", invoice.sellerKey())
                .param("number", invoice.invoiceNumber())
                .query(Row.class)
                .stream()
                .map(Row::shown)
                .toList();
    }

    private static String capitalised(String state) {
        return state.charAt(0) + state.substring(1).toLowerCase(Locale.ROOT);
    }
}
