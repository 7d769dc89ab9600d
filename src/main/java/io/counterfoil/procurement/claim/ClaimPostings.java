package io.counterfoil.procurement.claim;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Money;
import io.counterfoil.ledger.AccountPurpose;
import io.counterfoil.ledger.ChartOfAccounts;
import io.counterfoil.ledger.Journal;
import io.counterfoil.ledger.Posting;
import io.counterfoil.ledger.PostingLine;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Books claims: what was paid and did not stay is a quantity variance; the claim turns it into a receivable, and its
 * end turns it back, whereupon the credit note's own entry takes the variance away or nothing does.
 */
@Component
class ClaimPostings {
    private final Journal journal;
    private final ChartOfAccounts accounts;
    private final Clock clock;

    ClaimPostings(Journal journal, ChartOfAccounts accounts, Clock clock) {
        this.journal = journal;
        this.accounts = accounts;
        this.clock = clock;
    }

    void opened(SupplierClaim claim) {
        book("CLAIM", claim.claimNumber(), claim, claim.open(), true);
    }

    /** @param by the credit note, or WAIVED; names the entry together with the claim */
    void taken(SupplierClaim claim, Money amount, String by) {
        book("CLAIM_CLOSED", claim.claimNumber() + " by " + by, claim, amount, false);
    }

    private void book(String type, String key, SupplierClaim claim, Money amount, boolean opened) {
        var text = "Claim " + claim.claimNumber() + " for " + claim.orderNumber();
        var receivable = accounts.forPurpose(AccountPurpose.CLAIMS_RECEIVABLE);
        var variance = accounts.forPurpose(AccountPurpose.QUANTITY_VARIANCE);
        var money = amount.amount();
        var lines = opened
                ? List.of(
                        PostingLine.debit(receivable, money, text).clearing(claim.claimNumber()),
                        PostingLine.credit(variance, money, text))
                : List.of(
                        PostingLine.debit(variance, money, text),
                        PostingLine.credit(receivable, money, text).clearing(claim.claimNumber()));
        journal.post(
                new Posting(type, key, LocalDate.now(clock), text, "", amount.currency(), lines), AuditFact.SYSTEM);
    }
}
