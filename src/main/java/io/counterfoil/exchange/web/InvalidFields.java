package io.counterfoil.exchange.web;

import io.counterfoil.exchange.web.Problem.FieldError;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Lists the fields and parameters that validation refused. */
final class InvalidFields {
    private InvalidFields() {}

    /** The problem, or null if the failure is not about fields. */
    static @Nullable Problem problem(Throwable failure) {
        var errors = errorsOf(failure);
        if (errors.isEmpty()) {
            return null;
        }
        var first = errors.get(0);
        var detail = first.field() + " " + first.reason()
                + (errors.size() > 1 ? " (and " + (errors.size() - 1) + " more, see errors)" : "");
        return Problem.of(KnownProblem.INVALID_FIELDS, detail).withErrors(errors);
    }

    private static List<FieldError> errorsOf(Throwable failure) {
        if (failure instanceof MethodArgumentNotValidException invalid) {
            return of(invalid.getBindingResult());
        }
        if (failure instanceof BindException invalid) {
            return of(invalid.getBindingResult());
        }
        if (failure instanceof HandlerMethodValidationException invalid) {
            return of(invalid);
        }
        if (failure instanceof ConstraintViolationException invalid) {
            return invalid.getConstraintViolations().stream()
                    .map(violation -> new FieldError(
                            violation.getPropertyPath().toString(),
                            text(violation.getInvalidValue()),
                            violation.getMessage()))
                    .toList();
        }
        if (failure instanceof MissingServletRequestParameterException missing) {
            return List.of(new FieldError(missing.getParameterName(), null, "is missing"));
        }
        if (failure instanceof MissingRequestHeaderException missing) {
            return List.of(new FieldError(missing.getHeaderName(), null, "is missing"));
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            var expected = mismatch.getRequiredType();
            return List.of(new FieldError(
                    mismatch.getName(),
                    text(mismatch.getValue()),
                    "must be " + (expected == null ? "something else" : ExpectedJson.of(expected))));
        }
        return List.of();
    }

    private static List<FieldError> of(BindingResult result) {
        return result.getAllErrors().stream().map(InvalidFields::of).toList();
    }

    private static FieldError of(ObjectError error) {
        return error instanceof org.springframework.validation.FieldError field
                ? new FieldError(field.getField(), text(field.getRejectedValue()), reason(field))
                : new FieldError(error.getObjectName(), null, reason(error));
    }

    private static List<FieldError> of(HandlerMethodValidationException invalid) {
        return invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .flatMap(error -> error instanceof ObjectError object
                                ? Stream.of(of(object))
                                : Stream.of(new FieldError(
                                        String.valueOf(
                                                result.getMethodParameter().getParameterName()),
                                        text(result.getArgument()),
                                        reason(error)))))
                .toList();
    }

    private static String reason(MessageSourceResolvable error) {
        if (error instanceof org.springframework.validation.FieldError field && field.isBindingFailure()) {
            return "cannot be read as the type this parameter has";
        }
        return error.getDefaultMessage() == null ? "is not valid" : error.getDefaultMessage();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
