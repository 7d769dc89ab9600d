package io.counterfoil.exchange.web;

import static io.counterfoil.exchange.web.KnownProblem.MALFORMED_JSON;
import static io.counterfoil.exchange.web.KnownProblem.MALFORMED_REQUEST;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.counterfoil.exchange.web.Problem.FieldError;
import io.counterfoil.kernel.BusinessRuleViolation;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Says where and why a body is not the JSON that the operation takes. */
final class UnreadableBody {
    private UnreadableBody() {}

    static Problem problem(HttpMessageNotReadableException unreadable) {
        var cause = unreadable.getCause();
        if (cause instanceof ValueInstantiationException refused
                && refused.getCause() instanceof BusinessRuleViolation rule) {
            return Problems.of(rule);
        }
        if (cause instanceof JsonMappingException mapping) {
            return mapping.getCause() instanceof JsonProcessingException syntax
                            && !(syntax instanceof JsonMappingException)
                            && !(syntax instanceof InputCoercionException)
                    ? syntax(syntax)
                    : field(mapping);
        }
        return cause instanceof JsonProcessingException syntax
                ? syntax(syntax)
                : Problem.of(MALFORMED_REQUEST, "The request needs a body, and it must be readable.");
    }

    private static Problem syntax(JsonProcessingException wrong) {
        var reason = wrong.getOriginalMessage().lines().findFirst().orElse("");
        return Problem.of(MALFORMED_JSON, "The body is no JSON" + place(wrong.getLocation()) + ": " + reason);
    }

    private static Problem field(JsonMappingException wrong) {
        var error = new FieldError(path(wrong), value(wrong), reason(wrong));
        var detail = (error.field().isEmpty() ? "The body" : "Field " + error.field()) + place(wrong.getLocation())
                + " " + error.reason();
        return Problem.of(MALFORMED_JSON, detail).withErrors(List.of(error));
    }

    private static String reason(JsonMappingException wrong) {
        if (wrong instanceof UnrecognizedPropertyException unknown) {
            var known = unknown.getKnownPropertyIds();
            return "is not known; known are "
                    + (known == null
                            ? "none"
                            : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", ")));
        }
        if (wrong instanceof ValueInstantiationException refused
                && refused.getCause() instanceof IllegalArgumentException) {
            return "is not possible: " + refused.getCause().getMessage();
        }
        if (wrong instanceof InvalidFormatException format && format.getTargetType() == String.class) {
            // Jackson has no type of exception for it, only this text.
            var missing = wrong.getOriginalMessage().startsWith("Cannot map `null`");
            return (missing ? "is missing, it must be " : "must be ") + TextJson.EXPECTED;
        }
        if (wrong instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            // Jackson has no type of exception for it, only this text.
            var missing = wrong.getOriginalMessage().startsWith("Cannot map `null`");
            return (missing ? "is missing, it must be " : "must be ") + ExpectedJson.of(mismatch.getTargetType());
        }
        return wrong.getCause() instanceof InputCoercionException tooLarge
                ? "cannot be: "
                        + tooLarge.getOriginalMessage().lines().findFirst().orElse("")
                : "cannot be read";
    }

    private static @Nullable String value(JsonMappingException wrong) {
        return wrong instanceof InvalidFormatException format && format.getValue() != null
                ? format.getValue().toString()
                : null;
    }

    private static String path(JsonMappingException wrong) {
        var path = new StringBuilder();
        for (var step : wrong.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
