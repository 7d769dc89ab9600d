package io.counterfoil.exchange.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.exchange.api.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An answer of type {@code application/problem+json} (RFC 9457).
 *
 * @param type stable address of the explanation, {@code /problems/budget-exceeded}
 * @param code the same as a word for programs, {@code BUDGET_EXCEEDED}
 * @param instance path of the request; set where the problem is written, as {@code traceId} is
 */
@Schema(description = "What went wrong and what to do about it (RFC 9457)")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(
        @Schema(example = "/problems/invalid-fields") String type,
        String title,
        int status,
        String detail,
        @Schema(example = "INVALID_FIELDS") String code,
        @Nullable String instance,

        @Schema(description = "also in the server's log") @Nullable
        String traceId,

        List<FieldError> errors,
        @JsonIgnore @Nullable Integer retryAfterSeconds) {

    private static final int LONGEST_VALUE = 200;

    /**
     * One field that cannot be as it is.
     *
     * @param field path of the field, {@code lines[0].quantity}
     * @param value as sent, shortened to 200 characters; absent if nothing was sent
     */
    record FieldError(String field, @Nullable String value, String reason) {
        FieldError {
            if (value != null && value.length() > LONGEST_VALUE) {
                value = value.substring(0, LONGEST_VALUE) + "…";
            }
        }
    }

    static Problem of(KnownProblem problem, String detail) {
        return of(problem.name(), problem.status(), detail);
    }

    static Problem of(String code, int status, String detail) {
        var words = code.replace('_', ' ').toLowerCase(Locale.ROOT);
        var title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return new Problem(ProblemCode.typeOf(code), title, status, detail, code, null, null, List.of(), null);
    }

    Problem withErrors(List<FieldError> found) {
        return new Problem(type, title, status, detail, code, instance, traceId, found, retryAfterSeconds);
    }

    Problem retryAfter(int seconds) {
        return new Problem(type, title, status, detail, code, instance, traceId, errors, seconds);
    }

    Problem at(String path, @Nullable String trace) {
        return new Problem(type, title, status, detail, code, path, trace, errors, retryAfterSeconds);
    }
}
