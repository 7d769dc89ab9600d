package io.counterfoil.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PageWordsTest {
    private final PageWords words = new PageWords(ZoneOffset.UTC);

    @Test
    void moneyHasTheDecimalsOfItsCurrencyAndNoDigitLess() {
        assertThat(words.money(new BigDecimal("12.6"), "EUR")).isEqualTo("12.60 EUR");
        assertThat(words.money(new BigDecimal("1234567"), "JPY")).isEqualTo("1,234,567 JPY");
        assertThat(words.money(new BigDecimal("0.0375"), "EUR")).isEqualTo("0.0375 EUR");
    }

    @Test
    void quantityIsShownWithTheSymbolOfItsUnit() {
        assertThat(words.quantity(new BigDecimal("10.000"), "C62")).isEqualTo("10 pcs");
    }

    @Test
    void whatASenderWroteAbsurdlyIsShownAsWritten() {
        assertThat(words.money(new BigDecimal("1E+999999999"), "EUR")).isEqualTo("1E+999999999 EUR");
        assertThat(words.quantity(new BigDecimal("1E-999999999"), "C62")).isEqualTo("1E-999999999 pcs");
        assertThat(words.money(BigDecimal.ONE, "QQQ")).isEqualTo("1 QQQ");
    }
}
