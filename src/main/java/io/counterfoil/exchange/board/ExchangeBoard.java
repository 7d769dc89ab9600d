package io.counterfoil.exchange.board;

import io.counterfoil.exchange.contract.ExchangeContract;
import io.counterfoil.exchange.contract.ExchangeContracts;
import io.counterfoil.exchange.outbox.ExchangeOutbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The standing of every flow. What it reads grows with what waits and with a day's messages, not with what was ever
 * stored.
 */
@Service
@Transactional(readOnly = true)
public class ExchangeBoard {
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final String STANDING = """
            with came as (
                    select state, settled_at - received_at as took from exchange_inbox
                    where contract = :contract and received_at > :since and state <> 'DUPLICATE'),
                went as (
                    select state, delivered_at - created_at as took from exchange_outbox
                    where contract = :contract and created_at > :since),
                taken as (
                    select took from came where state = 'APPLIED'
                    union all select took from went where state in ('DELIVERED', 'ACKNOWLEDGED')),
                waits as (
                    select received_at as since from exchange_inbox where contract = :contract and state = 'RECEIVED'
                    union all select created_at from exchange_outbox where contract = :contract and state = 'WAITING')
            select (select count(*) from waits) as waiting, (select min(since) from waits) as oldest,
                (select count(*) from taken) as done,
                (select count(*) from came where state in ('REJECTED', 'LATE', 'CONFLICTING'))
                    + (select count(*) from went where state = 'DEAD') as failed,
                (select extract(epoch from percentile_disc(0.95) within group (order by took)) from taken) as latency,
                greatest((select max(received_at) from exchange_inbox where contract = :contract),
                    (select max(created_at) from exchange_outbox where contract = :contract
                        and state in ('DELIVERED', 'ACKNOWLEDGED'))) as last,
                (select count(*) from exchange_held where contract = :contract and decision is null) as held,
                (select count(*) from exchange_held where contract = :contract and decision is null
                    and due_at < :now) as overdue,
                (select count(*) from exchange_outbox where contract = :contract and state = 'DEAD') as dead
            """;

    private final ExchangeContracts contracts;
    private final ExchangeOutbox outbox;
    private final JdbcClient jdbc;
    private final Clock clock;

    ExchangeBoard(ExchangeContracts contracts, ExchangeOutbox outbox, JdbcClient jdbc, Clock clock) {
        this.contracts = contracts;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Every flow, by its contract's key. */
    public List<FlowStanding> all() {
        return contracts.all().stream().map(this::standing).toList();
    }

    /** @throws io.counterfoil.kernel.NotFound {@code CONTRACT_UNKNOWN} */
    public FlowStanding of(String contract) {
        return standing(contracts.get(contract));
    }

    private FlowStanding standing(ExchangeContract contract) {
        var now = clock.instant();
        var circuit = outbox.circuits().getOrDefault(contract.peer(), "");
        return jdbc.sql(STANDING)
                .param("contract", contract.contract())
                .param("since", Timestamp.from(now.minus(WINDOW)))
                .param("now", Timestamp.from(now))
                .query((row, number) -> read(row, contract, circuit))
                .single();
    }

    private static FlowStanding read(ResultSet row, ExchangeContract contract, String circuit) throws SQLException {
        var latency = row.getBigDecimal("latency");
        return new FlowStanding(
                contract,
                row.getLong("waiting"),
                instant(row.getTimestamp("oldest")),
                row.getLong("done"),
                row.getLong("failed"),
                latency == null
                        ? null
                        : Duration.ofMillis(latency.movePointRight(3).longValue()),
                instant(row.getTimestamp("last")),
                row.getLong("held"),
                row.getLong("overdue"),
                row.getLong("dead"),
                circuit);
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
