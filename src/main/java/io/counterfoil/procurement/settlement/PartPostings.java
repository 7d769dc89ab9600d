package io.counterfoil.procurement.settlement;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Money;
import io.counterfoil.ledger.AccountPurpose;
import io.counterfoil.ledger.ChartOfAccounts;
import io.counterfoil.ledger.Journal;
import io.counterfoil.ledger.Posting;
import io.counterfoil.ledger.PostingLine;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Books what is owed of an invoice while it is held: accounts payable against part payments, with tax, both under the
 * invoice's key. Costs, GR/IR and input tax wait for the invoice's own entry, which takes the part payments over; so a
 * rejected invoice has nothing of these to take back.
 */
@Component
class PartPostings {
    private final Journal journal;
    private final ChartOfAccounts accounts;
    private final Clock clock;

    PartPostings(Journal journal, ChartOfAccounts accounts, Clock clock) {
        this.journal = journal;
        this.accounts = accounts;
        this.clock = clock;
    }

    void scheduled(SupplierInvoice invoice, int part, Money amount) {
        book("UNDISPUTED_PART", "Undisputed part ", invoice, part, amount, true);
    }

    /** What is not paid after all. */
    void withdrawn(SupplierInvoice invoice, int part, Money amount) {
        book("UNDISPUTED_PART_WITHDRAWN", "Withdrawn part ", invoice, part, amount, false);
    }

    private void book(String type, String what, SupplierInvoice invoice, int part, Money amount, boolean owed) {
        var key = invoice.businessKey();
        var text = what + part + " of held invoice " + invoice.invoiceNumber() + " of " + invoice.sellerName();
        var paid = accounts.forPurpose(AccountPurpose.PART_PAYMENT);
        var payable = accounts.forPurpose(AccountPurpose.ACCOUNTS_PAYABLE);
        var lines = List.of(
                PostingLine.debit(owed ? paid : payable, amount.amount(), text).clearing(key),
                PostingLine.credit(owed ? payable : paid, amount.amount(), text).clearing(key));
        journal.post(
                new Posting(type, key + " part " + part, LocalDate.now(clock), text, "", amount.currency(), lines),
                AuditFact.SYSTEM);
    }
}
