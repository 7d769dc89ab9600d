package io.counterfoil.procurement.whatif;

import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.tolerance.ToleranceSets;
import io.counterfoil.procurement.tolerance.ToleranceVersion;
import io.counterfoil.procurement.whatif.MatchReplay.AgreedLine;
import io.counterfoil.procurement.whatif.MatchReplay.StoredMatch;
import io.counterfoil.procurement.whatif.ToleranceWhatIf.Difference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Replays stored matches with a proposed tolerance set, a batch at a time in the order of the invoices' keys. A batch is
 * one transaction: whatever stops the replay, it goes on where the last batch ended.
 */
@Service
@Transactional
public class ToleranceReplay {
    private static final int BATCH = 500;

    private final ToleranceSets sets;
    private final MatchReplay matches;
    private final JdbcClient jdbc;
    private final Clock clock;

    ToleranceReplay(ToleranceSets sets, MatchReplay matches, JdbcClient jdbc, Clock clock) {
        this.sets = sets;
        this.matches = matches;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Replays the next batch.
     *
     * @return whether none is left
     */
    public boolean replayNext(ToleranceVersion draft) {
        var batch = next(draft, begin(draft));
        var lines = lines(batch);
        var today = sets.allInForce();
        var proposed = today.with(
                draft.scope(),
                draft.appliesTo(),
                sets.find(draft.name(), draft.version()).orElseThrow());
        var differences = new ArrayList<Difference>();
        int unreadable = 0;
        for (var match : batch) {
            try {
                matches.difference(
                                match,
                                lines.getOrDefault(String.valueOf(match.orderNumber()), Map.of()),
                                today.of(match.supplierNumber()),
                                proposed.of(match.supplierNumber()))
                        .ifPresent(differences::add);
            } catch (IllegalStateException notOfTheseFigures) {
                unreadable++;
            }
        }
        differences.forEach(difference -> keep(draft, difference));
        advance(draft, batch, unreadable);
        return batch.size() < BATCH;
    }

    /** Where the next batch begins. */
    private String begin(ToleranceVersion draft) {
        jdbc.sql("insert into tolerance_what_if (set_name, set_version, started_at) values (:name, :version, :at)"
                        + " on conflict do nothing")
                .param("name", draft.name())
                .param("version", draft.version())
                .param("at", now())
                .update();
        return jdbc.sql("select last_key from tolerance_what_if where set_name = :name and set_version = :version"
                        + " for update")
                .param("name", draft.name())
                .param("version", draft.version())
                .query(String.class)
                .single();
    }

    private List<StoredMatch> next(ToleranceVersion draft, String after) {
        return jdbc.sql("""
                        select i.business_key as invoice, i.order_number, i.supplier_number, i.gross_amount as amount,
                            i.currency, m.result::text as result
                        from supplier_invoice i
                        join lateral (select result from invoice_match where invoice_key = i.business_key
                                      order by attempt desc limit 1) m on true
                        where i.business_key > :after and i.status <> 'REJECTED' and %s
                        order by i.business_key limit :size
                        """.formatted(GovernedInvoices.condition(draft)))
                .param("after", after)
                .param("to", draft.appliesTo())
                .param("size", BATCH)
                .query(StoredMatch.class)
                .list();
    }

    /** By order, then by line. */
    private Map<String, Map<Integer, AgreedLine>> lines(List<StoredMatch> batch) {
        var orders = new ArrayList<String>();
        batch.forEach(match -> orders.add(String.valueOf(match.orderNumber())));
        var found = new HashMap<String, Map<Integer, AgreedLine>>();
        if (!orders.isEmpty()) {
            jdbc.sql("select order_number, line_number, category, match_policy, match_basis from purchase_order_line"
                            + " where order_number in (:orders)")
                    .param("orders", orders)
                    .query(row -> {
                        found.computeIfAbsent(row.getString("order_number"), any -> new HashMap<>())
                                .put(row.getInt("line_number"), agreed(row));
                    });
        }
        return found;
    }

    private static AgreedLine agreed(ResultSet row) throws SQLException {
        var way = row.getString("match_policy");
        var basis = row.getString("match_basis");
        return new AgreedLine(
                row.getString("category"),
                way == null ? null : MatchPolicy.Way.valueOf(way),
                basis == null ? null : MatchPolicy.Basis.valueOf(basis));
    }

    private void keep(ToleranceVersion draft, Difference difference) {
        jdbc.sql("""
                        insert into tolerance_what_if_difference (set_name, set_version, invoice_key, change,
                            reasons_before, reasons_after, amount, currency)
                        values (:name, :version, :invoice, :change, :before, :after, :amount, :currency)
                        """)
                .param("name", draft.name())
                .param("version", draft.version())
                .param("invoice", difference.invoice())
                .param("change", difference.change().name())
                .param("before", difference.reasonsBefore())
                .param("after", difference.reasonsAfter())
                .param("amount", difference.amount())
                .param("currency", difference.currency())
                .update();
    }

    private void advance(ToleranceVersion draft, List<StoredMatch> batch, int unreadable) {
        jdbc.sql("""
                        update tolerance_what_if
                           set last_key = coalesce(:last, last_key), replayed = replayed + :replayed,
                               unreadable = unreadable + :unreadable, finished_at = case when :done then :at end
                         where set_name = :name and set_version = :version
                        """)
                .param(
                        "last",
                        batch.isEmpty() ? null : batch.get(batch.size() - 1).invoice(),
                        Types.VARCHAR)
                .param("replayed", batch.size() - unreadable)
                .param("unreadable", unreadable)
                .param("done", batch.size() < BATCH)
                .param("at", now())
                .param("name", draft.name())
                .param("version", draft.version())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
