package io.counterfoil.exchange.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    @Test
    void onlyWhatBothSidesHaveAlikeIsNoDifference() {
        var ours = Map.of("A", new BigDecimal("10.50"), "B", new BigDecimal("1"), "C", new BigDecimal("2"));
        var theirs = Map.of("A", new BigDecimal("10.5"), "B", new BigDecimal("1.01"), "D", new BigDecimal("3"));

        assertThat(Difference.between(ours, theirs))
                .extracting(one -> one.key() + ": " + one.words("ERP"))
                .containsExactly("B: worth 1 here and 1.01 there", "C: ERP does not have it", "D: only ERP has it");
        assertThat(Difference.between(Map.of(), Map.of())).isEmpty();
    }
}
