package io.counterfoil.procurement.review;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.procurement.amendment.AmendmentDraft;
import io.counterfoil.procurement.amendment.AmendmentIntake;
import io.counterfoil.procurement.amendment.OrderAmendments;
import io.counterfoil.procurement.invoice.SupplierInvoice;
import io.counterfoil.procurement.matching.Check;
import io.counterfoil.procurement.matching.Fraction;
import io.counterfoil.procurement.matching.LineFigures;
import io.counterfoil.procurement.matching.LineMatch;
import io.counterfoil.procurement.matching.MatchResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Proposes the amendment that would make an order say what its invoice bills: its price, quantity, freight and day. */
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
     * @return the number of the amendment; empty if one is open already
     * @throws BusinessRuleViolation {@code AMENDMENT_NOT_DERIVED} if the invoice does not say what the order should, or
     *     as {@link AmendmentIntake#submit} does
     */
    Optional<String> propose(SupplierInvoice invoice, MatchResult result, String person, String reason) {
        var order = String.valueOf(invoice.orderNumber());
        if (amendments.openOf(order).isPresent()) {
            return Optional.empty();
        }
        var freight = FreightProposal.of(result);
        var changes = result.lines().stream()
                .flatMap(line -> change(line, freight, invoice.issueDate()).stream())
                .toList();
        refuseNothing(invoice, result, changes);
        var why = "For invoice " + invoice.invoiceNumber() + ": " + reason;
        var draft = new AmendmentDraft(order, why.substring(0, Math.min(why.length(), MOST_REASON)), false, changes);
        return Optional.of(intake.submit(draft, person).amendmentNumber());
    }

    private static void refuseNothing(
            SupplierInvoice invoice, MatchResult result, List<AmendmentDraft.Change> changes) {
        if (changes.isEmpty()) {
            throw new BusinessRuleViolation(
                    "AMENDMENT_NOT_DERIVED",
                    "decision: what order " + invoice.orderNumber() + " should say does not follow from invoice "
                            + invoice.invoiceNumber() + ", held for " + CheckWords.of(result.reasonKeys())
                            + "; propose the amendment of the order yourself, then choose this to wait for it");
        }
    }

    private static Optional<AmendmentDraft.Change> change(
            LineMatch line, @Nullable FreightProposal freight, LocalDate issued) {
        var failed = line.checks().stream()
                .filter(check -> check.outcome().prevents())
                .map(Check::key)
                .collect(Collectors.toSet());
        var price = failed.stream().anyMatch(PRICE::contains) ? price(line.figures()) : null;
        var quantity = failed.contains("ORD") ? quantity(line.figures()) : null;
        var planned = freight == null ? null : freight.of(line.figures());
        var day = failed.contains("DATE") ? issued : null;
        return price == null && quantity == null && planned == null && day == null
                ? Optional.empty()
                : Optional.of(new AmendmentDraft.Change(
                        line.figures().ordered().number(), quantity, price, null, planned, day, false));
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
