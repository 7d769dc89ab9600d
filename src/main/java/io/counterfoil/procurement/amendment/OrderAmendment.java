package io.counterfoil.procurement.amendment;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A change of an order that was placed: proposed, approved as the order was, then applied. An order has at most one that
 * is neither applied nor refused.
 *
 * @param amendmentNumber business key of its approval, for example {@code AMD-1001}
 * @param proposer login of who wants the change; never allowed to approve it
 * @param reason why; approvers read it first
 * @param closesOrder whether the order takes nothing more once the lines are changed
 * @param netBefore of the whole order, in its currency, not rounded
 * @param netAfter the same with the changes
 * @param budgetBefore {@code netBefore} in the budget currency, in cents
 * @param budgetAfter {@code netAfter} in the budget currency at the budget rate, in cents
 * @param weakensControl whether more may be delivered beyond the order, or carried, or a free line gets a price
 * @param priceRisePercent of the line whose price rises most, rounded up to four decimals; 0 if none does
 * @param refusalReason why it was refused, by a person or by what happened meanwhile; empty otherwise
 */
@Table("order_amendment")
public record OrderAmendment(
        @Id String amendmentNumber,
        String orderNumber,
        String proposer,
        String reason,
        boolean closesOrder,
        Status status,
        BigDecimal netBefore,
        BigDecimal netAfter,
        BigDecimal budgetBefore,
        BigDecimal budgetAfter,
        boolean weakensControl,
        BigDecimal priceRisePercent,
        String refusalReason,
        Instant proposedAt,

        @MappedCollection(idColumn = "amendment_number", keyColumn = "position")
        List<OrderAmendmentLine> lines) {

    /** Where an amendment stands. The first two reserve the budget it needs more. */
    public enum Status {
        PROPOSED,
        APPROVED,
        REFUSED,
        APPLIED
    }

    /** What the order will be worth, rounded to the minor unit. */
    public Money totalAfter(String currency) {
        return new Money(netAfter, currency).rounded();
    }

    /** What the order was worth, rounded to the minor unit. */
    public Money totalBefore(String currency) {
        return new Money(netBefore, currency).rounded();
    }
}
