package io.counterfoil.governance;

import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.workflow.CaseDocument;
import io.counterfoil.workflow.CaseDocumentRows;
import io.counterfoil.workflow.CaseDocuments;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Measures and what was asked of their gates, on the page of their case. */
@Component
class GovernanceCaseDocuments implements CaseDocuments {
    private static final String DOCUMENTS = """
            select measure as key, 'Measure' as kind, name as title,
                stage || case condition when 'ACTIVE' then '' else ', ' || condition end as state,
                target as amount, currency, cast(created_at as date) as day, '/api/v1/measures/' as link
            from measure where measure in (:keys)
            union all
            select passage, 'Gate passage',
                (select initcap(asked) || ' at ' || from_stage || ', ' || measure from gate_question newest
                 where newest.passage = gate_passage.passage order by round desc limit 1),
                case when settled_at is null then 'OPEN' else 'SETTLED' end, null, null, cast(opened_at as date),
                '/api/v1/measures/' || measure || '/gate-passages'
            from gate_passage where passage in (:keys)
            """;

    private final JdbcClient jdbc;

    GovernanceCaseDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CaseDocument> describe(Collection<String> businessKeys) {
        return CaseDocumentRows.read(jdbc, DOCUMENTS, businessKeys, BusinessKeyPath::encode);
    }
}
