package io.counterfoil.procurement.matching;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * TAX: what an invoice charges as tax, against what its rates give on its lines. TAX_RATE: against the highest rate there
 * is, because the rates are the sender's own word too. No order prices tax, so nothing else stops a wrong one.
 */
public final class InvoiceTax {
    private static final String AMOUNT = "TAX";
    private static final String RATE = "TAX_RATE";

    private InvoiceTax() {}

    /**
     * What stands against the tax; empty if nothing does.
     *
     * @param charges what the invoice charges beside its lines, at the rate of the lines; several rates leave it open,
     *     so that only {@code TAX_RATE} is asked then
     * @param netByPercent net amounts of the lines by tax rate, 19 is nineteen percent
     */
    public static List<Objection> objections(
            ToleranceSet tolerances, Money tax, Money charges, Map<BigDecimal, Money> netByPercent) {
        var net = netByPercent.values().stream().reduce(charges, Money::plus);
        var rate = objection(
                RATE,
                tolerances,
                Gap.of(tax, net),
                "The tax of " + Figure.of(tax) + " on " + Figure.of(net) + " is more than any rate gives");
        if (!charges.isZero() && netByPercent.size() > 1) {
            return rate.stream().toList();
        }
        var due = netByPercent.entrySet().stream()
                .map(part -> dueOn(part.getValue().plus(charges), part.getKey()))
                .reduce(Money.zero(tax.currency()), Money::plus);
        var amount = objection(
                AMOUNT,
                tolerances,
                Gap.of(distance(tax, due), due),
                "The invoice charges " + Figure.of(tax) + " tax where its rates give " + Figure.of(due));
        return Stream.of(amount, rate).flatMap(Optional::stream).toList();
    }

    /** Too little is as wrong as too much: we may deduct only what is due. */
    private static Money distance(Money tax, Money due) {
        var gap = tax.minus(due);
        return gap.isPositive() ? gap : due.minus(tax);
    }

    private static Money dueOn(Money net, BigDecimal percent) {
        return net.times(percent.movePointLeft(2)).rounded();
    }

    private static Optional<Objection> objection(String key, ToleranceSet tolerances, Gap gap, String finding) {
        var limit = tolerances.limit(key);
        var outcome = limit.judge(gap);
        return outcome.prevents()
                ? Optional.of(new Objection(
                        key,
                        outcome,
                        Party.ACCOUNTS_PAYABLE,
                        finding + "; the limit is " + limit.words() + " (" + limit.source() + ")."))
                : Optional.empty();
    }
}
