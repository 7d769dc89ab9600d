package io.counterfoil.procurement.invoice;

import io.counterfoil.exchange.Documents;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.procurement.invoice.OfficialInvoiceRules.Finding;
import io.counterfoil.procurement.invoice.OfficialInvoiceRules.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Holds an electronic invoice against the official rules of its format and keeps what they found. */
@Service
@Transactional
public class InvoiceValidation {
    private final SupplierInvoices invoices;
    private final Documents documents;
    private final OfficialInvoiceRules rules;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    InvoiceValidation(
            SupplierInvoices invoices,
            Documents documents,
            OfficialInvoiceRules rules,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.invoices = invoices;
        this.documents = documents;
        this.rules = rules;
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Whether the invoice may go on. An invalid one is rejected with the ids of the broken rules.
     *
     * @throws io.counterfoil.kernel.ExternalSystemUnavailable if the validator failed; the invoice is as it was
     */
    public boolean check(String businessKey) {
        var invoice = invoices.findById(businessKey).orElseThrow();
        var original = documents.find(invoice.documentNumber());
        // Senders may write the type in capitals (RFC 9110 section 8.3.1).
        if (!original.mediaType().toLowerCase(Locale.ROOT).contains("xml")) {
            return true;
        }
        var verdict = rules.check(documents.content(original));
        keep(businessKey, verdict);
        events.publishEvent(new AuditFact(
                businessKey,
                AuditFact.SYSTEM,
                verdict.valid() ? "INVOICE_VALID" : "INVOICE_REJECTED",
                reason(verdict),
                Map.of("ruleSet", verdict.ruleSet())));
        return verdict.valid();
    }

    private void keep(String businessKey, Verdict verdict) {
        jdbc.sql("update supplier_invoice set rule_set = :ruleSet,"
                        + " status = case when :valid then status else 'REJECTED' end, status_reason = :reason"
                        + " where business_key = :key")
                .param("ruleSet", verdict.ruleSet())
                .param("valid", verdict.valid())
                .param("reason", reason(verdict))
                .param("key", businessKey)
                .update();
        var findings = verdict.findings();
        for (var i = 0; i < findings.size(); i++) {
            keep(businessKey, i, findings.get(i));
        }
    }

    private void keep(String businessKey, int position, Finding finding) {
        jdbc.sql("""
                        insert into supplier_invoice_finding (invoice_key, position, rule, severity, location, message)
                        values (:key, :position, :rule, :severity, :location, :message)
                        """)
                .param("key", businessKey)
                .param("position", position)
                .param("rule", finding.rule())
                .param("severity", finding.severity())
                .param("location", finding.location())
                .param("message", finding.message())
                .update();
    }

    /** What the official rules found about an invoice, in their order. */
    @Transactional(readOnly = true)
    public List<Finding> findings(String businessKey) {
        return jdbc.sql("select rule, severity, location, message from supplier_invoice_finding"
                        + " where invoice_key = :key order by position")
                .param("key", businessKey)
                .query(Finding.class)
                .list();
    }

    private static String reason(Verdict verdict) {
        return verdict.errors().stream().map(Finding::rule).distinct().collect(Collectors.joining(", "));
    }
}
