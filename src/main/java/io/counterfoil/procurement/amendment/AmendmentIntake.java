package io.counterfoil.procurement.amendment;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.AuditFact;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.Money;
import io.counterfoil.masterdata.MasterData;
import io.counterfoil.procurement.amendment.OrderAmendment.Status;
import io.counterfoil.procurement.budget.Budgets;
import io.counterfoil.procurement.order.LineProgress;
import io.counterfoil.procurement.order.OpenOrders;
import io.counterfoil.procurement.order.OrderStanding;
import io.counterfoil.procurement.order.PurchaseOrder;
import io.counterfoil.procurement.requisition.LineTerms;
import io.counterfoil.workflow.CaseRegister;
import io.counterfoil.workflow.Processes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes proposals to change an order in, whichever door they come by. */
@Service
@Transactional
public class AmendmentIntake {
    private static final int KEPT_DECIMALS = 4;

    /** Message that starts the approval of an amendment already registered. */
    public static final String AMENDMENT_PROPOSED = "Message_OrderAmendmentProposed";

    private static final int MOST_DIGITS = 13;

    private final OpenOrders openOrders;
    private final OrderAmendments amendments;
    private final OrderStanding progress;
    private final MasterData masterData;
    private final Budgets budgets;
    private final JdbcAggregateOperations documents;
    private final JdbcClient jdbc;
    private final CaseRegister cases;
    private final SegregationOfDuties duties;
    private final Processes processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AmendmentIntake(
            OpenOrders openOrders,
            OrderAmendments amendments,
            OrderStanding progress,
            MasterData masterData,
            Budgets budgets,
            JdbcAggregateOperations documents,
            JdbcClient jdbc,
            CaseRegister cases,
            SegregationOfDuties duties,
            Processes processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.openOrders = openOrders;
        this.amendments = amendments;
        this.progress = progress;
        this.masterData = masterData;
        this.budgets = budgets;
        this.documents = documents;
        this.jdbc = jdbc;
        this.cases = cases;
        this.duties = duties;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    /** Registers a proposal and starts its approval. Fails as {@link #register} does. */
    public OrderAmendment submit(AmendmentDraft draft, String proposer) {
        var amendment = register(draft, proposer);
        processes.start(AMENDMENT_PROPOSED, amendment.amendmentNumber(), Map.of());
        return amendment;
    }

    /**
     * Registers a proposal for an approval that runs already, as one begun in Tasklist does. Nothing is stored if it
     * fails.
     *
     * @throws io.counterfoil.kernel.InvalidInput naming every wrong field
     * @throws io.counterfoil.kernel.NotFound if the order is unknown
     * @throws Conflict if the order is closed, or another amendment of it is open
     * @throws io.counterfoil.kernel.Forbidden if the proposer entered an invoice of the order, received or approved it
     * @throws BusinessRuleViolation if the order has no such line, less would be ordered than came, or the budget does
     *     not cover the increase
     */
    public OrderAmendment register(AmendmentDraft draft, String proposer) {
        draft.check();
        duties.perform(draft.orderNumber(), "AMEND_ORDER", proposer);
        var order = openOrders.lock(draft.orderNumber());
        refuseSecond(order);
        draft.checkAmounts(order.currency());
        var amendment = amendment(order, draft, proposer);
        budgets.requireFor(order, amendment.budgetAfter().subtract(amendment.budgetBefore()));
        documents.insert(amendment);
        cases.follow(amendment.amendmentNumber(), order.orderNumber());
        events.publishEvent(new AuditFact(
                amendment.amendmentNumber(),
                proposer,
                "AMENDMENT_PROPOSED",
                draft.reason(),
                Map.of(
                        "order", order.orderNumber(),
                        "netBefore", amendment.totalBefore(order.currency()).toString(),
                        "netAfter", amendment.totalAfter(order.currency()).toString())));
        return amendment;
    }

    /** Of lines that amendments changed since the last one that anybody decided on, else since the order was placed. */
    private Map<Integer, BigDecimal> pricesLastDecided(String orderNumber) {
        var prices = new HashMap<Integer, BigDecimal>();
        jdbc.sql("""
                        with applied as (
                            select m.amendment_number, m.proposed_at, exists (
                                select 1 from level_decision d
                                where d.document_key = m.amendment_number and d.approved) as decided
                            from order_amendment m where m.order_number = :order and m.status = 'APPLIED')
                        select distinct on (l.line_number) l.line_number, l.old_unit_price
                        from applied a join order_amendment_line l using (amendment_number)
                        where a.proposed_at > coalesce(
                            (select max(proposed_at) from applied where decided), timestamptz '-infinity')
                        order by l.line_number, a.proposed_at
                        """)
                .param("order", orderNumber)
                .query((row, index) -> prices.put(row.getInt("line_number"), row.getBigDecimal("old_unit_price")))
                .list();
        return prices;
    }

    private void refuseSecond(PurchaseOrder order) {
        amendments.openOf(order.orderNumber()).ifPresent(open -> {
            throw new Conflict(
                    "AMENDMENT_OPEN",
                    "orderNumber: " + open.amendmentNumber() + " of " + order.orderNumber()
                            + " is not decided and applied yet; propose the next one after it");
        });
    }

    private OrderAmendment amendment(PurchaseOrder order, AmendmentDraft draft, String proposer) {
        var came = progress.byLine(order);
        var lines = draft.changes().stream()
                .map(change -> change(order, change, came))
                .toList();
        var after = AmendmentRules.amended(
                order, lines.stream().collect(toMap(OrderAmendmentLine::lineNumber, identity())), came);
        var net = new Money(AmendmentRules.net(after), order.currency());
        requireWorth(net);
        return new OrderAmendment(
                "AMD-"
                        + jdbc.sql("select nextval('order_amendment_number')")
                                .query(Long.class)
                                .single(),
                order.orderNumber(),
                proposer,
                draft.reason(),
                draft.closesOrder(),
                Status.PROPOSED,
                order.netAmount(),
                net.amount().setScale(KEPT_DECIMALS, RoundingMode.HALF_UP),
                order.budgetAmount(),
                lines.isEmpty()
                        ? order.budgetAmount()
                        : masterData.inBudgetCurrency(net).amount(),
                lines.stream().anyMatch(OrderAmendmentLine::weakensControl),
                AmendmentRules.priceRisePercent(lines, pricesLastDecided(order.orderNumber())),
                "",
                // PostgreSQL keeps microseconds.
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                lines);
    }

    private static OrderAmendmentLine change(
            PurchaseOrder order, AmendmentDraft.Change change, Map<Integer, LineProgress> came) {
        var line = order.line(change.lineNumber())
                .orElseThrow(() -> new BusinessRuleViolation(
                        "ORDER_LINE_UNKNOWN",
                        "changes: purchase order " + order.orderNumber() + " has no line " + change.lineNumber()));
        var goods = line.terms().kind() == LineTerms.Kind.GOODS;
        var field = "changes: line " + change.lineNumber();
        new InputCheck()
                .that(
                        goods || !change.closesRemainder() || change.unitPrice() == null,
                        field,
                        "this line is an amount, and its end says how much; leave unitPrice out")
                .that(
                        goods || change.overDeliveryPercent() == null,
                        field,
                        "only GOODS can be over-delivered; this line is an amount")
                .done();
        var progress = OrderStanding.of(came, line);
        var amended = OrderAmendmentLine.of(line, change, progress);
        new InputCheck()
                .that(amended.changesSomething(), field, "says what the order says already; leave it out")
                .done();
        AmendmentRules.refuseBelowSettled(order, amended.applied(line, progress), progress);
        return amended;
    }

    /** An order is worth something and fits its columns. */
    private static void requireWorth(Money net) {
        var rounded = net.rounded().amount();
        new InputCheck()
                .that(rounded.compareTo(BigDecimal.ZERO) > 0, "changes", "must leave the order worth more than 0")
                .that(
                        rounded.precision() - rounded.scale() <= MOST_DIGITS,
                        "changes",
                        "must leave the order worth at most 13 digits before the decimal point")
                .done();
    }
}
