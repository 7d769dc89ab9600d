package io.counterfoil.procurement.review;

import io.counterfoil.procurement.amendment.AmendmentDraft;
import io.counterfoil.procurement.amendment.AmendmentIntake;
import io.counterfoil.procurement.amendment.OrderAmendments;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.matching.Check;
import io.counterfoil.procurement.matching.Fraction;
import io.counterfoil.procurement.matching.LineFigures;
import io.counterfoil.procurement.matching.LineMatch;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Proposes the amendment that would make an order say what its invoice bills: invoiced price, invoiced quantity. */
@Component
class AmendmentProposals {
    private static final Set<String> PRICE = Set.of("PRC", "CUM");
    private static final int DECIMALS = 6;
    private static final int MOST_REASON = 2000;

    private final AmendmentIntake intake;
    private final OrderAmendments amendments;

    AmendmentProposals(AmendmentIntake intake, OrderAmendments amendments) {
        this.intake = intake;
        this.amendments = amendments;
    }

    /**
     * Proposes it and starts its approval.
     *
     * @return the number of the amendment; empty if one is open already, or price and quantity are not what is wrong
     * @throws io.counterfoil.kernel.BusinessRuleViolation as {@link AmendmentIntake#submit} does
     */
    Optional<String> propose(SupplierInvoice invoice, List<LineMatch> lines, String person, String reason) {
        var order = String.valueOf(invoice.orderNumber());
        var changes = lines.stream().flatMap(line -> change(line).stream()).toList();
        if (changes.isEmpty() || amendments.openOf(order).isPresent()) {
            return Optional.empty();
        }
        var why = "For invoice " + invoice.invoiceNumber() + ": " + reason;
        var draft = new AmendmentDraft(order, why.substring(0, Math.min(why.length(), MOST_REASON)), false, changes);
        return Optional.of(intake.submit(draft, person).amendmentNumber());
    }

    private static Optional<AmendmentDraft.Change> change(LineMatch line) {
        var failed = line.checks().stream()
                .filter(check -> check.outcome().prevents())
                .map(Check::key)
                .collect(Collectors.toSet());
        var price = failed.stream().anyMatch(PRICE::contains) ? price(line.figures()) : null;
        var quantity = failed.contains("ORD") ? quantity(line.figures()) : null;
        return price == null && quantity == null
                ? Optional.empty()
                : Optional.of(new AmendmentDraft.Change(
                        line.figures().ordered().number(), quantity, price, null, null, null, false));
    }

    /** Per as many units as the order prices; null if no quantity is billed. */
    private static @Nullable BigDecimal price(LineFigures figures) {
        var weight = figures.weight();
        var priced = weight == null ? figures.invoiced() : weight.billed();
        if (priced.signum() <= 0) {
            return null;
        }
        var each = Fraction.of(figures.amount().amount())
                .times(figures.ordered().price().per())
                .dividedBy(priced);
        return each.numerator()
                .divide(each.denominator(), MathContext.DECIMAL64)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    private static BigDecimal quantity(LineFigures figures) {
        return figures.before().quantity().plus(figures.invoiced()).shown();
    }
}
