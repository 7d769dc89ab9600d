package io.counterfoil.procurement.payable;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.Money;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayableCasesTest {
    private static final BigDecimal NO_RETENTION = BigDecimal.ZERO;

    @Test
    void m38_prepaymentIsTakenBackFromTheFinalInvoice() {
        var prepaid = new Prepayment(eur("3000.00"), eur("0"), eur("10000.00"), eur("0"));
        var payable = new OrderOfMoney(NO_RETENTION, prepaid, "EUR").of(eur("10000.00"), eur("10000.00"));
        assertThat(payable.recoupment()).isEqualTo(eur("3000.00"));
        assertThat(payable.amount()).isEqualTo(eur("7000.00"));
    }

    @ParameterizedTest
    @CsvSource({"40000.00, 2000.00, 38000.00", "60000.00, 3000.00, 57000.00"})
    void m39_retentionIsKeptBackOfTheNetAmount(String net, String retained, String paid) {
        var payable = retaining("5").of(eur(net), eur(net));
        assertThat(payable.retention()).isEqualTo(eur(retained));
        assertThat(payable.amount()).isEqualTo(eur(paid));
    }

    @Test
    void retentionIsOfNetWhileTaxIsPaidInFull() {
        assertThat(retaining("5").of(eur("47600.00"), eur("40000.00")).amount()).isEqualTo(eur("45600.00"));
    }

    @Test
    void orderIsRetentionThenPrepaymentThenCredits() {
        var prepaid = new Prepayment(eur("900.00"), eur("0"), eur("1000.00"), eur("0"));
        var payable = new OrderOfMoney(new BigDecimal("5"), prepaid, eur("500.00")).of(eur("1000.00"), eur("1000.00"));
        assertThat(payable).isEqualTo(new Payable(eur("1000.00"), eur("50.00"), eur("900.00"), eur("50.00")));
        assertThat(payable.amount().isZero()).isTrue();
    }

    @Test
    void prepaymentIsTakenBackToTheCentOverThreeInvoices() {
        var recouped = eur("0");
        var billed = eur("0");
        for (var third : new String[] {"33.33", "33.33", "33.34"}) {
            recouped =
                    recouped.plus(new Prepayment(eur("10.00"), recouped, eur("100.00"), billed).recoupedBy(eur(third)));
            billed = billed.plus(eur(third));
        }
        assertThat(recouped).isEqualTo(eur("10.00"));
    }

    @Test
    void prepaymentIsNeverTakenBackTwice() {
        assertThat(new Prepayment(eur("10.00"), eur("10.00"), eur("100.00"), eur("100.00"))
                        .recoupedBy(eur("50.00"))
                        .isZero())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"333, JPY, 17", "1.234, KWD, 0.062", "10.10, EUR, 0.51"})
    void retentionIsRoundedHalfUpToTheMinorUnit(String net, String currency, String retained) {
        var amount = Money.of(net, currency);
        assertThat(retaining("5", currency).of(amount, amount).retention()).isEqualTo(Money.of(retained, currency));
    }

    @Test
    void m05_undisputedPartIsPaidWithItsTaxAndItsDiscount() {
        var split = UndisputedPayment.of(eur("500.00"), eur("800.00"), eur("152.00"));
        assertThat(split.now()).isEqualTo(eur("595.00"));
        assertThat(split.blocked()).isEqualTo(eur("357.00"));
        assertThat(split.shareNow(eur("19.04"))).isEqualTo(eur("11.90"));
        assertThat(split.shareLater(eur("19.04"))).isEqualTo(eur("7.14"));
    }

    @Test
    void partsOfAnInvoiceAlwaysAddUp() {
        var random = new Random(20261121);
        for (var i = 0; i < 10_000; i++) {
            var net = new Money(BigDecimal.valueOf(random.nextInt(1, 1_000_000), 2), "EUR");
            var tax = new Money(net.amount().multiply(new BigDecimal("0.19")), "EUR").rounded();
            var undisputed = new Money(BigDecimal.valueOf(random.nextInt(0, 1_200_000), 2), "EUR");
            var split = UndisputedPayment.of(undisputed, net, tax);
            assertThat(split.now().plus(split.blocked())).isEqualTo(net.plus(tax));
            assertThat(split.blocked().amount().signum()).isNotNegative();
        }
    }

    @Test
    void payableIsNeverNegativeAndItsPartsAddUpToGross() {
        var random = new Random(38);
        for (var i = 0; i < 10_000; i++) {
            var net = cents(random, 100_000);
            var gross = net.plus(cents(random, 20_000));
            var paid = cents(random, 100_000);
            var prepaid = new Prepayment(paid, eur("0.00"), cents(random, 100_000), cents(random, 100_000));
            var payable = new OrderOfMoney(BigDecimal.valueOf(random.nextInt(101)), prepaid, cents(random, 50_000))
                    .of(gross, net);
            assertThat(payable.amount().amount().signum()).isNotNegative();
            assertThat(payable.recoupment().minus(paid).isPositive()).isFalse();
        }
    }

    private static Money cents(Random random, int bound) {
        return new Money(BigDecimal.valueOf(random.nextInt(bound), 2), "EUR");
    }

    private static OrderOfMoney retaining(String percent) {
        return retaining(percent, "EUR");
    }

    private static OrderOfMoney retaining(String percent, String currency) {
        return new OrderOfMoney(new BigDecimal(percent), Prepayment.none(currency), currency);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
