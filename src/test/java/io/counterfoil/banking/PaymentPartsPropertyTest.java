package io.counterfoil.banking;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A discount on parts is the discount on the whole, however the whole is cut. */
class PaymentPartsPropertyTest {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 1);

    @Property
    void discountsOfThePartsAddUpToThatOfTheWhole(
            @ForAll("cents") List<Integer> parts, @ForAll @IntRange(min = 1, max = 999) int tenthsOfPercent) {
        var discount = new CashDiscount(BigDecimal.valueOf(tenthsOfPercent, 2), LAST_DAY);
        var whole = eur(parts.stream().mapToLong(Integer::longValue).sum());
        var before = eur(0);
        var transferred = eur(0);
        for (var number = 1; number <= parts.size(); number++) {
            var amount = eur(parts.get(number - 1));
            var part = new PaymentPart(number == parts.size() ? 0 : number, before, whole);
            transferred = transferred.plus(paid(amount, discount, part));
            before = before.plus(amount);
        }
        assertThat(transferred).isEqualTo(whole.minus(discount.of(whole)));
    }

    private static Money paid(Money amount, CashDiscount discount, PaymentPart part) {
        var order = new PaymentOrder(
                "S-1/INV-1", "S-1", "Acme", BankingExamples.IBAN, null, amount, LAST_DAY, "INV-1", discount, "", part);
        return PayableOrder.asPayment(order, BankingExamples.RELEASED_AT).transferOn(LAST_DAY);
    }

    @Provide
    Arbitrary<List<Integer>> cents() {
        return Arbitraries.integers().between(1, 1_000_000).list().ofMinSize(1).ofMaxSize(7);
    }

    private static Money eur(long cents) {
        return new Money(BigDecimal.valueOf(cents, 2), "EUR");
    }
}
