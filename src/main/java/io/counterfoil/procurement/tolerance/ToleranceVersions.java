package io.counterfoil.procurement.tolerance;

import io.counterfoil.procurement.matching.Limit;
import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.matching.Outcome;
import io.counterfoil.procurement.matching.ToleranceSet;
import io.counterfoil.procurement.tolerance.ToleranceVersion.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads all versions of all tolerance sets, with who proposed and who decided them. */
@Repository
public class ToleranceVersions {
    private static final String SETS = "select s.* from tolerance_set s ";

    private final JdbcClient jdbc;

    ToleranceVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<ToleranceVersion> find(String name, int version) {
        return read(SETS + "where name = :name and version = :version", Map.of("name", name, "version", version))
                .stream()
                .findFirst();
    }

    /** The version whose change process has this business key. */
    Optional<ToleranceVersion> findByKey(String businessKey) {
        return read(SETS + "where 'TOL-' || name || '-' || version = :key", Map.of("key", businessKey)).stream()
                .findFirst();
    }

    /** The sets in force: the company's first, then categories, then suppliers. */
    public List<ToleranceVersion> inForce() {
        return read(
                SETS + "where status = 'IN_FORCE' order by array_position(array['COMPANY', 'CATEGORY', 'SUPPLIER'],"
                        + " scope), applies_to",
                Map.of());
    }

    /** The set in force under this name. */
    Optional<ToleranceVersion> inForce(String name) {
        return read(SETS + "where status = 'IN_FORCE' and name = :name", Map.of("name", name)).stream()
                .findFirst();
    }

    /** The latest version under this name, in any state. */
    Optional<ToleranceVersion> latest(String name) {
        return read(SETS + "where name = :name order by version desc limit 1", Map.of("name", name)).stream()
                .findFirst();
    }

    /** Every version, the latest proposed first. */
    public List<ToleranceVersion> newest(int size, long offset) {
        return read(
                SETS + "order by created_at desc, name, version desc limit :size offset :offset",
                Map.of("size", size, "offset", offset));
    }

    public long count() {
        return jdbc.sql("select count(*) from tolerance_set").query(Long.class).single();
    }

    /** Every key that a set must answer, in the order people read them. */
    public List<ToleranceKey> catalogue() {
        return jdbc.sql("select * from tolerance_key order by position")
                .query(ToleranceKey.class)
                .list();
    }

    /** What this version changes, against the one before it or, for a new scope, against the company's. */
    public ToleranceComparison comparison(ToleranceVersion version) {
        return ToleranceComparison.of(version, before(version).orElse(null), catalogue());
    }

    private Optional<ToleranceVersion> before(ToleranceVersion version) {
        return read(
                        SETS + """
                        where in_force_at is not null and (name, version) <> (:name, :version)
                          and in_force_at <= coalesce((select coalesce(in_force_at, decided_at) from tolerance_set
                                                        where name = :name and version = :version), in_force_at)
                          and (scope = :scope and applies_to = :appliesTo or scope = 'COMPANY' and applies_to = '*')
                        order by (scope = :scope and applies_to = :appliesTo) desc, in_force_at desc, version desc
                        limit 1
                        """,
                        Map.of(
                                "name", version.name(),
                                "version", version.version(),
                                "scope", version.scope().name(),
                                "appliesTo", version.appliesTo()))
                .stream()
                .findFirst();
    }

    private List<ToleranceVersion> read(String query, Map<String, Object> parameters) {
        var names = jdbc.sql(query)
                .params(parameters)
                .query((row, index) -> row.getString("name"))
                .set();
        var limits = names.isEmpty() ? Map.<String, List<ToleranceLimit>>of() : limits(List.copyOf(names));
        return jdbc.sql(query)
                .params(parameters)
                .query((row, index) -> version(row, limits))
                .list();
    }

    private Map<String, List<ToleranceLimit>> limits(List<String> names) {
        record Kept(String set, ToleranceLimit limit) {}
        return jdbc
                .sql("select l.* from tolerance_limit l join tolerance_key k using (key)"
                        + " where l.set_name in (:names) order by k.position")
                .param("names", names)
                .query((row, index) ->
                        new Kept(ToleranceSet.source(row.getString("set_name"), row.getInt("set_version")), limit(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Kept::set, Collectors.mapping(Kept::limit, Collectors.toList())));
    }

    private static ToleranceLimit limit(ResultSet row) throws SQLException {
        return new ToleranceLimit(
                row.getString("key"),
                row.getBigDecimal("absolute_amount"),
                row.getString("currency"),
                row.getBigDecimal("percent"),
                Limit.Operator.valueOf(row.getString("operator")),
                Outcome.valueOf(row.getString("consequence")));
    }

    private static ToleranceVersion version(ResultSet row, Map<String, List<ToleranceLimit>> limits)
            throws SQLException {
        var name = row.getString("name");
        var version = row.getInt("version");
        return new ToleranceVersion(
                name,
                version,
                ToleranceScope.valueOf(row.getString("scope")),
                row.getString("applies_to"),
                Status.valueOf(row.getString("status")),
                MatchPolicy.Way.valueOf(row.getString("way")),
                MatchPolicy.Basis.valueOf(row.getString("basis")),
                ToleranceSet.Payment.valueOf(row.getString("pays")),
                row.getString("description"),
                row.getString("reason"),
                row.getString("proposed_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("decided_by"),
                moment(row, "decided_at"),
                row.getString("decision_reason"),
                moment(row, "in_force_at"),
                moment(row, "replaced_at"),
                limits.getOrDefault(ToleranceSet.source(name, version), List.of()));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
