package io.counterfoil.procurement.review;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.MasterData;
import io.counterfoil.procurement.approval.LevelDecision;
import io.counterfoil.procurement.approval.LevelDecisions;
import io.counterfoil.procurement.budget.Budgets;
import io.counterfoil.procurement.invoice.SupplierInvoices;
import io.counterfoil.procurement.invoicematch.HoldReleases;
import io.counterfoil.procurement.invoicematch.InvoiceMatching;
import io.counterfoil.procurement.matching.Party;
import io.counterfoil.procurement.requisition.SpendAssessment;
import io.counterfoil.procurement.requisition.SpendFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The approval of costs that no order approved: budget first, then people level by level, as for a requisition. */
@Service
@Transactional
public class InvoiceApprovals {
    private static final int ONLY_ROUND = 1;

    private final SupplierInvoices invoices;
    private final InvoiceMatching matching;
    private final HoldReleases releases;
    private final Budgets budgets;
    private final MasterData masterData;
    private final SpendAssessment spend;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final LevelDecisions decisions;

    InvoiceApprovals(
            SupplierInvoices invoices,
            InvoiceMatching matching,
            HoldReleases releases,
            Budgets budgets,
            MasterData masterData,
            SpendAssessment spend,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            LevelDecisions decisions) {
        this.invoices = invoices;
        this.matching = matching;
        this.releases = releases;
        this.budgets = budgets;
        this.masterData = masterData;
        this.spend = spend;
        this.jdbc = jdbc;
        this.events = events;
        this.decisions = decisions;
    }

    /**
     * What the budget says.
     *
     * @param facts decide who approves
     */
    public record BudgetCheck(boolean available, SpendFacts facts) {}

    /** Reserves the costs in the cost centre's budget. If it does not cover them the invoice is parked, saying so. */
    public BudgetCheck checkBudget(String businessKey) {
        var invoice = invoices.findById(businessKey).orElseThrow();
        var amount = masterData
                .inBudgetCurrency(new Money(invoice.netAmount(), invoice.currency()))
                .amount();
        var refusal = budgets.refusal(invoice, amount);
        jdbc.sql("update supplier_invoice set budget_amount = :amount where business_key = :key")
                .param("amount", amount)
                .param("key", businessKey)
                .update();
        refusal.ifPresent(reason -> {
            setStatus(businessKey, "PARKED", reason);
            events.publishEvent(
                    new AuditFact(businessKey, AuditFact.SYSTEM, "BUDGET_REFUSED", reason, Map.of("net", amount + "")));
        });
        var costCentre = Optional.ofNullable(invoice.costCentre()).orElse("");
        var supplier = Optional.ofNullable(invoice.supplierNumber()).orElse("");
        return new BudgetCheck(refusal.isEmpty(), spend.withoutOrder(amount, costCentre, supplier));
    }

    /**
     * Records one level's decision. A refusal needs a reason and rejects the invoice.
     *
     * @throws Forbidden {@code ALREADY_DECIDED} if this person already decided another level
     * @throws io.counterfoil.kernel.InvalidInput if a refusal has no reason
     */
    public void decide(String businessKey, LevelDecision decision) {
        var reason = decision.reason();
        var approved = decision.approved();
        new InputCheck()
                .that(approved || !reason.isBlank(), "reason", "say why you refuse; the supplier is told")
                .that(reason.length() <= 2000, "reason", "must have at most 2000 characters")
                .done();
        var invoice = invoices.findById(businessKey).orElseThrow();
        decisions.record(businessKey, ONLY_ROUND, decision);
        if (!approved) {
            setStatus(businessKey, "REJECTED", reason);
        } else if (invoice.supplierNumber() != null) {
            spend.approvedBy(decision, invoice.supplierNumber());
        }
        events.publishEvent(new AuditFact(
                businessKey,
                decision.approver(),
                approved ? "INVOICE_APPROVED" : "INVOICE_REJECTED",
                reason,
                decision.figures("payable", invoice.payable().toString())));
    }

    /** Nobody decided in time: rejected, never approved. */
    public void lapse(String businessKey) {
        setStatus(businessKey, "REJECTED", LevelDecisions.LAPSED);
        events.publishEvent(new AuditFact(
                businessKey, AuditFact.SYSTEM, "INVOICE_APPROVAL_LAPSED", LevelDecisions.LAPSED, Map.of()));
    }

    /** Lets the missing order pass once every level has approved. Whatever else holds the invoice still does. */
    public void confirm(String businessKey) {
        var invoice = invoices.findById(businessKey).orElseThrow();
        var approvers = approvers(businessKey);
        if (approvers.isEmpty()) {
            throw new IllegalStateException("nobody approved invoice " + businessKey + ": a defect in the model");
        }
        var withoutOrder = matching.evaluate(invoice).reasons().stream()
                .filter(check -> check.party() == Party.COST_CENTRE_OWNER)
                .toList();
        releases.release(
                businessKey,
                withoutOrder,
                approvers.get(approvers.size() - 1),
                "Costs approved by " + approvers.stream().collect(Collectors.joining(", ")));
    }

    private List<String> approvers(String businessKey) {
        return decisions.of(businessKey, ONLY_ROUND).stream()
                .filter(LevelDecision::approved)
                .map(LevelDecision::approver)
                .toList();
    }

    private void setStatus(String businessKey, String status, String reason) {
        jdbc.sql("update supplier_invoice set status = :status, status_reason = :reason where business_key = :key")
                .param("status", status)
                .param("reason", reason)
                .param("key", businessKey)
                .update();
    }
}
