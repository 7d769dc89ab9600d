package io.counterfoil.procurement.tolerance;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.procurement.matching.Limit;
import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.matching.Outcome;
import io.counterfoil.procurement.matching.ToleranceSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tolerance sets in force as matching needs them: whole sets, all that could apply in one statement. */
@Repository
public class ToleranceSets {
    private static final String SETS = """
            select s.name, s.version, s.scope, s.applies_to, s.way, s.basis, s.pays,
                   l.key, l.absolute_amount, l.currency, l.percent, l.operator, l.consequence
              from tolerance_set s
              join tolerance_limit l on l.set_name = s.name and l.set_version = s.version
             where
            """;

    private static final String IN_FORCE = SETS + "s.status = 'IN_FORCE'";

    private static final String APPLICABLE = IN_FORCE + """
             and (s.scope = 'COMPANY' and s.applies_to = '*'
              or s.scope = 'SUPPLIER' and s.applies_to = :supplier
              or s.scope = 'CATEGORY' and s.applies_to in (:categories))
            """;

    private final JdbcClient jdbc;

    ToleranceSets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The keys that every set answers, in their order. */
    public Set<String> keys() {
        return new LinkedHashSet<>(jdbc.sql("select key from tolerance_key order by position")
                .query(String.class)
                .list());
    }

    /**
     * The sets in force that could govern invoices of a supplier for lines of these categories, in one statement.
     *
     * @param supplierNumber null if the supplier is not known
     * @throws BusinessRuleViolation {@code TOLERANCE_SET_MISSING} if no set governs the company
     */
    public ApplicableTolerances applicable(@Nullable String supplierNumber, Collection<String> categories) {
        var asked = new ArrayList<>(categories);
        asked.add(""); // an empty list is no SQL, and no set is for nothing
        return jdbc.sql(APPLICABLE)
                .param("supplier", supplierNumber == null ? "" : supplierNumber)
                .param("categories", asked)
                .query(ToleranceSets::read)
                .of(supplierNumber);
    }

    /** The set in force for one line of a supplier's order; null for a supplier or category that is not known. */
    public ToleranceSet inForce(@Nullable String supplierNumber, @Nullable String category) {
        return applicable(supplierNumber, category == null ? List.of() : List.of(category))
                .forCategory(category);
    }

    /**
     * The set in force for a company: its own, or else the one for every company.
     *
     * @throws BusinessRuleViolation if there is neither, or it has no limits
     */
    public ToleranceSet inForce(String company) {
        var found = jdbc.sql(IN_FORCE + """
                         and s.scope = 'COMPANY' and s.applies_to = (
                             select applies_to from tolerance_set
                              where status = 'IN_FORCE' and scope = 'COMPANY' and applies_to in (:company, '*')
                              order by applies_to = '*' limit 1)
                        """).param("company", company).query(ToleranceSets::sets);
        return found.stream().findFirst().map(Scoped::set).orElseThrow(() -> SetsInForce.missing(company));
    }

    /** Every set in force. */
    public SetsInForce allInForce() {
        return jdbc.sql(IN_FORCE).query((ResultSetExtractor<SetsInForce>) ToleranceSets::read);
    }

    /** One version of a set in any state, if it exists. */
    public Optional<ToleranceSet> find(String name, int version) {
        return jdbc
                .sql(SETS + "s.name = :name and s.version = :version")
                .param("name", name)
                .param("version", version)
                .query(ToleranceSets::sets)
                .stream()
                .findFirst()
                .map(Scoped::set);
    }

    private record Scoped(ToleranceScope scope, String appliesTo, ToleranceSet set) {
        static Scoped of(ResultSet row, Map<String, Limit> limits) throws SQLException {
            return new Scoped(
                    ToleranceScope.valueOf(row.getString("scope")),
                    row.getString("applies_to"),
                    new ToleranceSet(
                            row.getString("name"),
                            row.getInt("version"),
                            MatchPolicy.Way.valueOf(row.getString("way")),
                            MatchPolicy.Basis.valueOf(row.getString("basis")),
                            ToleranceSet.Payment.valueOf(row.getString("pays")),
                            limits));
        }
    }

    private static SetsInForce read(ResultSet rows) throws SQLException {
        var found = SetsInForce.none();
        for (var one : sets(rows)) {
            found = found.with(one.scope, one.appliesTo, one.set);
        }
        return found;
    }

    private static List<Scoped> sets(ResultSet rows) throws SQLException {
        var limits = new HashMap<String, Map<String, Limit>>();
        var found = new LinkedHashMap<String, Scoped>();
        while (rows.next()) {
            var source = ToleranceSet.source(rows.getString("name"), rows.getInt("version"));
            var ofSet = limits.computeIfAbsent(source, any -> new HashMap<>());
            ofSet.put(rows.getString("key"), limit(rows, source));
            found.put(source, Scoped.of(rows, ofSet));
        }
        return List.copyOf(found.values());
    }

    private static Limit limit(ResultSet row, String source) throws SQLException {
        return new Limit(
                row.getBigDecimal("absolute_amount"),
                row.getString("currency"),
                row.getBigDecimal("percent"),
                Limit.Operator.valueOf(row.getString("operator")),
                Outcome.valueOf(row.getString("consequence")),
                source);
    }
}
