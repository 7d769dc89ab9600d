package io.counterfoil.period;

import io.counterfoil.workflow.CaseDocument;
import io.counterfoil.workflow.CaseDocumentRows;
import io.counterfoil.workflow.CaseDocuments;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reporting periods and their reopenings on the page of their case. */
@Component
class PeriodCaseDocuments implements CaseDocuments {
    private static final String DOCUMENTS = """
            select period as key, 'Reporting period' as kind,
                case when version is null then 'Not closed yet' else 'Snapshot version ' || version end as title, state,
                null::numeric as amount, null as currency, cast(cut_off_at as date) as day,
                '/api/v1/reporting-periods/' || period as link
            from reporting_period where period in (:keys)
            union all
            select number, 'Reopening of a period', reason, state, null, null, cast(requested_at as date),
                '/api/v1/reporting-periods/' || period
            from period_reopening where number in (:keys)
            """;

    private final JdbcClient jdbc;

    PeriodCaseDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CaseDocument> describe(Collection<String> businessKeys) {
        return CaseDocumentRows.read(jdbc, DOCUMENTS, businessKeys, key -> key);
    }
}
