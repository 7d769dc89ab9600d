package io.counterfoil.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what to which document, when, why and on which figures. Read only: facts arrive by {@link FactRecorder}. */
@Component
public class AuditTrail {
    private static final TypeReference<TreeMap<String, String>> FIGURES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    AuditTrail(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The facts of all these documents together, in the order in which they were recorded. */
    public List<AuditRecord> of(Collection<String> businessKeys) {
        if (businessKeys.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select id, business_key, at, actor, action, reason, figures
                        from audit_record where business_key in (:keys) order by id""")
                .param("keys", businessKeys)
                .query((row, number) -> record(row))
                .list();
    }

    /** The documents to which this person did something. */
    public Set<String> documentsOf(String actor) {
        return Set.copyOf(jdbc.sql("select distinct business_key from audit_record where actor = :actor")
                .param("actor", actor)
                .query(String.class)
                .list());
    }

    private AuditRecord record(ResultSet row) throws SQLException {
        return new AuditRecord(
                row.getLong("id"),
                row.getString("business_key"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("reason"),
                figures(row.getString("figures")));
    }

    private TreeMap<String, String> figures(String text) {
        try {
            return json.readValue(text, FIGURES);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("figures of an audit record are not an object of texts: " + text, damaged);
        }
    }
}
