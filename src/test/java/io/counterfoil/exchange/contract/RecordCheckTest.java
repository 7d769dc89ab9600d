package io.counterfoil.exchange.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.InvalidInput.FieldProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordCheckTest {
    private static final ExchangeContract CONTRACT = contract(Duration.ofDays(2));

    @ParameterizedTest
    @CsvSource({
        "DECIMAL, 1234.50, true",
        "DECIMAL, -0.0000000001, true",
        "DECIMAL, 1e3, false",
        "DECIMAL, '1,5', false",
        "DECIMAL, 12345678901234, false",
        "DECIMAL, NaN, false",
        "INTEGER, 30, true",
        "INTEGER, 30.0, false",
        "DATE, 2026-02-28, true",
        "DATE, 2026-02-30, false",
        "INSTANT, 2026-02-28T10:00:00Z, true",
        "INSTANT, 2026-02-28, false",
        "BOOLEAN, true, true",
        "BOOLEAN, yes, false",
        "CODE, EUR, true",
        "CODE, eur, false",
        "CODE, '', false",
        "TEXT, '', true",
    })
    void eachTypeAcceptsItsShapeAndNothingElse(FieldType type, String text, boolean accepted) {
        assertThat(type.accepts(text)).isEqualTo(accepted);
    }

    @Test
    void everyProblemOfARecordIsNamedAtOnce() {
        var problems = RecordCheck.problems(CONTRACT, Map.of("days", "thirty", "colour", "red"));

        assertThat(problems).extracting(FieldProblem::field).containsExactlyInAnyOrder("colour", "days", "name");
        assertThat(problems)
                .extracting(FieldProblem::reason)
                .anyMatch(reason -> reason.contains("thirty"))
                .anyMatch(reason -> reason.contains("example version 1"))
                .anyMatch(reason -> reason.contains("missing"));
    }

    @Test
    void recordThatKeepsItsContractHasNoProblem() {
        assertThat(RecordCheck.problems(CONTRACT, Map.of("name", "Nordwind", "limit", "10")))
                .isEmpty();
    }

    @Test
    void fieldOfAnotherOwnerIsForeignOnlyIfItSaysOtherwise() {
        var ours = Map.of("name", "Nordwind", "limit", "10.50");

        assertThat(RecordCheck.foreign(CONTRACT, "ERP", Map.of("name", "Südwind", "limit", "10.5"), ours))
                .as("the ERP owns the name, and 10.5 is 10.50")
                .isEmpty();
        assertThat(RecordCheck.foreign(CONTRACT, "ERP", Map.of("name", "Nordwind", "limit", "11"), ours))
                .containsExactly("limit");
        assertThat(RecordCheck.foreign(CONTRACT, "ERP", Map.of("limit", "11"), Map.of()))
                .as("what we do not hold yet differs from everything")
                .containsExactly("limit");
    }

    @Test
    void recordIsLateOnlyBeyondTheTimeOfItsContract() {
        var now = Instant.parse("2026-11-22T12:00:00Z");

        assertThat(CONTRACT.isLate(now.minus(Duration.ofDays(2)), now)).isFalse();
        assertThat(CONTRACT.isLate(now.minus(Duration.ofDays(2)).minusNanos(1000), now))
                .isTrue();
        assertThat(CONTRACT.isLate(null, now))
                .as("a source that says no time is never late")
                .isFalse();
        assertThat(contract(null).isLate(Instant.EPOCH, now)).isFalse();
    }

    private static ExchangeContract contract(@Nullable Duration lateAfter) {
        return new ExchangeContract(
                "example",
                1,
                "Example",
                Direction.IN,
                "ERP",
                null,
                "Supplier",
                "on change",
                lateAfter,
                "operator",
                Duration.ofDays(3),
                false,
                "EU",
                Duration.ofMinutes(1),
                null,
                null,
                Instant.EPOCH,
                "test",
                "test",
                List.of(
                        new ContractField("name", "Name", FieldType.TEXT, true, "ERP"),
                        new ContractField("days", "Days", FieldType.INTEGER, false, "ERP"),
                        new ContractField("limit", "Limit", FieldType.DECIMAL, false, ExchangeContract.OURS)));
    }
}
