package io.counterfoil.procurement.review;

import io.counterfoil.kernel.UnitOfMeasure;
import io.counterfoil.procurement.matching.LineFigures;
import io.counterfoil.procurement.order.PurchaseOrderLine;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Catch weight in words: what is counted in pieces and priced by another unit. Says nothing of any other line. */
record WeighedLine(LineFigures figures, Optional<PurchaseOrderLine> line) {

    /** The unit that the price counts in; the line's own where that is the same. */
    String priceUnit() {
        return line.map(known -> known.terms().priceUnit())
                .orElse(figures.ordered().unit());
    }

    /** {@code " per kg"}. */
    String perOne() {
        return figures.weight() == null ? "" : " per " + UnitOfMeasure.symbol(priceUnit());
    }

    /** {@code " = 250 kg"}. */
    String ordered() {
        return inPriceUnit(figures.ordered().terms().priceQuantity());
    }

    String received() {
        return figures.weight() == null ? "" : inPriceUnit(figures.received().priceQuantity());
    }

    String billed() {
        var weight = figures.weight();
        return weight == null ? "" : inPriceUnit(weight.billed().shown());
    }

    /** What is billed by the price's unit beyond, or below, what the goods received come to for the pieces billed. */
    Optional<String> difference() {
        var weight = figures.weight();
        if (weight == null || weight.billed().equals(weight.due())) {
            return Optional.empty();
        }
        var gap = weight.billed().minus(weight.due());
        return Optional.of(Wording.quantity(gap.shown().abs(), priceUnit()) + (gap.signum() > 0 ? " more" : " less")
                + " than these goods come to");
    }

    private String inPriceUnit(@Nullable BigDecimal quantity) {
        return quantity == null ? "" : " = " + Wording.quantity(quantity, priceUnit());
    }
}
