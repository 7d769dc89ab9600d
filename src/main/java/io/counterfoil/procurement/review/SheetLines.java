package io.counterfoil.procurement.review;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.matching.LineFigures;
import io.counterfoil.procurement.matching.LineMatch;
import io.counterfoil.procurement.matching.MatchPolicy;
import io.counterfoil.procurement.matching.MatchResult;
import io.counterfoil.procurement.matching.Order;
import io.counterfoil.procurement.order.PurchaseOrderLine;
import io.counterfoil.procurement.review.SheetLine.EarlierInvoice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the lines of a match as people read them. */
final class SheetLines {
    private SheetLines() {}

    /**
     * @param result the match that the line is of
     * @param ordered the line as the order has it; empty if the order has it no more
     * @param billedAs quantities of the invoice in other units than the order's; empty if it has none
     */
    static SheetLine line(
            LineMatch match,
            MatchResult result,
            Optional<PurchaseOrderLine> ordered,
            String billedAs,
            List<EarlierInvoice> earlier) {
        var figures = match.figures();
        var weighed = new WeighedLine(figures, ordered);
        return new SheetLine(
                figures.ordered().number(),
                ordered.map(PurchaseOrderLine::description).orElse(""),
                policy(figures),
                ordered(figures.ordered(), weighed),
                received(figures) + weighed.received(),
                accepted(figures),
                Wording.quantity(figures.before().quantity(), unit(figures)) + " for "
                        + figures.before().amount().shown(),
                invoiced(figures, billedAs) + weighed.billed() + " for "
                        + figures.amount().shown(),
                difference(figures, weighed),
                isCompared(figures),
                undisputed(figures, result),
                credited(figures),
                match.checks().stream().map(SheetFinding::of).toList(),
                receipts(figures),
                earlier);
    }

    /** {@code 2 boxes = 24 pcs}: both what the supplier counts and what the order does. */
    private static String invoiced(LineFigures figures, String billedAs) {
        var credited = figures.credited();
        var left = Wording.quantity(figures.invoiced(), unit(figures));
        if (billedAs.isEmpty() || !figures.kind().countsGoods()) {
            return left;
        }
        return credited == null || credited.quantity().signum() == 0
                ? billedAs + " = " + left
                : billedAs + " = " + Wording.quantity(figures.invoiced().plus(credited.quantity()), unit(figures))
                        + ", " + left + " after credits";
    }

    private static String unit(LineFigures figures) {
        return figures.ordered().unit();
    }

    private static String policy(LineFigures figures) {
        var policy = figures.ordered().policy();
        var way = switch (policy.way()) {
            case NONE -> "not matched";
            case TWO_WAY -> "two-way, order and invoice";
            case THREE_WAY -> "three-way, order, receipt and invoice";
            case FOUR_WAY -> "four-way, order, receipt, inspection and invoice";
        };
        var basis = policy.basis() == MatchPolicy.Basis.RECEIPT ? "by receipt" : "by order line";
        var receipt = figures.receipt() == null ? "" : " " + figures.receipt();
        return way + ", " + basis + receipt + ", " + policy.source();
    }

    private static String ordered(Order.Line line, WeighedLine weighed) {
        var price = line.price();
        var isOne = price.per().compareTo(BigDecimal.ONE) == 0;
        var per = isOne ? weighed.perOne() : " per " + Wording.quantity(price.per(), weighed.priceUnit());
        return Wording.quantity(line.quantity(), line.unit()) + weighed.ordered() + " at "
                + price.amount().shown() + per;
    }

    private static boolean isCompared(LineFigures figures) {
        return figures.amount().currency().equals(figures.expected().currency());
    }

    /** A line may fit while the invoice as a whole is in doubt: then none of it is undisputed. */
    private static String undisputed(LineFigures figures, MatchResult result) {
        return result.isDoubtedAsAWhole()
                ? "nothing while this stands: " + CheckWords.of(result.reasonKeys())
                : figures.undisputed().shown();
    }

    private static String received(LineFigures figures) {
        var received = figures.received();
        if (figures.ordered().terms().kind() != Order.Kind.GOODS) {
            var currency = figures.ordered().price().amount().currency();
            return new Money(received.acceptedAmount(), currency).rounded().shown() + " accepted";
        }
        var kept = Wording.quantity(received.kept(), unit(figures));
        var back = received.received().subtract(received.kept());
        return back.signum() == 0
                ? kept
                : kept + " (" + Wording.quantity(received.received()) + " came, " + Wording.quantity(back)
                        + " returned or cancelled)";
    }

    private static String accepted(LineFigures figures) {
        var received = figures.received();
        var inspected = received.accepted().add(received.rejected()).signum() > 0;
        if (!inspected && figures.ordered().policy().way() != MatchPolicy.Way.FOUR_WAY) {
            return "–";
        }
        var accepted = Wording.quantity(received.keptAccepted(), unit(figures));
        return received.rejected().signum() == 0
                ? accepted
                : accepted + " (" + Wording.quantity(received.rejected()) + " rejected)";
    }

    /** What is too much, in money and in goods; nothing is said about what fits. */
    private static String difference(LineFigures figures, WeighedLine weighed) {
        var parts = new ArrayList<String>();
        if (!isCompared(figures)) {
            parts.add("amounts not compared: " + figures.amount().currency() + " billed, "
                    + figures.expected().currency() + " ordered");
        }
        var variance = figures.variance();
        if (variance != null && !variance.isZero()) {
            parts.add(
                    variance.isPositive()
                            ? variance.shown() + " too dear"
                            : Money.zero(variance.currency()).minus(variance).shown() + " cheaper");
        }
        if (figures.excess().signum() > 0 && figures.ordered().terms().kind() == Order.Kind.GOODS) {
            parts.add(Wording.quantity(figures.excess(), unit(figures)) + " too many");
        }
        weighed.difference().ifPresent(parts::add);
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    private static String credited(LineFigures figures) {
        var credited = figures.credited();
        if (credited == null) {
            return "";
        }
        return credited.quantity().signum() == 0
                ? credited.amount().shown()
                : Wording.quantity(credited.quantity(), unit(figures)) + " for "
                        + credited.amount().shown();
    }

    private static List<String> receipts(LineFigures figures) {
        return figures.allocations().stream()
                .map(share -> share.receipt() + ": " + Wording.quantity(share.quantity(), unit(figures)))
                .toList();
    }
}
