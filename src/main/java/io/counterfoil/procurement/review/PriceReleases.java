package io.counterfoil.procurement.review;

import io.counterfoil.identity.Role;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.masterdata.MasterData;
import io.counterfoil.procurement.approval.LevelDecision;
import io.counterfoil.procurement.approval.LevelDecisions;
import io.counterfoil.procurement.approval.MatrixRow;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoices;
import io.counterfoil.procurement.invoicematch.HoldReleases;
import io.counterfoil.procurement.invoicematch.InvoiceMatching;
import io.counterfoil.procurement.matching.Check;
import io.counterfoil.procurement.matching.MatchResult;
import io.counterfoil.procurement.matching.Party;
import io.counterfoil.procurement.matching.PriceVariance;
import io.counterfoil.procurement.review.PriceRelease.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Releases of prices that a buyer only proposes, because the {@link PriceReleaseRule} asks for others too. Nothing is
 * let pass before all of them agreed on exactly what was found when it was proposed.
 */
@Service
@Transactional
public class PriceReleases {
    /** The duty that everybody performs who has a part in a release. */
    public static final String RELEASE_INVOICE = "RELEASE_INVOICE";

    private final SupplierInvoices invoices;
    private final InvoiceMatching matching;
    private final HoldReleases releases;
    private final PriceReleaseRecords records;
    private final PriceReleaseRule rule;
    private final LevelDecisions decisions;
    private final MasterData masterData;
    private final SegregationOfDuties duties;
    private final ApplicationEventPublisher events;

    PriceReleases(
            SupplierInvoices invoices,
            InvoiceMatching matching,
            HoldReleases releases,
            PriceReleaseRecords records,
            PriceReleaseRule rule,
            LevelDecisions decisions,
            MasterData masterData,
            SegregationOfDuties duties,
            ApplicationEventPublisher events) {
        this.invoices = invoices;
        this.matching = matching;
        this.releases = releases;
        this.records = records;
        this.rule = rule;
        this.decisions = decisions;
        this.masterData = masterData;
        this.duties = duties;
        this.events = events;
    }

    /** About which others are asked now. */
    @Transactional(readOnly = true)
    public Optional<PriceRelease> open(String businessKey) {
        return records.open(businessKey);
    }

    /** Who else must agree before this role's release counts, in a sentence; empty if nobody. */
    String agreementNeeded(MatchResult result, String role) {
        var others = others(result, role);
        if (others.isEmpty()) {
            return "";
        }
        var titles = others.stream()
                .map(MatrixRow::role)
                .map(group -> Role.of(group).map(Role::title).orElse(group))
                .distinct()
                .collect(Collectors.joining(" and "));
        return "The price is up to " + PriceVariance.of(result).orElseThrow().shown()
                + " above the order: if you release, you propose it, and nothing is released before " + titles
                + " agreed.";
    }

    boolean needsAgreement(MatchResult result, String role) {
        return !others(result, role).isEmpty();
    }

    void propose(SupplierInvoice invoice, MatchResult result, String role, String person, String reason) {
        var variance = PriceVariance.of(result).orElseThrow();
        var amount = masterData.inBudgetCurrency(variance.amount()).amount();
        var wish = new PriceReleaseRecords.Wish(
                variance.percent(), amount, variance.shown(), written(findingsOf(role, result)));
        records.keep(invoice.businessKey(), wish, person, reason);
        // Proposing is agreeing for the own role, so that nobody agrees to their own proposal.
        var round = records.open(invoice.businessKey()).orElseThrow().round();
        decisions.record(invoice.businessKey(), round, new LevelDecision(person, role, true, reason, null));
        record(
                invoice.businessKey(),
                person,
                "PRICE_RELEASE_PROPOSED",
                reason,
                Map.of("percent", variance.percent().toPlainString(), "amount", amount.toPlainString()));
    }

