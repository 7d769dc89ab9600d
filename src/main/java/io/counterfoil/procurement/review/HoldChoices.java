package io.counterfoil.procurement.review;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoices;
import io.counterfoil.procurement.invoicematch.InvoiceMatching;
import io.counterfoil.procurement.matching.Check;
import io.counterfoil.procurement.matching.MatchResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What one role can decide about a held invoice, with a draft of what the supplier could be told. */
@Service
@Transactional(readOnly = true)
public class HoldChoices {
    private final SupplierInvoices invoices;
    private final InvoiceMatching matching;
    private final PriceReleases releases;

    HoldChoices(SupplierInvoices invoices, InvoiceMatching matching, PriceReleases releases) {
        this.invoices = invoices;
        this.matching = matching;
        this.releases = releases;
    }

    /**
     * What is offered.
     *
     * @param advice why other decisions are not; empty if all are
     * @param agreement who else must agree to a release, in a sentence; empty if nobody
     * @param creditAmount net amount that nobody agreed to, as plain decimal text; empty if there is none
     * @param message draft of what the supplier is told
     */
    public record Offer(
            Set<HoldDecision> decisions, String advice, String agreement, String creditAmount, String message) {}

    /** @param role group id whose findings are decided */
    public Offer of(String businessKey, String role) {
        var invoice = invoices.findById(businessKey).orElseThrow();
        var result = matching.evaluate(invoice);
        var own = result.reasons().stream()
                .filter(check -> check.party().role().equals(role))
                .toList();
        var ownKeys = own.stream().map(Check::key).distinct().toList();
        var amount = disputed(result);
        return new Offer(
                HoldDecision.possible(ownKeys, result.reasonKeys()),
                HoldDecision.advice(ownKeys, result.reasonKeys()),
                releases.agreementNeeded(result, role),
                amount.signum() > 0 ? amount.toPlainString() : "",
                message(invoice, own));
    }

    private static BigDecimal disputed(MatchResult result) {
        return result.lines().stream()
                .map(line -> line.figures().amount().minus(line.figures().undisputed()))
                .reduce(Money.zero(result.currency()), Money::plus)
                .rounded()
                .amount();
    }

    private static String message(SupplierInvoice invoice, List<Check> own) {
        var sentences = own.stream().map(Check::sentence).toList();
        return "Your invoice " + invoice.invoiceNumber() + " of " + Wording.day(invoice.issueDate())
                + " does not agree with our order " + invoice.orderNumber() + ". " + String.join(" ", sentences)
                + " Please send a credit note that names the invoice.";
    }
}
