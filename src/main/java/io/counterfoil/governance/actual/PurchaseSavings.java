package io.counterfoil.governance.actual;

import io.counterfoil.governance.actual.PurchasedItems.Owned;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.stage.MeasureFacts.EffectType;
import io.counterfoil.kernel.AuditFact;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Turns invoiced purchases into actual values of the measures that buy them. Nobody types a saving. */
@Service
@Transactional
public class PurchaseSavings {
    private final PurchasedItems items;
    private final ActualValues actuals;
    private final Measures measures;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PurchaseSavings(
            PurchasedItems items,
            ActualValues actuals,
            Measures measures,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.actuals = actuals;
        this.measures = measures;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Counts booked invoice lines for the measures that buy them, in the transaction of the booking. The same line again
     * counts nothing. A purchase in another currency than the measure's is not compared; the audit trail says so. One
     * query and no more where no decided measure buys anything.
     *
     * @return the actual values; none for a line that no decided measure buys, that came before, or that saved and lost
     *     nothing
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<EnteredActual> count(List<InvoicedPurchase> bought) {
        var units = bought.stream().map(InvoicedPurchase::unit).collect(Collectors.toSet());
        var owned = items.decidedIn(units);
        return owned.isEmpty()
                ? List.of()
                : bought.stream().flatMap(line -> count(line, owned).stream()).toList();
    }

    private Optional<EnteredActual> count(InvoicedPurchase bought, List<Owned> owned) {
        return owned.stream()
                .filter(one -> one.item().covers(bought))
                .findFirst()
                .filter(one -> !isCounted(bought))
                .flatMap(one -> count(bought, one, measures.get(one.measure())));
    }

    /** What each invoice line brought, in the order it was counted. */
    @Transactional(readOnly = true)
    public List<PurchaseSaving> of(String measure) {
        return jdbc.sql("""
                        select entry, item, invoice_key, invoice_line, order_number, order_line, quantity, unit,
                            baseline_price, net_amount, amount, period, reported_in, document
                        from purchase_saving join actual_entry using (entry) where measure = :measure order by entry
                        """)
                .param("measure", measure)
                .query((row, number) -> new PurchaseSaving(
                        row.getLong("entry"),
                        row.getInt("item"),
                        row.getString("invoice_key"),
                        row.getInt("invoice_line"),
                        row.getString("order_number"),
                        row.getInt("order_line"),
                        row.getBigDecimal("quantity"),
                        row.getString("unit"),
                        row.getBigDecimal("baseline_price"),
                        row.getBigDecimal("net_amount"),
                        row.getBigDecimal("amount"),
                        YearMonth.parse(row.getString("period")),
                        YearMonth.parse(row.getString("reported_in")),
                        row.getString("document")))
                .list();
    }

    private Optional<EnteredActual> count(InvoicedPurchase bought, Owned owned, Measure measure) {
        if (!measure.profile().currency().equals(bought.net().currency())) {
            events.publishEvent(new AuditFact(
                    measure.measure(),
                    AuditFact.SYSTEM,
                    "PURCHASE_NOT_COMPARED",
                    "the invoice is in " + bought.net().currency() + " and the baseline price in "
                            + measure.profile().currency(),
                    Map.of("invoice", bought.invoiceKey(), "net", bought.net().toString())));
            return Optional.empty();
        }
        var saved = bought.savedAgainst(owned.item().baselinePrice()).amount();
        if (saved.signum() == 0) {
            return Optional.empty();
        }
        var entry = actuals.enter(posting(bought, measure, saved), AuditFact.SYSTEM);
        entry.ifPresent(entered -> link(bought, owned, entered));
        return entry;
    }

    private ActualPosting posting(InvoicedPurchase bought, Measure measure, BigDecimal saved) {
        return new ActualPosting(
                measure.measure(),
                YearMonth.from(atMostToday(bought.deliveredOn())),
                measure.profile().effect() == EffectType.RECURRING ? ActualKind.RECURRING : ActualKind.ONE_OFF,
                saved,
                ActualSource.LEDGER,
                bought.journalEntry(),
                bought.invoiceLine(),
                atMostToday(bought.postedOn()),
                null,
                "");
    }

    /** An invoice may come before its goods, and the journal posts into the next month where this one is closed. */
    private LocalDate atMostToday(LocalDate day) {
        var today = LocalDate.now(clock);
        return day.isAfter(today) ? today : day;
    }

    private boolean isCounted(InvoicedPurchase bought) {
        return jdbc.sql(
                        "select exists (select 1 from purchase_saving where invoice_key = :key and invoice_line = :line)")
                .param("key", bought.invoiceKey())
                .param("line", bought.invoiceLine())
                .query(Boolean.class)
                .single();
    }

    private void link(InvoicedPurchase bought, Owned owned, EnteredActual entered) {
        jdbc.sql("insert into purchase_saving (invoice_key, invoice_line, entry, item, order_number, order_line,"
                        + " quantity, unit, baseline_price, net_amount) values (:key, :line, :entry, :item, :order,"
                        + " :orderLine, :quantity, :unit, :price, :net)")
                .param("key", bought.invoiceKey())
                .param("line", bought.invoiceLine())
                .param("entry", entered.entry())
                .param("item", owned.number())
                .param("order", bought.orderNumber())
                .param("orderLine", bought.orderLine())
                .param("quantity", bought.quantity())
                .param("unit", bought.unit())
                .param("price", owned.item().baselinePrice())
                .param("net", bought.net().amount())
                .update();
    }
}