    /**
     * Records what one of the others says. A refusal needs a reason and ends the proposal; the buyer decides again.
     *
     * @throws io.counterfoil.kernel.Forbidden {@code ALREADY_DECIDED} if this person agreed for another role
     * @throws io.counterfoil.kernel.InvalidInput if a refusal has no reason
     */
    public void decide(String businessKey, LevelDecision decision) {
        var reason = decision.reason();
        new InputCheck()
                .that(decision.approved() || !reason.isBlank(), "reason", "say why you refuse; the buyer reads it")
                .that(reason.length() <= 2000, "reason", "must have at most 2000 characters")
                .done();
        var proposal = open(businessKey).orElseThrow();
        decisions.record(businessKey, proposal.round(), decision);
        if (!decision.approved()) {
            records.end(businessKey, Outcome.REFUSED, "refused by " + decision.who() + ": " + reason);
        }
        record(
                businessKey,
                decision.approver(),
                decision.approved() ? "PRICE_RELEASE_AGREED" : "PRICE_RELEASE_REFUSED",
                reason,
                decision.figures("price", proposal.figures()));
    }

    /**
     * Lets pass what was proposed, now that all agreed, or voids the proposal if something else is found by now.
     *
     * @throws io.counterfoil.kernel.Forbidden if the proposer has acted against it since
     */
    public void confirm(String businessKey) {
        var proposal = open(businessKey).orElseThrow();
        var invoice = invoices.findById(businessKey).orElseThrow();
        matching.lockOrder(invoice);
        var result = matching.evaluate(invoice);
        var proposed = findingsOf(Party.BUYER.role(), result);
        if (written(proposed).equals(proposal.findings())) {
            release(invoice, proposal, result, proposed);
        } else {
            annul(businessKey);
        }
    }

    /** What was found has changed: nobody has agreed to that. */
    public void annul(String businessKey) {
        end(businessKey, Outcome.VOID, "PRICE_RELEASE_VOID", "void, because what was found changed meanwhile");
    }

    /** Nobody decided in time: refused, never agreed. */
    public void lapse(String businessKey) {
        end(businessKey, Outcome.LAPSED, "PRICE_RELEASE_LAPSED", LevelDecisions.LAPSED);
    }

    static List<Check> findingsOf(String role, MatchResult result) {
        return result.reasons().stream()
                .filter(check -> check.party().role().equals(role))
                .toList();
    }

    /** Nobody else where no price holds, and for findings of other roles. */
    private List<MatrixRow> others(MatchResult result, String role) {
        if (!role.equals(Party.BUYER.role())) {
            return List.of();
        }
        return PriceVariance.of(result)
                .map(variance -> rule.approvers(
                        variance.percent(),
                        masterData.inBudgetCurrency(variance.amount()).amount()))
                .map(rows -> MatrixRow.besides(role, rows))
                .orElse(List.of());
    }

    private void release(SupplierInvoice invoice, PriceRelease proposal, MatchResult result, List<Check> proposed) {
        var key = invoice.businessKey();
        var agreed = decisions.of(key, proposal.round()).stream()
                .filter(LevelDecision::approved)
                .filter(decision -> !decision.approverGroup().equals(Party.BUYER.role()))
                .toList();
        if (agreed.isEmpty() && needsAgreement(result, Party.BUYER.role())) {
            throw new IllegalStateException("nobody agreed to release " + key + ": a defect in the model");
        }
        duties.perform(key, RELEASE_INVOICE, proposal.proposedBy());
        var names = agreed.stream().map(LevelDecision::who).collect(Collectors.joining(", "));
        var reason =
                proposal.reason() + agreed.stream().map(PriceReleases::words).collect(Collectors.joining());
        releases.release(key, proposed, proposal.proposedBy(), reason);
        records.end(key, Outcome.AGREED, "agreed by " + names);
        record(
                key,
                proposal.proposedBy(),
                "INVOICE_RELEASED",
                reason,
                Map.of(
                        "payable",
                        invoice.payable().toString(),
                        "holds",
                        proposed.stream().map(Check::key).distinct().collect(Collectors.joining(",")),
                        "agreed",
                        names));
    }

    private static String words(LevelDecision decision) {
        var role = Role.of(decision.approverGroup()).map(Role::title).orElse(decision.approverGroup());
        return " Agreed by " + decision.who() + " (" + role + ")"
                + (decision.reason().isBlank() ? "." : ": " + decision.reason());
    }

    private static String written(List<Check> findings) {
        return findings.stream()
                .map(check -> check.key() + " " + check.subject())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private void end(String businessKey, Outcome outcome, String action, String words) {
        records.end(businessKey, outcome, words);
        record(businessKey, AuditFact.SYSTEM, action, words, Map.of());
    }

    private void record(String businessKey, String person, String action, String reason, Map<String, String> figures) {
        events.publishEvent(new AuditFact(businessKey, person, action, reason, figures));
    }
}
