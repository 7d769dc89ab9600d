package io.counterfoil.governance.actual;

import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.masterdata.MasterData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What savings measures buy, and at which price they began. Nothing that is bought belongs to two of them. */
@Service
@Transactional
public class PurchasedItems {
    private static final int MOST = 100;
    private static final int PRICE_DECIMALS = 6;

    private final Measures measures;
    private final MasterData masterData;
    private final JdbcClient jdbc;
    private final SegregationOfDuties duties;
    private final ApplicationEventPublisher events;

    PurchasedItems(
            Measures measures,
            MasterData masterData,
            JdbcClient jdbc,
            SegregationOfDuties duties,
            ApplicationEventPublisher events) {
        this.measures = measures;
        this.masterData = masterData;
        this.jdbc = jdbc;
        this.duties = duties;
        this.events = events;
    }

    /** The item of a measure that something bought is. */
    record Owned(String measure, int number, PurchasedItem item) {}

    /** By number, counting from 1. */
    @Transactional(readOnly = true)
    public List<PurchasedItem> of(String measure) {
        return owned("where measure = :key", measure).stream().map(Owned::item).toList();
    }

    /**
     * The owner states all of them anew. Prices are part of the baseline: D3 freezes them, and a change before takes
     * back what the controller confirmed.
     *
     * @throws io.counterfoil.kernel.Forbidden {@code NOT_THE_OWNER}
     * @throws Conflict {@code MEASURE_FROZEN}, {@code PURCHASED_ITEM_TAKEN}, {@code GATE_OPEN}
     * @throws io.counterfoil.kernel.BusinessRuleViolation {@code UNIT_UNKNOWN}, {@code COST_CENTRE_UNKNOWN}
     */
    public List<PurchasedItem> state(String key, List<PurchasedItem> items, String person) {
        var measure = measures.lockUnasked(key);
        Measures.requireOwner(measure, person);
        requireUndecided(measure);
        check(items);
        // One after the other, so that two measures cannot take the same item at the same moment.
        jdbc.sql("lock table purchased_item in share row exclusive mode").update();
        jdbc.sql("delete from purchased_item where measure = :measure")
                .param("measure", key)
                .update();
        for (int i = 0; i < items.size(); i++) {
            add(key, i + 1, items.get(i));
        }
        jdbc.sql("update measure set plan_confirmed_by = null, plan_confirmed_at = null, version = version + 1"
                        + " where measure = :measure")
                .param("measure", key)
                .update();
        duties.perform(key, Measures.OWN_MEASURE, person);
        events.publishEvent(new AuditFact(
                key, person, "PURCHASED_ITEMS_STATED", "", Map.of("count", Integer.toString(items.size()))));
        return of(key);
    }

    /** The items of decided measures that count in these units. */
    List<Owned> decidedIn(Set<String> units) {
        return owned(
                "join measure using (measure) where unit = any (:key::text[]) and stage in ('D3', 'D4', 'D5')"
                        + " and condition <> 'CANCELLED'",
                units.toArray(String[]::new));
    }

    private static void requireUndecided(Measure measure) {
        if (measure.decided()) {
            throw new Conflict(
                    "MEASURE_FROZEN",
                    "items: the baseline prices of " + measure.measure() + " were frozen when it was decided (D3); have"
                            + " the gate return it to D2 to change them");
        }
    }

    private void check(List<PurchasedItem> items) {
        var check = new InputCheck().that(items.size() <= MOST, "items", "must be at most " + MOST);
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var field = "items[" + i + "].";
            check.that(
                            item.supplierNumber() != null || item.description() != null || item.category() != null,
                            field + "supplierNumber",
                            "supplier, description or category: at least one must say what is bought")
                    .positive(field + "baselinePrice", item.baselinePrice(), PRICE_DECIMALS)
                    .day(field + "validFrom", item.validFrom());
        }
        check.done();
        for (var item : items) {
            masterData.requireUnit(item.unit());
            Optional.ofNullable(item.costCentre()).ifPresent(masterData::requireCostCentre);
        }
    }

    private void add(String key, int number, PurchasedItem item) {
        owned("join measure using (measure) where unit = :key and condition <> 'CANCELLED'", item.unit()).stream()
                .filter(other -> other.item().meets(item))
                .findFirst()
                .ifPresent(other -> {
                    throw new Conflict(
                            "PURCHASED_ITEM_TAKEN",
                            "items[" + (number - 1) + "]: " + item.words() + " can be the same purchase as item "
                                    + other.number() + " of " + other.measure() + " ("
                                    + other.item().words()
                                    + "); a saving belongs to one measure: narrow one of them");
                });
        jdbc.sql("insert into purchased_item (measure, number, supplier_number, description, category, cost_centre,"
                        + " unit, baseline_price, valid_from) values (:measure, :number, :supplier, :description,"
                        + " :category, :centre, :unit, :price, :from)")
                .param("measure", key)
                .param("number", number)
                .param("supplier", item.supplierNumber())
                .param("description", item.description())
                .param("category", item.category())
                .param("centre", item.costCentre())
                .param("unit", item.unit())
                .param("price", item.baselinePrice())
                .param("from", item.validFrom())
                .update();
    }

    private List<Owned> owned(String which, Object key) {
        return jdbc.sql("select purchased_item.* from purchased_item " + which + " order by measure, number")
                .param("key", key)
                .query(PurchasedItems::read)
                .list();
    }

    private static Owned read(ResultSet row, int index) throws SQLException {
        return new Owned(
                row.getString("measure"),
                row.getInt("number"),
                new PurchasedItem(
                        row.getString("supplier_number"),
                        row.getString("description"),
                        row.getString("category"),
                        row.getString("cost_centre"),
                        row.getString("unit"),
                        row.getBigDecimal("baseline_price"),
                        row.getObject("valid_from", LocalDate.class)));
    }
}
