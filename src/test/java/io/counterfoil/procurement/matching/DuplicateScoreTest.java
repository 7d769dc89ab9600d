package io.counterfoil.procurement.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.procurement.matching.DuplicateScore.Looks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicateScoreTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final long SEED = 20261121;

    @ParameterizedTest
    @CsvSource({
        "INV-1O234, INV-10234, 0, true, 0.94375, true",
        "INV-2025-10, INV-2025-11, 31, true, 0.80000, false",
        "2025-0456, 2025-0465, 5, false, 0.81875, true"
    })
    void M30_nearDuplicatesAreScoredToTheDigit(
            String one, String other, int daysApart, boolean shared, BigDecimal expected, boolean near) {
        var score = DuplicateScore.of(looks(one, "1190.00", 0), looks(other, "1190.00", daysApart), shared);

        assertThat(score.value()).isEqualTo(expected);
        assertThat(score.isNear()).isEqualTo(near);
    }

    @ParameterizedTest
    @CsvSource({"re-0012/07, RE1207", "2025-0456, 20250456", "000, 0", "A0B007, A0B7", "--, ''"})
    void numberCountsOnlyWithItsLettersAndDigits(String number, String counted) {
        assertThat(DuplicateScore.normalised(number)).isEqualTo(counted);
    }

    @Test
    void swappedNeighboursAreOneEditAndNotTwo() {
        assertThat(DuplicateScore.of(looks("AB12345678", "100", 0), looks("AB12345687", "100", 0), false)
                        .value())
                .isEqualByComparingTo("0.855");
    }

    @ParameterizedTest
    @CsvSource({
        "975.00, 0, false, 0.75000",
        "950.00, 0, false, 0.60000",
        "940.00, 0, false, 0.60000",
        "1000.00, 15, false, 0.82500",
        "1000.00, 30, true, 0.85000",
        "975.00, 29, true, 0.70500"
    })
    void amountFadesOverFivePercentOfTheLargerAndDateOverThirtyDays(
            String gross, int days, boolean shared, BigDecimal expected) {
        assertThat(DuplicateScore.of(looks("A-1", "1000.00", 0), looks("A-1", gross, days), shared)
                        .value())
                .isEqualTo(expected);
    }

    @Test
    void scoreThatEqualsTheThresholdIsNear() {
        // 1 - 0.45/5 - 0.10 = 0.81
        var score = DuplicateScore.of(looks("ABCDE", "100", 0), looks("ABCDF", "100", 0), false);

        assertThat(score.value()).isEqualByComparingTo("0.81");
        assertThat(score.isNear()).isTrue();
    }

    @Test
    void scoreThatFallsShortByLessThanADigitShownIsNotNear() {
        var score = DuplicateScore.of(looks("ABCDE", "1000000000.00", 0), looks("ABCDF", "1000000000.01", 0), false);

        assertThat(score.isNear()).isFalse();
        assertThat(score.value()).isEqualByComparingTo("0.80999");
    }

    @Test
    void scoreIsSymmetricAndFromZeroToOne() {
        var random = new Random(SEED);
        for (var i = 0; i < 100_000; i++) {
            var one = drawn(random);
            var other = drawn(random);
            var shared = random.nextBoolean();
            var score = DuplicateScore.of(one, other, shared);

            assertThat(score).as("%s %s", one, other).isEqualTo(DuplicateScore.of(other, one, shared));
            assertThat(score.value()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        }
    }

    @Test
    void scoreOfADocumentWithItselfIsFullUpToTheOrder() {
        var random = new Random(SEED);
        for (var i = 0; i < 1_000; i++) {
            var one = drawn(random);
            assertThat(DuplicateScore.of(one, one, true).value()).isEqualByComparingTo("1");
            assertThat(DuplicateScore.of(one, one, false).value()).isEqualByComparingTo("0.9");
        }
    }

    private static Looks drawn(Random random) {
        var letters = "AB01O-/2";
        var number = new StringBuilder();
        for (var n = random.nextInt(7); n >= 0; n--) {
            number.append(letters.charAt(random.nextInt(letters.length())));
        }
        return looks(number.toString(), String.valueOf(random.nextInt(40) - 5), random.nextInt(40));
    }

    private static Looks looks(String number, String gross, int day) {
        return new Looks(number, new BigDecimal(gross), DAY.plusDays(day));
    }
}
