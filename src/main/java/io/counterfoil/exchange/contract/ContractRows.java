package io.counterfoil.exchange.contract;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code exchange_contract} and {@code exchange_contract_field}. */
@Repository
class ContractRows {
    private final JdbcClient jdbc;

    ContractRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ExchangeContract> current(String contract) {
        return jdbc.sql("select * from exchange_contract where contract = :contract order by version desc limit 1")
                .param("contract", contract)
                .query(this::row)
                .optional();
    }

    /** Those in force, by key. */
    List<ExchangeContract> allCurrent() {
        return jdbc.sql("select distinct on (contract) * from exchange_contract order by contract, version desc")
                .query(this::row)
                .list();
    }

    /** Every version of one, the latest first. */
    List<ExchangeContract> versions(String contract) {
        return jdbc.sql("select * from exchange_contract where contract = :contract order by version desc")
                .param("contract", contract)
                .query(this::row)
                .list();
    }

    void insert(ExchangeContract contract) {
        jdbc.sql("""
                        insert into exchange_contract (contract, version, title, direction, peer, peer_login,
                            business_object, cadence, late_after, steward, review_within, on_late, region,
                            expected_latency, fresh_within, acknowledged_within, recorded_at, recorded_by, reason)
                        values (:contract, :version, :title, :direction, :peer, :login, :object, :cadence, :late,
                            :steward, :review, :onLate, :region, :latency, :fresh, :acknowledged, :at, :by, :reason)""")
                .param("contract", contract.contract())
                .param("version", contract.version())
                .param("title", contract.title())
                .param("direction", contract.direction().name())
                .param("peer", contract.peer())
                .param("login", contract.peerLogin())
                .param("object", contract.businessObject())
                .param("cadence", contract.cadence())
                .param("late", text(contract.lateAfter()))
                .param("steward", contract.steward())
                .param("review", contract.reviewWithin().toString())
                .param("onLate", contract.applyLate() ? "APPLY" : "REVIEW")
                .param("region", contract.region())
                .param("latency", contract.expectedLatency().toString())
                .param("fresh", text(contract.freshWithin()))
                .param("acknowledged", text(contract.acknowledgedWithin()))
                .param("at", Timestamp.from(contract.recordedAt()))
                .param("by", contract.recordedBy())
                .param("reason", contract.reason())
                .update();
        for (int i = 0; i < contract.fields().size(); i++) {
            insert(contract, i, contract.fields().get(i));
        }
    }

    private void insert(ExchangeContract contract, int position, ContractField field) {
        jdbc.sql("""
                        insert into exchange_contract_field (contract, version, position, field, term, type, required, owner)
                        values (:contract, :version, :position, :field, :term, :type, :required, :owner)""")
                .param("contract", contract.contract())
                .param("version", contract.version())
                .param("position", position)
                .param("field", field.field())
                .param("term", field.term())
                .param("type", field.type().name())
                .param("required", field.required())
                .param("owner", field.owner())
                .update();
    }

    private ExchangeContract row(ResultSet row, int number) throws SQLException {
        var contract = row.getString("contract");
        var version = row.getInt("version");
        return new ExchangeContract(
                contract,
                version,
                row.getString("title"),
                Direction.valueOf(row.getString("direction")),
                row.getString("peer"),
                row.getString("peer_login"),
                row.getString("business_object"),
                row.getString("cadence"),
                duration(row.getString("late_after")),
                row.getString("steward"),
                Duration.parse(row.getString("review_within")),
                row.getString("on_late").equals("APPLY"),
                row.getString("region"),
                Duration.parse(row.getString("expected_latency")),
                duration(row.getString("fresh_within")),
                duration(row.getString("acknowledged_within")),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("recorded_by"),
                row.getString("reason"),
                fields(contract, version));
    }

    private List<ContractField> fields(String contract, int version) {
        return jdbc.sql("select * from exchange_contract_field where contract = :contract and version = :version"
                        + " order by position")
                .param("contract", contract)
                .param("version", version)
                .query((row, number) -> new ContractField(
                        row.getString("field"),
                        row.getString("term"),
                        FieldType.valueOf(row.getString("type")),
                        row.getBoolean("required"),
                        row.getString("owner")))
                .list();
    }

    private static @Nullable Duration duration(@Nullable String text) {
        return text == null ? null : Duration.parse(text);
    }

    private static @Nullable String text(@Nullable Duration duration) {
        return duration == null ? null : duration.toString();
    }
}
