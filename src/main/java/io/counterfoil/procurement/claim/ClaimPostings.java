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
 * end turns it back, whereupon the credit note's own entry takes the variance away or nothing does. A paid part comes
 * from part payments, and goes into accounts payable of the invoice that it is taken off; what is given up of it is a
 * variance too.
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
        var money = claim.open().amount();
        var text = text(claim);
        var from = claim.kind() == SupplierClaim.Kind.PAID_PART
                ? PostingLine.credit(accounts.forPurpose(AccountPurpose.PART_PAYMENT), money, text)
                        .clearing(claim.cause())
                : PostingLine.credit(variance(), money, text);
        var receivable = PostingLine.debit(receivable(), money, text).clearing(claim.claimNumber());
        book("CLAIM", claim.claimNumber(), claim, List.of(receivable, from));
    }

    /**
     * @param by what ends it; names the entry together with the claim
     * @param invoiceKey of a paid part: whose payable takes it up
     */
    void taken(SupplierClaim claim, Money amount, String by, String invoiceKey) {
        var to = claim.kind() == SupplierClaim.Kind.PAID_PART
                ? PostingLine.debit(accounts.forPurpose(AccountPurpose.ACCOUNTS_PAYABLE), amount.amount(), text(claim))
                        .clearing(invoiceKey)
                : PostingLine.debit(variance(), amount.amount(), text(claim));
        close(claim, amount, by, to);
    }

    /** What is still open is given up. */
    void waived(SupplierClaim claim) {
        var open = claim.open();
        close(claim, open, "WAIVED", PostingLine.debit(variance(), open.amount(), text(claim)));
    }

    private void close(SupplierClaim claim, Money amount, String by, PostingLine to) {
        var receivable =
                PostingLine.credit(receivable(), amount.amount(), text(claim)).clearing(claim.claimNumber());
        book("CLAIM_CLOSED", claim.claimNumber() + " by " + by, claim, List.of(to, receivable));
    }

    private void book(String type, String key, SupplierClaim claim, List<PostingLine> lines) {
        journal.post(
                new Posting(type, key, LocalDate.now(clock), text(claim), "", claim.currency(), lines),
                AuditFact.SYSTEM);
    }

    private static String text(SupplierClaim claim) {
        return "Claim " + claim.claimNumber() + " for " + claim.orderNumber();
    }

    private String receivable() {
        return accounts.forPurpose(AccountPurpose.CLAIMS_RECEIVABLE);
    }

    private String variance() {
        return accounts.forPurpose(AccountPurpose.QUANTITY_VARIANCE);
    }
}
