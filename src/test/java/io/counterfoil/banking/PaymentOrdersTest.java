package io.counterfoil.banking;

import static io.counterfoil.banking.BankingExamples.LONG_DUE;
import static io.counterfoil.banking.BankingExamples.newInvoice;
import static io.counterfoil.banking.BankingExamples.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterfoil.ProcessTest;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Money;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class PaymentOrdersTest extends ProcessTest {
    @Autowired
    PaymentOrders orders;

    @Autowired
    JdbcClient jdbc;

    private final String invoice = newInvoice();

    @Test
    void sameOrderAgainChangesNothing() {
        var first = orders.schedule(order(invoice, "100.00", "EUR"));
        assertThat(orders.schedule(order(invoice, "100.0", "EUR")).endToEndId()).isEqualTo(first.endToEndId());
    }

    @Test
    void secondPaymentOfAnotherAmountIsAConflict() {
        orders.schedule(order(invoice, "100.00", "EUR"));
        assertThatThrownBy(() -> orders.schedule(order(invoice, "100.01", "EUR")))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("100.00 EUR")
                .hasMessageNotContaining("370400440532");
    }

    @Test
    void eightAtOnceScheduleOnePayment() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var futures = IntStream.range(0, 8)
                    .mapToObj(i -> pool.submit(() -> orders.schedule(order(invoice, "5.00", "EUR"))))
                    .toList();
            for (var future : futures) {
                assertThat(future.get().state()).isEqualTo(PaymentState.SCHEDULED);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(jdbc.sql("select count(*) from payment where invoice_key = :key")
                        .param("key", invoice)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE89370400440532013001", "DE8937040044053201300", "XX89370400440532013000", "", "DE"})
    void accountNumberThatCannotBeRightIsRefused(String iban) {
        assertThatThrownBy(() -> orders.schedule(
                        new PaymentOrder(invoice, "S-100", "Acme", iban, null, Money.of("1.00", "EUR"), LONG_DUE, "x")))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class, e -> assertThat(e.code()).isEqualTo("IBAN_INVALID"));
    }

    @ParameterizedTest
    @CsvSource({"0.00,EUR", "-1.00,EUR", "1.001,EUR", "1.5,JPY", "1.2345,KWD", "1000000000.00,EUR"})
    void amountThatNoBankExecutesIsRefused(String amount, String currency) {
        assertThatThrownBy(() -> orders.schedule(order(invoice, amount, currency)))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class, e -> assertThat(e.code()).isEqualTo("AMOUNT_INVALID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZZ", "XAU", "XXX", "eur"})
    void currencyThatNobodyPaysInIsRefused(String currency) {
        assertThatThrownBy(() -> orders.schedule(order(invoice, "1", currency)))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class, e -> assertThat(e.code()).isEqualTo("CURRENCY_UNKNOWN"));
    }

    @Test
    void databaseRefusesToDeletePaymentsOrToSkipTheRun() {
        orders.schedule(order(invoice, "100.00", "EUR"));
        for (var attack : List.of(
                "delete from payment where invoice_key = '" + invoice + "'",
                "truncate payment cascade",
                "update payment set state = 'RELEASED' where invoice_key = '" + invoice + "'")) {
            assertThatThrownBy(() -> jdbc.sql(attack).update()).isInstanceOf(DataAccessException.class);
        }
    }
}
