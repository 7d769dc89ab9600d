package io.counterfoil.procurement.review;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.matching.Check;
import io.counterfoil.procurement.matching.DocumentFigures;
import io.counterfoil.procurement.matching.Fraction;
import io.counterfoil.procurement.matching.LineFigures;
import io.counterfoil.procurement.matching.LineMatch;
import io.counterfoil.procurement.matching.MatchResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The freight that an order must plan so that the quantities billed share what is charged: where lines plan some already,
 * each in proportion; otherwise all of it on the first line billed.
 */
record FreightProposal(@Nullable Money planned, Money charged, int firstLine) {
    private static final Set<String> FREIGHT = Set.of("FRT", "FRTU");

    /** Null if freight is not what holds the invoice, or it bills no quantity that could share it. */
    static @Nullable FreightProposal of(MatchResult result) {
        var doubted = result.checks().stream()
                .filter(check -> check.outcome().prevents())
                .map(Check::key)
                .anyMatch(FREIGHT::contains);
        var charged = result.document().charges();
        if (!doubted || charged == null) {
            return null;
        }
        return result.lines().stream()
                .map(LineMatch::figures)
                .filter(figures -> figures.invoiced().signum() > 0)
                .findFirst()
                .map(first -> new FreightProposal(
                        shared(result.document()), charged, first.ordered().number()))
                .orElse(null);
    }

    private static @Nullable Money shared(DocumentFigures document) {
        var planned = document.plannedFreight();
        return planned != null && planned.isPositive() ? planned : null;
    }

    /** For the whole line, rounded half up to the minor unit; null if it stays as it is. */
    @Nullable
    BigDecimal of(LineFigures line) {
        var planned = line.ordered().terms().plannedFreight();
        if (this.planned != null) {
            return planned.signum() > 0
                    ? rounded(
                            Fraction.of(planned).times(charged.amount()).dividedBy(Fraction.of(this.planned.amount())))
                    : null;
        }
        return line.ordered().number() == firstLine
                ? rounded(Fraction.of(charged.amount())
                        .times(line.ordered().quantity())
                        .dividedBy(line.invoiced()))
                : null;
    }

    private BigDecimal rounded(Fraction amount) {
        return amount.numerator()
                .divide(amount.denominator(), Money.minorDigits(charged.currency()), RoundingMode.HALF_UP);
    }
}
