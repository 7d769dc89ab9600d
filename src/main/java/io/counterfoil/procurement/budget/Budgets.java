package io.counterfoil.procurement.budget;

import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.requisition.Requisition;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Budgets per cost centre and year, in the budget currency.
 *
 * <p>Available = budget − actual − commitment − reservation (approvals.md section 2): actual is what invoices posted,
 * commitment what orders still owe for lines that are not billed in full, reservation what requisitions, amendments and invoices without order would draw
 * that are in approval. Nothing of it is stored; it
 * is summed from the documents, so it cannot drift from them.
 */
@Service
@Transactional
public class Budgets {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Budgets(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    private record Balance(
            boolean open, BigDecimal amount, BigDecimal actual, BigDecimal committed, BigDecimal reserved) {
        BigDecimal available() {
            return amount.subtract(actual).subtract(committed).subtract(reserved);
        }
    }

    /**
     * Whether the budget covers a requisition; equal is enough. If not, the requisition goes back to its requester with
     * the reason. Two requisitions on one budget are checked one after the other.
     */
    public boolean cover(Requisition requisition) {
        var refusal = refusal(requisition);
        refusal.ifPresent(reason -> {
            jdbc.sql(
                            "update requisition set status = 'RETURNED', return_reason = :reason where requisition_number = :number")
                    .param("reason", reason)
                    .param("number", requisition.requisitionNumber())
                    .update();
            events.publishEvent(new AuditFact(
                    requisition.requisitionNumber(), AuditFact.SYSTEM, "BUDGET_REFUSED", reason, Map.of()));
        });
        return refusal.isEmpty();
    }

    /**
     * Whether the budget of an order covers what an amendment adds to it; equal is enough, nothing and less always is.
     *
     * @throws BusinessRuleViolation {@code BUDGET_EXCEEDED}
     */
    public void requireFor(PurchaseOrder order, BigDecimal increase) {
        if (increase.signum() > 0) {
            refusal(order.costCentre(), order.fiscalYear(), increase, order.requisitionNumber())
                    .ifPresent(reason -> {
                        throw new BusinessRuleViolation("BUDGET_EXCEEDED", "changes: " + reason);
                    });
        }
    }

    /**
     * Why the budget of the invoice's own cost centre does not cover it; empty if it does. The year is that of the
     * invoice's date.
     *
     * @param amount net in the budget currency
     */
    public Optional<String> refusal(SupplierInvoice invoice, BigDecimal amount) {
        return refusal(
                String.valueOf(invoice.costCentre()), invoice.issueDate().getYear(), amount, invoice.businessKey());
    }

    private Optional<String> refusal(Requisition requisition) {
        return refusal(
                requisition.costCentre(),
                requisition.fiscalYear(),
                requisition.budgetAmount(),
                requisition.requisitionNumber());
    }

    /** @param own key of the document whose own reservation does not count */
    private Optional<String> refusal(String costCentre, int fiscalYear, BigDecimal amount, String own) {
        var name = "budget " + fiscalYear + " of cost centre " + costCentre;
        var balance = balance(costCentre, fiscalYear, own);
        if (balance.isEmpty()) {
            return Optional.of("There is no " + name + ".");
        }
        if (!balance.get().open()) {
            return Optional.of("The " + name + " is closed.");
        }
        var available = balance.get().available();
        return amount.compareTo(available) <= 0
                ? Optional.empty()
                : Optional.of(
                        "The " + name + " has " + available + " EUR available, " + amount + " EUR are requested.");
    }

    private Optional<Balance> balance(String costCentre, int fiscalYear, String own) {
        jdbc.sql("select 1 from budget where cost_centre = :centre and fiscal_year = :year for update")
                .param("centre", costCentre)
                .param("year", fiscalYear)
                .query(Integer.class)
                .optional();
        return jdbc.sql("""
                        select b.open, b.amount,
                            (select coalesce(sum(i.budget_amount), 0) from supplier_invoice i
                                join purchase_order o on o.order_number = i.order_number
                                where o.cost_centre = b.cost_centre and o.fiscal_year = b.fiscal_year
                                and i.status = 'POSTED')
                            + (select coalesce(sum(i.budget_amount), 0) from supplier_invoice i
                                where i.order_number is null and i.cost_centre = b.cost_centre
                                and extract(year from i.issue_date) = b.fiscal_year
                                and i.status = 'POSTED') as actual,
                            (select coalesce(sum(case when standing.complete then 0 else greatest(o.budget_amount
                                    - round(standing.used * o.budget_amount / o.net_amount, 2), 0) end), 0)
                                from purchase_order o
                                cross join lateral (select coalesce(bool_and(l.billed_in_full), false) as complete,
                                        coalesce(sum(case when l.billed_in_full then l.net_worth
                                            else least(l.posted_amount, l.net_worth) end), 0) as used
                                    from order_line_standing l where l.order_number = o.order_number) standing
                                where o.cost_centre = b.cost_centre and o.fiscal_year = b.fiscal_year
                                and o.status = 'OPEN') as committed,
                            (select coalesce(sum(r.budget_amount), 0) from requisition r
                                where r.cost_centre = b.cost_centre and r.fiscal_year = b.fiscal_year
                                and r.status = 'IN_APPROVAL'
                                and r.requisition_number <> :number)
                            + (select coalesce(sum(greatest(a.budget_after - a.budget_before, 0)), 0)
                                from order_amendment a join purchase_order o on o.order_number = a.order_number
                                where o.cost_centre = b.cost_centre and o.fiscal_year = b.fiscal_year
                                and a.status in ('PROPOSED', 'APPROVED'))
                            + (select coalesce(sum(i.budget_amount), 0) from supplier_invoice i
                                where i.order_number is null and i.cost_centre = b.cost_centre
                                and extract(year from i.issue_date) = b.fiscal_year
                                and i.status in ('HELD', 'MATCHED') and i.business_key <> :number) as reserved
                        from budget b where b.cost_centre = :centre and b.fiscal_year = :year
                        """)
                .param("number", own)
                .param("centre", costCentre)
                .param("year", fiscalYear)
                .query(Balance.class)
                .optional();
    }
}
