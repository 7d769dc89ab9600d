package io.counterfoil.procurement.payable;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** However retention is kept back and released, an order is paid what was billed for it, and its tax is booked once. */
class RetentionPropertyTest {
    private static final String EUR = "EUR";

    @Property(tries = 5_000)
    void paidIsWhatWasBilledAndTaxIsBookedOnce(
            @ForAll @IntRange(max = 100) int retention,
            @ForAll("rates") BigDecimal rate,
            @ForAll("invoices") List<Integer> invoices,
            @ForAll("releases") List<Release> releases) {
        var order = new Books(new BigDecimal(retention));
        for (var net : invoices) {
            order.invoice(cents(net), rate);
            assertThat(order.paid.minus(order.accepted).isPositive()).isFalse();
        }
        for (var release : releases) {
            order.release(release, rate);
            assertThat(order.paid.minus(order.accepted).isPositive()).isFalse();
            assertThat(order.inputTax).isEqualTo(order.taxAccepted);
        }
        order.release(new Release(100, true, 0, 0), rate);
        assertThat(order.retained.isZero()).isTrue();
        assertThat(order.paid).isEqualTo(order.accepted);
    }

    @Property
    void whatIsAskedBeyondWhatWasKeptBackBearsItsShareOfTheTax(
            @ForAll @IntRange(min = 1, max = 1_000_000) int kept, @ForAll @IntRange(max = 1_000_000) int more) {
        var asked = cents(kept + more);
        var tax = taxOf(asked, new BigDecimal("19"));
        var release =
                RetentionRelease.of(asked, new BigDecimal("19"), cents(0), new BigDecimal("19"), tax, cents(kept));
        assertThat(release.kept()).isEqualTo(cents(kept));
        assertThat(release.taxPaidBefore()
                        .minus(taxOf(cents(kept), new BigDecimal("19")))
                        .amount()
                        .abs())
                .isLessThanOrEqualTo(new BigDecimal("0.01"));
        assertThat(release.taxPaidBefore().minus(tax).isPositive()).isFalse();
    }

    /**
     * A release of a part of what is kept back.
     *
     * @param percent of what is kept back
     * @param taxed whether it states tax on it
     * @param charge beside it, in cents, taxed at {@code chargePercent}
     */
    record Release(int percent, boolean taxed, int charge, int chargePercent) {}

    /** What one order was billed and paid. */
    private static final class Books {
        private final OrderOfMoney money;
        private Money retained = cents(0);
        private Money paid = cents(0);
        private Money accepted = cents(0);
        private Money taxAccepted = cents(0);
        private Money inputTax = cents(0);

        Books(BigDecimal retention) {
            this.money = new OrderOfMoney(retention, Prepayment.none(EUR), EUR);
        }

        void invoice(Money net, BigDecimal rate) {
            var tax = taxOf(net, rate);
            var payable = money.of(net.plus(tax), net);
            retained = retained.plus(payable.retention());
            paid = paid.plus(payable.amount());
            accept(net.plus(tax), tax);
            inputTax = inputTax.plus(tax);
        }

        void release(Release release, BigDecimal rate) {
            var asked = retained.times(BigDecimal.valueOf(release.percent, 2)).rounded();
            var charge = cents(release.charge);
            var chargeRate = BigDecimal.valueOf(release.chargePercent);
            var taxOfCharge = taxOf(charge, chargeRate);
            var tax = release.taxed ? taxOf(asked, rate).plus(taxOfCharge) : taxOfCharge;
            var split = RetentionRelease.of(
                    asked, release.taxed ? rate : BigDecimal.ZERO, charge, chargeRate, tax, retained);
            var gross = asked.plus(charge).plus(tax);
            var own = tax.minus(split.taxPaidBefore());
            assertThat(own.minus(taxOfCharge).amount().abs())
                    .as("the charge's own tax, but for what the sum of two taxes is rounded")
                    .isLessThanOrEqualTo(release.charge == 0 ? BigDecimal.ZERO : new BigDecimal("0.01"));
            retained = retained.minus(split.kept());
            paid = paid.plus(new Payable(gross, split.taxPaidBefore(), cents(0), cents(0), cents(0)).amount());
            accept(charge.plus(own), own);
            inputTax = inputTax.plus(own);
        }

        private void accept(Money gross, Money tax) {
            accepted = accepted.plus(gross);
            taxAccepted = taxAccepted.plus(tax);
        }
    }

    @Provide
    Arbitrary<BigDecimal> rates() {
        return Arbitraries.of("0", "2.5", "7", "19", "25", "27", "100").map(BigDecimal::new);
    }

    @Provide
    Arbitrary<List<Integer>> invoices() {
        return Arbitraries.integers().between(1, 50_000_000).list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Release>> releases() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.of(true, false),
                        Arbitraries.integers()
                                .between(0, 100_000)
                                .injectNull(0.7)
                                .map(it -> it == null ? 0 : it),
                        Arbitraries.of(0, 7, 19))
                .as(Release::new)
                .list()
                .ofMaxSize(5);
    }

    private static Money taxOf(Money net, BigDecimal percent) {
        return net.times(percent.movePointLeft(2)).rounded();
    }

    private static Money cents(long cents) {
        return new Money(BigDecimal.valueOf(cents, 2), EUR);
    }
}
