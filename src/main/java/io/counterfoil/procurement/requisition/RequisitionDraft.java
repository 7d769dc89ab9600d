package io.counterfoil.procurement.requisition;

import io.counterfoil.kernel.InputCheck;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a requester asks for, as it was handed in by any door.
 *
 * @param purpose why it is needed; approvers read it first
 * @param currency ISO 4217 code of all unit prices
 * @param neededBy when the goods should be there, if that matters
 */
public record RequisitionDraft(
        String supplierNumber,
        String costCentre,
        String currency,
        String purpose,
        @Nullable LocalDate neededBy,
        OrderTerms terms,
        List<RequisitionLine> lines) {
    private static final int MOST_LINES = 1000;

    public RequisitionDraft {
        lines = List.copyOf(lines);
    }

    /** A draft with nothing agreed beyond its lines. */
    public RequisitionDraft(
            String supplierNumber,
            String costCentre,
            String currency,
            String purpose,
            @Nullable LocalDate neededBy,
            List<RequisitionLine> lines) {
        this(supplierNumber, costCentre, currency, purpose, neededBy, OrderTerms.STANDARD, lines);
    }

    /**
     * Checks what can be checked without looking anything up.
     *
     * @throws InvalidInput naming every wrong field
     */
    void check() {
        var check = new InputCheck()
                .text("supplierNumber", supplierNumber, 40)
                .text("costCentre", costCentre, 40)
                .text("currency", currency, 3)
                .text("purpose", purpose, 500)
                .day("neededBy", neededBy)
                .that(!lines.isEmpty(), "lines", "must not be empty")
                .that(
                        lines.size() <= MOST_LINES,
                        "lines",
                        "must be at most " + MOST_LINES + " but are " + lines.size());
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var field = "lines[" + i + "].";
            check.text(field + "description", line.description(), 200)
                    .text(field + "unit", line.unit(), 10)
                    .positive(field + "quantity", line.quantity(), 6)
                    .notNegative(field + "unitPrice", line.unitPrice(), 6);
            TermsCheck.ofLine(check, field + "terms.", line);
        }
        TermsCheck.ofOrder(check, terms);
        check.done();
        checkWorth();
    }

    /** Only once every figure is one. Columns hold 13 digits before the point, and budgets are kept in cents. */
    private void checkWorth() {
        var net = netAmount().setScale(2, RoundingMode.HALF_UP);
        new InputCheck()
                .that(net.signum() > 0, "lines", "must be worth more than 0 in all")
                .that(
                        net.precision() - net.scale() <= 13,
                        "lines",
                        "must be worth at most 13 digits before the decimal point in all")
                .done();
    }

    /**
     * Amounts agreed in the currency have no more decimals than it.
     *
     * @throws InvalidInput naming every amount that is too fine; only once the currency is known to be one
     */
    void checkAmounts() {
        var decimals = Money.minorDigits(currency);
        var check = new InputCheck();
        for (var i = 0; i < lines.size(); i++) {
            check.notNegative(
                    "lines[" + i + "].terms.plannedFreight",
                    lines.get(i).terms().plannedFreight(),
                    decimals);
        }
        check.done();
    }

    /** Every unit that the lines count in. */
    Stream<String> units() {
        return lines.stream()
                .flatMap(line -> Stream.of(
                        line.unit(), line.terms().priceUnit(), line.terms().packUnit()))
                .filter(Objects::nonNull);
    }

    /** Sum of quantity times unit price over all lines, not rounded. */
    BigDecimal netAmount() {
        return lines.stream().map(RequisitionLine::netAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
