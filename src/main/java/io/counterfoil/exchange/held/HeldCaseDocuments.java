package io.counterfoil.exchange.held;

import io.counterfoil.workflow.CaseDocument;
import io.counterfoil.workflow.CaseDocumentRows;
import io.counterfoil.workflow.CaseDocuments;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Held records on the page of their case. */
@Component
class HeldCaseDocuments implements CaseDocuments {
    private static final String DOCUMENTS = """
            select number as key, 'Held record' as kind, contract || ' ' || object_key as title,
                coalesce(decision, kind) as state, null::numeric as amount, null as currency,
                cast(opened_at as date) as day, '/api/v1/held-records/' || number as link
            from exchange_held where number in (:keys)
            """;

    private final JdbcClient jdbc;

    HeldCaseDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CaseDocument> describe(Collection<String> businessKeys) {
        return CaseDocumentRows.read(jdbc, DOCUMENTS, businessKeys, key -> key);
    }
}
