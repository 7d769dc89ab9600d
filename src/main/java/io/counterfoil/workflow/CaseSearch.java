package io.counterfoil.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds cases by what a person has at hand: any document's key, or the invoice number that stands on the paper. */
@Component
public class CaseSearch {
    private final JdbcClient jdbc;

    CaseSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A document that matches, and the case it stands in. */
    public record Hit(String businessKey, String caseKey) {}

    /** A case and the moment at which its first document came. */
    public record OpenedCase(String caseKey, Instant openedAt) {}

    /**
     * Documents whose key is {@code text}, or whose key ends in {@code text} after the supplier; letter case and outer
     * blanks do not matter. Newest first, at most {@code limit}.
     */
    public List<Hit> find(String text, int limit) {
        return jdbc.sql("""
                        select business_key, case_key from case_document
                        where lower(business_key) = :text
                           or lower(substr(business_key, strpos(business_key, '/') + 1)) = :text
                        order by joined_at desc, case_key limit :limit""")
                .param("text", text.strip().toLowerCase(Locale.ROOT))
                .param("limit", limit)
                .query(Hit.class)
                .list();
    }

    /** Cases by the moment they were opened, newest first. */
    public List<OpenedCase> latest(int offset, int limit) {
        return jdbc.sql("""
                        select case_key, joined_at as opened_at from case_document where business_key = case_key
                        order by joined_at desc, case_key limit :limit offset :offset""")
                .param("limit", limit)
                .param("offset", offset)
                .query(CaseSearch::opened)
                .list();
    }

    /** The same of those cases only that hold one of these documents. */
    public List<OpenedCase> latestWith(Collection<String> documents, int offset, int limit) {
        return jdbc.sql("""
                        select case_key, joined_at as opened_at from case_document where business_key = case_key
                            and case_key in (select case_key from case_document
                                             where business_key = any (:documents::text[]))
                        order by joined_at desc, case_key limit :limit offset :offset""")
                .param("documents", documents.toArray(String[]::new))
                .param("limit", limit)
                .param("offset", offset)
                .query(CaseSearch::opened)
                .list();
    }

    private static OpenedCase opened(ResultSet row, int number) throws SQLException {
        return new OpenedCase(
                row.getString("case_key"), row.getTimestamp("opened_at").toInstant());
    }

    /** The documents of each of these cases, oldest first. */
    public Map<String, List<String>> documentsOf(Collection<String> caseKeys) {
        if (caseKeys.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select business_key, case_key from case_document where case_key in (:keys)"
                        + " order by joined_at, business_key")
                .param("keys", caseKeys)
                .query(Hit.class)
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(Hit::caseKey, Collectors.mapping(Hit::businessKey, Collectors.toList())));
    }
}
