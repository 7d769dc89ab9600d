package io.counterfoil.procurement.payable;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.Money;
import io.counterfoil.procurement.payable.UndisputedPayment.Taxed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is undisputed when, the parts of an invoice are the whole in the end, and never more on the way. */
class UndisputedPaymentPropertyTest {
    private static final String EUR = "EUR";

    @Property
    void partsToDateNeverExceedTheWholeAndEndAsTheWhole(
            @ForAll("lines") List<Line> lines,
            @ForAll("shares") List<@IntRange(max = 100) Integer> shares,
            @ForAll @IntRange(max = 20) int retention,
            @ForAll @IntRange(max = 60) int prepaid) {
        var gross = net(lines).plus(tax(lines));
        var money = orderOfMoney(lines, retention, prepaid);
        var whole = money.of(gross, net(lines)).amount();
        var paid = zero();
        for (var share : shares) {
            var part = split(lines, share);
            var computed = money.of(part.now(), part.nowNet()).amount();
            assertThat(computed.minus(whole).amount())
                    .as("beyond the whole by what two deductions are rounded at most: %s of %s", computed, whole)
                    .isLessThanOrEqualTo(new BigDecimal("0.01"));
            var target = Amounts.least(computed, whole);
            assertThat(part.now().plus(part.blocked())).isEqualTo(gross);
            paid = target.minus(paid).isPositive() ? target : paid;
        }
        var end = split(lines, 100);
        assertThat(end.now()).isEqualTo(gross);
        assertThat(money.of(end.now(), end.nowNet()).amount()).isEqualTo(whole);
        assertThat(whole.minus(paid).amount().signum()).as("the rest").isNotNegative();
    }

    @Property
    void whatIsUndisputedBearsTheTaxOfItsOwnRateAndNoOther(
            @ForAll @IntRange(min = 1, max = 1_000_000) int taxed,
            @ForAll @IntRange(min = 1, max = 1_000_000) int free) {
        var tax = cents(taxed).times(new BigDecimal("0.19")).rounded();
        var onlyFree = UndisputedPayment.of(
                List.of(
                        new Taxed(cents(taxed), zero(), new BigDecimal("19")),
                        new Taxed(cents(free), cents(free), BigDecimal.ZERO)),
                tax);
        var onlyTaxed = UndisputedPayment.of(
                List.of(
                        new Taxed(cents(taxed), cents(taxed), new BigDecimal("19")),
                        new Taxed(cents(free), zero(), BigDecimal.ZERO)),
                tax);
        assertThat(onlyFree.now()).isEqualTo(cents(free));
        assertThat(onlyTaxed.now()).isEqualTo(cents(taxed).plus(tax));
    }

    @Property
    void whatIsTakenOffBesideTheLinesIsTakenOffFirstAndChargesWait(
            @ForAll @IntRange(min = 100, max = 100_000) int goods, @ForAll @IntRange(min = 1, max = 99) int beside) {
        var tax = zero();
        var rate = BigDecimal.ZERO;
        var lines = new Taxed(cents(goods), cents(goods / 2), rate);
        assertThat(UndisputedPayment.of(List.of(lines, Taxed.beside(cents(-beside), rate)), tax)
                        .now())
                .isEqualTo(goods / 2 > beside ? cents(goods / 2 - beside) : zero());
        assertThat(UndisputedPayment.of(List.of(lines, Taxed.beside(cents(beside), rate)), tax)
                        .now())
                .isEqualTo(cents(goods / 2));
    }

    /** One billed line; a percentage of tax. */
    record Line(int cents, int percent) {}

    @Provide
    Arbitrary<List<Line>> lines() {
        return Combinators.combine(Arbitraries.integers().between(1, 5_000_000), Arbitraries.of(0, 7, 19, 27))
                .as(Line::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Integer>> shares() {
        return Arbitraries.integers().between(0, 100).list().ofMinSize(1).ofMaxSize(6);
    }

    private static UndisputedPayment split(List<Line> lines, int percent) {
        var billed = new ArrayList<Taxed>();
        for (var line : lines) {
            var undisputed =
                    cents(line.cents).times(BigDecimal.valueOf(percent, 2)).rounded();
            billed.add(new Taxed(cents(line.cents), undisputed, BigDecimal.valueOf(line.percent)));
        }
        return UndisputedPayment.of(billed, tax(lines));
    }

    private static OrderOfMoney orderOfMoney(List<Line> lines, int retention, int prepaid) {
        var paid = net(lines).times(BigDecimal.valueOf(prepaid, 2)).rounded();
        return new OrderOfMoney(BigDecimal.valueOf(retention), new Prepayment(paid, zero(), net(lines), zero()), EUR);
    }

    private static Money net(List<Line> lines) {
        return lines.stream().map(line -> cents(line.cents)).reduce(zero(), Money::plus);
    }

    private static Money tax(List<Line> lines) {
        return lines.stream()
                .map(line -> new Money(
                        cents(line.cents)
                                .amount()
                                .multiply(BigDecimal.valueOf(line.percent, 2))
                                .setScale(2, RoundingMode.HALF_UP),
                        EUR))
                .reduce(zero(), Money::plus);
    }

    private static Money cents(long cents) {
        return new Money(BigDecimal.valueOf(cents, 2), EUR);
    }

    private static Money zero() {
        return Money.zero(EUR).rounded();
    }
}
