package io.counterfoil.exchange.reconciliation;

import io.counterfoil.exchange.contract.ExchangeContract;
import io.counterfoil.exchange.contract.ExchangeContracts;
import io.counterfoil.exchange.held.HeldKind;
import io.counterfoil.exchange.held.HeldRecords;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.InputCheck;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Compares both sides of a flow; each difference becomes a held record of its steward, once while it waits. */
@Service
public class Reconciliations {
    private static final int MOST_DAYS = 366;

    private final List<ReconciledFlow> flows;
    private final ExchangeContracts contracts;
    private final HeldRecords held;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    Reconciliations(
            List<ReconciledFlow> flows,
            ExchangeContracts contracts,
            HeldRecords held,
            JdbcClient jdbc,
            TransactionOperations transaction,
            Clock clock) {
        this.flows = flows;
        this.contracts = contracts;
        this.held = held;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Keys of the contracts that can be compared here. */
    public List<String> contracts() {
        return flows.stream().map(ReconciledFlow::contract).sorted().toList();
    }

    /**
     * Compares these days, both included. No transaction is open while the other system is asked.
     *
     * @param person login, or {@link AuditFact#SYSTEM}
     * @throws Conflict {@code FLOW_NOT_RECONCILED} if no connector can tell what the other side has
     * @throws io.counterfoil.kernel.ExternalSystemUnavailable if it does not say; nothing is recorded then
     */
    public Reconciliation run(String contractKey, LocalDate from, LocalDate to, String person) {
        var contract = contracts.get(contractKey);
        new InputCheck()
                .day("from", from)
                .day("to", to)
                .that(!to.isBefore(from), "to", "must not lie before " + from)
                .that(ChronoUnit.DAYS.between(from, to) < MOST_DAYS, "to", "must lie within " + MOST_DAYS + " days")
                .done();
        var flow = flows.stream()
                .filter(one -> one.contract().equals(contractKey))
                .findFirst()
                .orElseThrow(() -> new Conflict(
                        "FLOW_NOT_RECONCILED",
                        "no connector tells what " + contract.peer() + " has under the contract " + contractKey));
        var theirs = flow.theirs(from, to);
        return transaction.execute(status -> {
            var ours = flow.ours(from, to);
            var differences = Difference.between(ours, theirs);
            differences.forEach(one -> hold(contract, one));
            return record(contractKey, from, to, ours, theirs, differences.size(), person);
        });
    }

    /** Of a contract, the latest first. */
    public List<Reconciliation> of(String contract, int limit, long offset) {
        return jdbc.sql("select * from exchange_reconciliation where contract = :contract order by number desc"
                        + " limit :limit offset :offset")
                .param("contract", contract)
                .param("limit", limit)
                .param("offset", offset)
                .query(Reconciliations::row)
                .list();
    }

    private void hold(ExchangeContract contract, Difference one) {
        if (!held.isOpen(contract.contract(), HeldKind.DIFFERENCE, one.key())) {
            held.hold(
                    contract,
                    HeldKind.DIFFERENCE,
                    null,
                    one.key(),
                    one.words(contract.peer()),
                    Map.of("amount", Difference.plain(one.theirs())),
                    Map.of("amount", Difference.plain(one.ours())),
                    AuditFact.SYSTEM);
        }
    }

    private Reconciliation record(
            String contract,
            LocalDate from,
            LocalDate to,
            Map<String, BigDecimal> ours,
            Map<String, BigDecimal> theirs,
            int differences,
            String person) {
        return jdbc.sql("""
                        insert into exchange_reconciliation (contract, from_day, to_day, our_count, their_count, our_sum,
                            their_sum, differences, run_at, run_by)
                        values (:contract, :from, :to, :ourCount, :theirCount, :ourSum, :theirSum, :differences, :at, :by)
                        returning *""")
                .param("contract", contract)
                .param("from", from)
                .param("to", to)
                .param("ourCount", ours.size())
                .param("theirCount", theirs.size())
                .param("ourSum", sum(ours))
                .param("theirSum", sum(theirs))
                .param("differences", differences)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", person)
                .query(Reconciliations::row)
                .single();
    }

    private static BigDecimal sum(Map<String, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Reconciliation row(ResultSet row, int index) throws SQLException {
        return new Reconciliation(
                row.getLong("number"),
                row.getString("contract"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getLong("our_count"),
                row.getLong("their_count"),
                row.getBigDecimal("our_sum"),
                row.getBigDecimal("their_sum"),
                row.getInt("differences"),
                row.getTimestamp("run_at").toInstant(),
                row.getString("run_by"));
    }
}
