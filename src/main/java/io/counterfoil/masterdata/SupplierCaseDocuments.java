package io.counterfoil.masterdata;

import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.workflow.CaseDocument;
import io.counterfoil.workflow.CaseDocumentRows;
import io.counterfoil.workflow.CaseDocuments;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes of bank accounts on the page of their case. */
@Component
class SupplierCaseDocuments implements CaseDocuments {
    private static final String DOCUMENTS = """
            select change_number as key, 'Bank account change' as kind, 'Account of ' || s.name as title, state as state,
                null::numeric as amount, null as currency, cast(proposed_at as date) as day,
                '/api/v1/bank-account-changes/' as link
            from supplier_account_change join supplier s using (supplier_number) where change_number in (:keys)
            """;

    private final JdbcClient jdbc;

    SupplierCaseDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CaseDocument> describe(Collection<String> businessKeys) {
        return CaseDocumentRows.read(jdbc, DOCUMENTS, businessKeys, BusinessKeyPath::encode);
    }
}
