package io.counterfoil.banking;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Money;
import io.counterfoil.ledger.AccountPurpose;
import io.counterfoil.ledger.ChartOfAccounts;
import io.counterfoil.ledger.Journal;
import io.counterfoil.ledger.Posting;
import io.counterfoil.ledger.PostingLine;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes a part of a credit note off a payment: both rows, the proof of it, and the books. */
@Component
class CreditApplications {
    /** Document type of the entry; its key names both documents. */
    static final String DOCUMENT_TYPE = "CREDIT_APPLICATION";

    private final Journal journal;
    private final ChartOfAccounts accounts;
    private final BankingSettings settings;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CreditApplications(
            Journal journal,
            ChartOfAccounts accounts,
            BankingSettings settings,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.journal = journal;
        this.accounts = accounts;
        this.settings = settings;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Both rows are locked by the caller; the amount is at most what is left of either. */
    void apply(String creditKey, String invoiceKey, int part, Money amount) {
        record(creditKey, invoiceKey, part, amount);
        book(creditKey, invoiceKey, part, amount);
        events.publishEvent(new AuditFact(
                invoiceKey,
                AuditFact.SYSTEM,
                "CREDIT_APPLIED",
                "",
                Map.of("credit", creditKey, "amount", amount.rounded().toString())));
    }

    private void record(String creditKey, String invoiceKey, int part, Money amount) {
        jdbc.sql("update supplier_credit set applied = applied + :amount where credit_key = :credit")
                .param("amount", amount.amount())
                .param("credit", creditKey)
                .update();
        jdbc.sql("update payment set amount = amount - :amount, credited = credited + :amount,"
                        + " state = case when amount = :amount then 'NETTED' else state end"
                        + " where invoice_key = :invoice and part = :part")
                .param("amount", amount.amount())
                .param("invoice", invoiceKey)
                .param("part", part)
                .update();
        jdbc.sql("insert into invoice_credit_application (credit_key, invoice_key, part, amount, applied_at)"
                        + " values (:credit, :invoice, :part, :amount, :at)")
                .param("credit", creditKey)
                .param("invoice", invoiceKey)
                .param("part", part)
                .param("amount", amount.amount())
                .param("at", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .update();
    }

    private void book(String creditKey, String invoiceKey, int part, Money amount) {
        var payable = accounts.forPurpose(AccountPurpose.ACCOUNTS_PAYABLE);
        var text = "Credit note " + creditKey + " reduces " + invoiceKey;
        journal.post(
                new Posting(
                        DOCUMENT_TYPE,
                        creditKey + " > " + PaymentPart.key(invoiceKey, part),
                        LocalDate.ofInstant(clock.instant(), settings.zone()),
                        text,
                        "",
                        amount.currency(),
                        List.of(
                                PostingLine.debit(payable, amount.amount(), text)
                                        .clearing(invoiceKey),
                                PostingLine.credit(payable, amount.amount(), text)
                                        .clearing(creditKey))),
                AuditFact.SYSTEM);
    }
}
