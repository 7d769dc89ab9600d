package io.counterfoil.period.web;

import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What callers send about reporting periods. */
final class PeriodRequests {
    private static final String MONTH = "[0-9]{4}-(0[1-9]|1[0-2])";
    private static final String PRINTABLE = "[\\P{Cntrl}\\r\\n\\t]*";
    private static final int LONGEST = 1000;

    private PeriodRequests() {}

    /** Months as {@code 2026-10}, both included. */
    record Opening(
            @NotNull @Pattern(regexp = MONTH) String from,
            @NotNull @Pattern(regexp = MONTH) String to) {}

    /** @param cutOffAt moment with its offset: {@code 2026-11-04T18:00:00Z} */
    record CutOffMove(
            @NotNull String cutOffAt,

            @NotBlank @Size(max = LONGEST) @Pattern(regexp = PRINTABLE)
            String reason) {
        Instant moment() {
            return PeriodRequests.moment(cutOffAt);
        }
    }

    record Reason(
            @NotBlank @Size(max = LONGEST) @Pattern(regexp = PRINTABLE)
            String reason) {}

    record Remark(
            @Nullable @Size(max = LONGEST) @Pattern(regexp = PRINTABLE)
            String remark) {
        String text() {
            return Objects.requireNonNullElse(remark, "");
        }
    }

    /** @param cutOffAt until when values are entered; left out, the usual time */
    record Reopening(
            @NotBlank @Size(max = LONGEST) @Pattern(regexp = PRINTABLE)
            String reason,

            @Nullable String cutOffAt) {
        @Nullable
        Instant moment() {
            return cutOffAt == null ? null : PeriodRequests.moment(cutOffAt);
        }
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noMoment) {
            throw new InvalidInput(List.of(new FieldProblem(
                    "cutOffAt",
                    "must be a moment with its offset, such as 2026-11-04T18:00:00Z, but is '" + text + "'")));
        }
    }
}
