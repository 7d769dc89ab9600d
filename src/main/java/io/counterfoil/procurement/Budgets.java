package io.counterfoil.procurement;

import io.counterfoil.kernel.AuditFact;
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
 * commitment what orders still owe, reservation what requisitions in approval would draw. Nothing of it is stored; it
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

    private Optional<String> refusal(Requisition requisition) {
        var name = "budget " + requisition.fiscalYear() + " of cost centre " + requisition.costCentre();
        var balance = balance(requisition);
        if (balance.isEmpty()) {
            return Optional.of("There is no " + name + ".");
        }
        if (!balance.get().open()) {
            return Optional.of("The " + name + " is closed.");
        }
        var available = balance.get().available();
        return requisition.budgetAmount().compareTo(available) <= 0
                ? Optional.empty()
                : Optional.of("The " + name + " has " + available + " EUR available, " + requisition.budgetAmount()
                        + " EUR are requested.");
    }

    private Optional<Balance> balance(Requisition requisition) {
        jdbc.sql("select 1 from budget where cost_centre = :centre and fiscal_year = :year for update")
                .param("centre", requisition.costCentre())
                .param("year", requisition.fiscalYear())
                .query(Integer.class)
                .optional();
        return jdbc.sql("""
                        select b.open, b.amount,
                            (select coalesce(sum(i.budget_amount), 0) from supplier_invoice i
                                join purchase_order o on o.order_number = i.order_number
                                where o.cost_centre = b.cost_centre and o.fiscal_year = b.fiscal_year
                                and i.status = 'POSTED') as actual,
                            (select coalesce(sum(greatest(o.budget_amount - coalesce(billed.amount, 0), 0)), 0)
                                from purchase_order o
                                left join lateral (select sum(i.budget_amount) as amount from supplier_invoice i
                                    where i.order_number = o.order_number and i.status = 'POSTED') billed on true
                                where o.cost_centre = b.cost_centre and o.fiscal_year = b.fiscal_year
                                and o.status = 'OPEN') as committed,
                            (select coalesce(sum(r.budget_amount), 0) from requisition r
                                where r.cost_centre = b.cost_centre and r.fiscal_year = b.fiscal_year
                                and r.status = 'IN_APPROVAL'
                                and r.requisition_number <> :number) as reserved
                        from budget b where b.cost_centre = :centre and b.fiscal_year = :year
                        """)
                .param("number", requisition.requisitionNumber())
                .param("centre", requisition.costCentre())
                .param("year", requisition.fiscalYear())
                .query(Balance.class)
                .optional();
    }
}
