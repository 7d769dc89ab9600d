package io.counterfoil.procurement.requisition;

import io.counterfoil.identity.Role;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.masterdata.CostCentre;
import io.counterfoil.masterdata.Responsibilities;
import io.counterfoil.procurement.approval.LevelDecision;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much a spend counts for approval. Requests of the same requester to the same supplier within the days of {@link
 * ApprovalSettings} are added to each later one, so that splitting saves nobody an approver.
 */
@Service
@Transactional
public class SpendAssessment {
    /** Earlier requests that stand, with what amendments made or would make of their orders. */
    private static final String EARLIER = """
            from requisition r
            left join purchase_order o on o.requisition_number = r.requisition_number
            left join order_amendment a on a.order_number = o.order_number and a.status in ('PROPOSED', 'APPROVED')
            where r.requester = :requester and r.supplier_number = :supplier and r.requisition_number <> :number
                and r.status in ('IN_APPROVAL', 'ORDERED') and r.submitted_at <= :at and r.submitted_at >= :since
            """;

    private static final String WORTH =
            "greatest(coalesce(a.budget_after, 0), coalesce(o.budget_amount, r.budget_amount))";

    private final Responsibilities responsibilities;
    private final ApprovalSettings settings;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SpendAssessment(
            Responsibilities responsibilities,
            ApprovalSettings settings,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.responsibilities = responsibilities;
        this.settings = settings;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Of a requisition as it was submitted last. */
    @Transactional(readOnly = true)
    public SpendFacts of(Requisition requisition) {
        return of(requisition, requisition.budgetAmount(), requisition.submittedAt());
    }

    /**
     * Of a changed order.
     *
     * @param changed net of the whole order with the change, in the budget currency
     * @param at when the change was proposed
     */
    @Transactional(readOnly = true)
    public SpendFacts of(Requisition requisition, BigDecimal changed, Instant at) {
        var categories = categoriesOn(requisition.costCentre());
        requisition.lines().stream()
                .map(line -> line.terms().category())
                .filter(Objects::nonNull)
                .forEach(categories::add);
        return new SpendFacts(
                changed.add(earlier(requisition, at)),
                changed,
                categories,
                requisition.terms().capex(),
                responsibilities.isNew(requisition.supplierNumber()),
                true);
    }

    /** Of costs without an order. */
    @Transactional(readOnly = true)
    public SpendFacts withoutOrder(BigDecimal net, String costCentre, String supplier) {
        return new SpendFacts(net, net, categoriesOn(costCentre), false, responsibilities.isNew(supplier), false);
    }

    /** A vendor-master steward who approves has checked the supplier: it is new no longer. */
    public void approvedBy(LevelDecision decision, String supplier) {
        if (decision.approved() && decision.approverGroup().equals(Role.VENDOR_MASTER_STEWARD.id())) {
            responsibilities.check(supplier, decision.approver());
        }
    }

    /** Notes on every earlier request that it needs more approval together with this one than it had alone. */
    public void suspectSplitting(Requisition later, BigDecimal together) {
        earlierNumbers(later).forEach(earlier -> {
            var noted = jdbc.sql("""
                            insert into split_suspicion (requisition_number, later_number, together, noticed_at)
                            values (:number, :later, :together, :at) on conflict do nothing
                            """)
                    .param("number", earlier)
                    .param("later", later.requisitionNumber())
                    .param("together", together)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (noted > 0) {
                events.publishEvent(new AuditFact(
                        earlier,
                        AuditFact.SYSTEM,
                        "SPLITTING_SUSPECTED",
                        "",
                        Map.of("with", later.requisitionNumber(), "together", together.toPlainString() + " EUR")));
            }
        });
    }

    /** In words, why this requisition is looked at together with others; empty if it is not. */
    @Transactional(readOnly = true)
    public List<String> suspicionsOn(String requisitionNumber) {
        return jdbc.sql("""
                        select case when requisition_number = :number then later_number else requisition_number end as other,
                            together from split_suspicion
                        where :number in (requisition_number, later_number) order by noticed_at
                        """)
                .param("number", requisitionNumber)
                .query((row, index) -> "Together with " + row.getString("other")
                        + " of the same requester and supplier: "
                        + row.getBigDecimal("together").setScale(2).toPlainString() + " EUR")
                .list();
    }

    private Set<String> categoriesOn(String costCentre) {
        var categories = new TreeSet<String>();
        responsibilities.costCentre(costCentre).map(CostCentre::category).ifPresent(categories::add);
        return categories;
    }

    private BigDecimal earlier(Requisition requisition, Instant at) {
        return about(jdbc.sql("select coalesce(sum(" + WORTH + "), 0) " + EARLIER), requisition, at)
                .query(BigDecimal.class)
                .single();
    }

    private Collection<String> earlierNumbers(Requisition requisition) {
        return about(jdbc.sql("select r.requisition_number " + EARLIER), requisition, requisition.submittedAt())
                .query(String.class)
                .list();
    }

    private JdbcClient.StatementSpec about(JdbcClient.StatementSpec query, Requisition requisition, Instant at) {
        return query.param("requester", requisition.requester())
                .param("supplier", requisition.supplierNumber())
                .param("number", requisition.requisitionNumber())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param(
                        "since",
                        at.minus(Duration.ofDays(settings.splittingDays())).atOffset(ZoneOffset.UTC));
    }
}
