package io.counterfoil.procurement.amendment;

import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants changed about an order, as it was handed in by any door.
 *
 * @param reason why; approvers read it first
 * @param closesOrder whether the order shall take nothing more
 */
public record AmendmentDraft(String orderNumber, String reason, boolean closesOrder, List<Change> changes) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public AmendmentDraft {
        changes = List.copyOf(changes);
    }

    /**
     * What shall be different about one line; null leaves a figure as it is.
     *
     * @param closesRemainder whether what has not come is no longer wanted; the quantity is then left out
     */
    public record Change(
            int lineNumber,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal unitPrice,
            @Nullable BigDecimal overDeliveryPercent,
            @Nullable BigDecimal plannedFreight,
            @Nullable LocalDate scheduledOn,
            boolean closesRemainder) {}

    /**
     * Checks what can be checked without the order.
     *
     * @throws io.counterfoil.kernel.InvalidInput naming every wrong field
     */
    void check() {
        var check = new InputCheck()
                .text("orderNumber", orderNumber, 40)
                .text("reason", reason, 2000)
                .that(closesOrder || !changes.isEmpty(), "changes", "must not be empty unless the order is closed");
        var seen = new HashSet<Integer>();
        for (var i = 0; i < changes.size(); i++) {
            var field = "changes[" + i + "].";
            check.that(
                    seen.add(changes.get(i).lineNumber()),
                    field + "line",
                    "line " + changes.get(i).lineNumber() + " stands here twice");
            checkChange(check, field, changes.get(i));
        }
        check.done();
    }

    private static void checkChange(InputCheck check, String field, Change change) {
        check.day(field + "scheduledOn", change.scheduledOn())
                .that(
                        !change.closesRemainder()
                                || (change.quantity() == null && change.overDeliveryPercent() == null),
                        field + "closesRemainder",
                        "leaves no quantity to order; leave quantity and overDeliveryPercent out");
        if (change.quantity() != null) {
            check.positive(field + "quantity", change.quantity(), 6);
        }
        if (change.unitPrice() != null) {
            check.notNegative(field + "unitPrice", change.unitPrice(), 6);
        }
        if (change.overDeliveryPercent() != null) {
            check.notNegative(field + "overDeliveryPercent", change.overDeliveryPercent(), 4)
                    .that(
                            change.overDeliveryPercent().compareTo(HUNDRED) <= 0,
                            field + "overDeliveryPercent",
                            "must be at most 100");
        }
    }

    /** Amounts have no more decimals than the order's currency. */
    void checkAmounts(String currency) {
        var check = new InputCheck();
        for (var i = 0; i < changes.size(); i++) {
            var freight = changes.get(i).plannedFreight();
            if (freight != null) {
                check.notNegative("changes[" + i + "].plannedFreight", freight, Money.minorDigits(currency));
            }
        }
        check.done();
    }
}
