package io.counterfoil.procurement.review;

import io.counterfoil.identity.Role;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.invoice.SupplierInvoices;
import io.counterfoil.procurement.invoicematch.InvoiceMatching;
import io.counterfoil.procurement.matching.Check;
import io.counterfoil.workflow.CaseRegister;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what people ask for instead of releasing or rejecting a held invoice. The invoice stays held and nobody has a
 * task until what was asked for comes, or fourteen days have passed.
 */
@Service
@Transactional
public class HoldFollowUps {
    private final SupplierInvoices invoices;
    private final InvoiceMatching matching;
    private final FollowUps followUps;
    private final AmendmentProposals proposals;
    private final CaseRegister cases;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    HoldFollowUps(
            SupplierInvoices invoices,
            InvoiceMatching matching,
            FollowUps followUps,
            AmendmentProposals proposals,
            CaseRegister cases,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.invoices = invoices;
        this.matching = matching;
        this.followUps = followUps;
        this.proposals = proposals;
        this.cases = cases;
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Asks the supplier for a credit note.
     *
     * @param role group id whose findings are decided
     * @return the number of the request
     * @throws BusinessRuleViolation {@code DECISION_POINTLESS} if a credit note cannot end the hold
     * @throws io.counterfoil.kernel.InvalidInput without a reason, or naming what is wrong with the wish
     */
    public String requestCreditNote(
            String businessKey, String role, String person, CreditNoteWish wish, String reason) {
        var invoice = decided(HoldDecision.CREDIT_NOTE, businessKey, role, reason);
        wish.check(invoice);
        var number = followUps.next("CNR-", "credit_note_request_number");
        followUps.keepCreditNote(businessKey, number, wish, person, reason);
        cases.follow(number, businessKey);
        var figures = new HashMap<String, String>();
        figures.put("request", number);
        if (wish.amount() != null) {
            figures.put(
                    "amount",
                    new Money(wish.amount(), invoice.currency()).rounded().toString());
        }
        if (wish.quantity() != null) {
            figures.put("quantity", wish.quantity().toPlainString());
        }
        record(businessKey, person, "CREDIT_NOTE_REQUESTED", reason, figures);
        return number;
    }

    /**
     * Leaves the invoice waiting until its order is amended. A buyer's wish proposes what is billed at once; anybody
     * else's is left to a buyer.
     *
     * @throws BusinessRuleViolation {@code DECISION_POINTLESS} if no amendment could end the hold, {@code
     *     AMENDMENT_NOT_DERIVED} if a buyer must say what should be amended, or the proposal is refused
     */
    public void awaitAmendment(String businessKey, String role, String person, String reason) {
        var invoice = decided(HoldDecision.AMEND_ORDER, businessKey, role, reason);
        var amendment = role.equals(Role.BUYER.id())
                ? proposals.propose(invoice, matching.evaluate(invoice), person, reason)
                : Optional.<String>empty();
        followUps.keepAmendmentWish(businessKey, person, reason, amendment.orElse(null));
        record(
                businessKey,
                person,
                "AMENDMENT_WANTED",
                reason,
                Map.of("order", String.valueOf(invoice.orderNumber()), "amendment", amendment.orElse("none yet")));
    }

    /**
     * Asks the receivers to record what came, or to say that nothing did.
     *
     * @throws BusinessRuleViolation {@code DECISION_POINTLESS} if no receipt is missing
     */
    public void askReceiver(String businessKey, String role, String person, String reason) {
        var invoice = decided(HoldDecision.ASK_RECEIVER, businessKey, role, reason);
        var number = followUps.next("RR-", "receipt_request_number");
        followUps.keepReceiptRequest(businessKey, number, person, reason);
        cases.follow(number, businessKey);
        record(
                businessKey,
                person,
                "RECEIPT_REQUESTED",
                reason,
                Map.of("request", number, "order", String.valueOf(invoice.orderNumber())));
    }

    /**
     * Records the receiver's answer.
     *
     * @param recorded whether the receipt stands in the books now; otherwise nothing came
     * @throws BusinessRuleViolation {@code RECEIPT_STILL_MISSING} if no receipt of the order was recorded since
     * @throws io.counterfoil.kernel.InvalidInput if nothing came and nothing is said about it
     */
    public void answerReceiver(String businessKey, String person, boolean recorded, String reason) {
        new InputCheck()
                .that(recorded || !reason.isBlank(), "reason", "say what you know about the goods that did not come")
                .that(reason.length() <= 2000, "reason", "must have at most 2000 characters")
                .done();
        if (recorded) {
            refuseWithoutReceipt(businessKey);
        }
        followUps.answerReceiptRequest(businessKey, recorded ? "RECORDED" : "NOTHING_CAME", person, reason);
        record(businessKey, person, recorded ? "RECEIPT_CONFIRMED" : "NOTHING_CAME", reason, Map.of());
    }

    /** Ends a request that nobody needs to answer any more; one that was answered stays as it is. */
    public void endRequest(String businessKey) {
        followUps.answerReceiptRequest(businessKey, "ENDED", AuditFact.SYSTEM, "");
    }

    private SupplierInvoice decided(HoldDecision decision, String businessKey, String role, String reason) {
        new InputCheck().text("reason", reason, 2000).done();
        var invoice = invoices.findById(businessKey).orElseThrow();
        matching.lockOrder(invoice);
        var reasons = matching.evaluate(invoice).reasons();
        decision.mustBePossible(
                businessKey,
                keys(reasons.stream()
                        .filter(check -> check.party().role().equals(role))
                        .toList()),
                keys(reasons));
        return invoice;
    }

    private static List<String> keys(List<Check> checks) {
        return checks.stream().map(Check::key).distinct().toList();
    }

    private void refuseWithoutReceipt(String businessKey) {
        var asked = followUps.receiverAskedAt(businessKey).orElseThrow();
        var order = String.valueOf(invoices.findById(businessKey).orElseThrow().orderNumber());
        var recorded = jdbc.sql("select exists (select 1 from goods_receipt where order_number = :order"
                        + " and recorded_at >= :since)")
                .param("order", order)
                .param("since", Timestamp.from(asked))
                .query(Boolean.class)
                .single();
        if (!recorded) {
            throw new BusinessRuleViolation(
                    "RECEIPT_STILL_MISSING",
                    "decision: no receipt of " + order + " was recorded since you were asked; record it in task 'Record"
                            + " goods receipt' of the order first, or say that nothing came");
        }
    }

    private void record(String businessKey, String person, String action, String reason, Map<String, String> figures) {
        events.publishEvent(new AuditFact(businessKey, person, action, reason, figures));
    }
}
