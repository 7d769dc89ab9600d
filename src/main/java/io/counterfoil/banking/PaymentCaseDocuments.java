package io.counterfoil.banking;

import io.counterfoil.exchange.api.BusinessKeyPath;
import io.counterfoil.workflow.CaseDocument;
import io.counterfoil.workflow.CaseDocumentRows;
import io.counterfoil.workflow.CaseDocuments;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payments and payment runs on the page of their case. */
@Component
class PaymentCaseDocuments implements CaseDocuments {
    private static final String DOCUMENTS = """
            select p.invoice_key as key, 'Payment' as kind, 'To ' || p.creditor_name
                || case when p.part > 0 then ', part ' || p.part else '' end as title, p.state as state,
                p.amount as amount, p.currency as currency, p.due_date as day, '/api/v1/payments?invoice=' as link
            from payment p where p.invoice_key in (:keys)
            union all
            select r.number, 'Payment run', 'Payments due by ' || to_char(r.due_until, 'FMDD Mon YYYY'), r.state, null, null,
                cast(r.created_at as date), '/api/v1/payment-runs/'
            from payment_run r where r.number in (:keys)
            """;

    private final JdbcClient jdbc;

    PaymentCaseDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CaseDocument> describe(Collection<String> businessKeys) {
        return CaseDocumentRows.read(jdbc, DOCUMENTS, businessKeys, BusinessKeyPath::encode);
    }
}
