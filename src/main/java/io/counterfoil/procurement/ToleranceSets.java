package io.counterfoil.procurement;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.procurement.matching.Limit;
import io.counterfoil.procurement.matching.Outcome;
import io.counterfoil.procurement.matching.ToleranceSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tolerance sets of the company, each read whole in one statement. */
@Repository
public class ToleranceSets {
    private static final String IN_FORCE = """
            select s.name, s.version, l.key, l.absolute_amount, l.currency, l.percent, l.operator, l.consequence
              from (select name, version
                      from tolerance_set
                     where status = 'IN_FORCE' and scope = 'COMPANY' and applies_to in (:company, '*')
                     order by applies_to = '*'
                     limit 1) s
              join tolerance_limit l on l.set_name = s.name and l.set_version = s.version
            """;

    private final JdbcClient jdbc;

    ToleranceSets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The set in force for a company: its own, or else the one for every company.
     *
     * @throws BusinessRuleViolation if there is neither, or it has no limits
     */
    public ToleranceSet inForce(String company) {
        var rows = jdbc.sql(IN_FORCE)
                .param("company", company)
                .query((row, number) -> Row.of(row))
                .list();
        if (rows.isEmpty()) {
            throw new BusinessRuleViolation(
                    "TOLERANCE_SET_MISSING",
                    "no tolerance set with limits is in force for company " + company + "; put one in force");
        }
        return new ToleranceSet(rows.get(0).set(), rows.get(0).version(), limitsOf(rows));
    }

    /** A set as it stands, in force or not. */
    public Optional<ToleranceSet> find(String name, int version) {
        var rows = jdbc.sql("""
                        select s.name, s.version, l.key, l.absolute_amount, l.currency, l.percent, l.operator, l.consequence
                        from tolerance_set s
                        join tolerance_limit l on l.set_name = s.name and l.set_version = s.version
                        where s.name = :name and s.version = :version
                        """)
                .param("name", name)
                .param("version", version)
                .query((row, number) -> Row.of(row))
                .list();
        return rows.isEmpty() ? Optional.empty() : Optional.of(new ToleranceSet(name, version, limitsOf(rows)));
    }

    private static Map<String, Limit> limitsOf(List<Row> rows) {
        return rows.stream().collect(Collectors.toMap(Row::key, Row::limit));
    }

    private record Row(String set, int version, String key, Limit limit) {
        static Row of(ResultSet row) throws SQLException {
            var set = row.getString("name");
            var version = row.getInt("version");
            var limit = new Limit(
                    row.getBigDecimal("absolute_amount"),
                    row.getString("currency"),
                    row.getBigDecimal("percent"),
                    Limit.Operator.valueOf(row.getString("operator")),
                    Outcome.valueOf(row.getString("consequence")),
                    ToleranceSet.source(set, version));
            return new Row(set, version, row.getString("key"), limit);
        }
    }
}
