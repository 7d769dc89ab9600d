package io.counterfoil.period;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What must be true before a period is closed: the items of table {@code period_checklist_item}, ticked by people, and
 * whatever modules check by a {@link PeriodCheck}. Ticks count from the cut-off on, and until the period is open again.
 */
@Service
@Transactional
public class PeriodChecklist {
    private final PeriodRows periods;
    private final PeriodLocks locks;
    private final ObjectProvider<PeriodCheck> checks;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PeriodChecklist(
            PeriodRows periods,
            PeriodLocks locks,
            ObjectProvider<PeriodCheck> checks,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.periods = periods;
        this.locks = locks;
        this.checks = checks;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Every item as it stands now, for the next closing of the period. */
    @Transactional(readOnly = true)
    public List<ChecklistItem> of(ReportingPeriod period) {
        var byName = checks.stream().collect(Collectors.toMap(PeriodCheck::name, Function.identity()));
        var items = new ArrayList<ChecklistItem>();
        for (var item : rows(period)) {
            var check = byName.remove(item.item());
            items.add(check == null ? item : checked(item.label(), check, period.period()));
        }
        byName.values().stream()
                .map(check -> checked(spoken(check.name()), check, period.period()))
                .sorted((one, other) -> one.item().compareTo(other.item()))
                .forEach(items::add);
        return List.copyOf(items);
    }

    /**
     * A person says that an item is done; saying it again changes nothing.
     *
     * @param note how they know; may be empty
     * @throws Conflict {@code PERIOD_NOT_CUT_OFF} while values are still entered or after the closing
     * @throws NotFound {@code CHECKLIST_ITEM_UNKNOWN} for an item that there is not, or that a module checks
     */
    public void tick(YearMonth month, String item, String note, String person) {
        locks.share(month);
        var period = periods.get(month);
        if (period.state() != PeriodState.CUT_OFF) {
            throw new Conflict(
                    "PERIOD_NOT_CUT_OFF", period.standing() + "; its checklist is ticked between cut-off and closing");
        }
        if (of(period).stream().noneMatch(one -> one.item().equals(item) && !one.machine())) {
            throw new NotFound(
                    "CHECKLIST_ITEM_UNKNOWN",
                    "the checklist has no item " + item + " that a person ticks; read the period for its items");
        }
        var ticked = jdbc.sql("""
                        insert into period_tick (period, round, item, ticked_by, ticked_at, note)
                        values (:period, :round, :item, :by, :at, :note) on conflict do nothing""")
                .param("period", month.toString())
                .param("round", period.nextVersion())
                .param("item", item)
                .param("by", person)
                .param("at", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .param("note", note.strip())
                .update();
        if (ticked == 1) {
            events.publishEvent(
                    new AuditFact(month.toString(), person, "PERIOD_ITEM_TICKED", note.strip(), Map.of("item", item)));
        }
    }

    /** Values change again: whatever was ticked must be looked at anew. The audit trail keeps who ticked it. */
    void forgetTicks(ReportingPeriod period) {
        jdbc.sql("delete from period_tick where period = :period and round = :round")
                .param("period", period.period().toString())
                .param("round", period.nextVersion())
                .update();
    }

    private List<ChecklistItem> rows(ReportingPeriod period) {
        return jdbc.sql("""
                        select item.item, item.label, tick.ticked_by, tick.ticked_at, coalesce(tick.note, '') as note
                        from period_checklist_item item
                        left join period_tick tick
                            on tick.item = item.item and tick.period = :period and tick.round = :round
                        where item.active order by item.position, item.item""")
                .param("period", period.period().toString())
                .param("round", period.nextVersion())
                .query(PeriodChecklist::item)
                .list();
    }

    private static ChecklistItem item(ResultSet row, int number) throws SQLException {
        var at = row.getTimestamp("ticked_at");
        return new ChecklistItem(
                row.getString("item"),
                row.getString("label"),
                false,
                List.of(),
                row.getString("ticked_by"),
                at == null ? null : at.toInstant(),
                row.getString("note"));
    }

    private static ChecklistItem checked(String label, PeriodCheck check, YearMonth period) {
        return new ChecklistItem(check.name(), label, true, check.missing(period), null, null, "");
    }

    private static String spoken(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
