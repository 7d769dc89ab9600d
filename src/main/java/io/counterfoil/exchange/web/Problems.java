package io.counterfoil.exchange.web;

import static io.counterfoil.exchange.web.KnownProblem.*;

import io.counterfoil.exchange.web.Problem.FieldError;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.ExternalSystemUnavailable;
import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.RefusalStatus;
import io.counterfoil.workflow.ConcurrentUpdate;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Says in the words of RFC 9457 what an exception means to the caller. Refusals and outages are told as they are;
 * everything unforeseen is a defect, told by its trace id only and logged in full.
 */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String CHARACTER_NOT_IN_REPERTOIRE = "22021";
    private static final int SOON = 1;
    private static final int LATER = 30;

    private Problems() {}

    static Problem of(Throwable failure) {
        if (failure instanceof ApiRefusal refusal) {
            var problem = Problem.of(refusal.problem(), message(refusal));
            return refusal.problem() == REQUEST_IN_FLIGHT || refusal.problem() == TEMPORARILY_UNAVAILABLE
                    ? problem.retryAfter(SOON)
                    : problem;
        }
        if (failure instanceof BusinessRuleViolation refusal) {
            var problem = Problem.of(refusal.code(), RefusalStatus.of(refusal), message(refusal));
            return refusal instanceof InvalidInput invalid ? problem.withErrors(fields(invalid)) : problem;
        }
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return UnreadableBody.problem(unreadable);
        }
        var invalid = InvalidFields.problem(failure);
        return invalid != null ? invalid : ofTechnical(failure);
    }

    private static List<FieldError> fields(InvalidInput input) {
        return input.problems().stream()
                .map(problem -> new FieldError(problem.field(), null, problem.reason()))
                .toList();
    }

    private static Problem ofTechnical(Throwable failure) {
        if (failure instanceof ExternalSystemUnavailable) {
            LOG.warn("Outage: {}", failure.getMessage(), failure);
            return Problem.of(TEMPORARILY_UNAVAILABLE, message(failure)).retryAfter(LATER);
        }
        if (failure instanceof MaxUploadSizeExceededException) {
            return Problem.of(UPLOAD_TOO_LARGE, "The upload is larger than spring.servlet.multipart allows.");
        }
        if (failure instanceof OptimisticLockingFailureException || ConcurrentUpdate.caused(failure)) {
            return Problem.of(
                            CONCURRENT_CHANGE,
                            "Someone changed the same document at the same moment; nothing was done.")
                    .retryAfter(SOON);
        }
        if (failure instanceof DuplicateKeyException) {
            LOG.info("Two requests created the same: {}", failure.getMessage());
            return Problem.of(ALREADY_EXISTS, "Another request has created the same; nothing was done. Read it first.");
        }
        if (isTextNobodyCanKeep(failure)) {
            return Problem.of(
                    MALFORMED_REQUEST, "A text holds the character U+0000, which cannot be kept. Leave it out.");
        }
        if (isPassingTroubleOfTheDatabase(failure)) {
            LOG.warn("The database refused for the moment", failure);
            return Problem.of(TEMPORARILY_UNAVAILABLE, "The database is busy or away; nothing was done.")
                    .retryAfter(SOON);
        }
        return failure instanceof ErrorResponse error ? ofSpring(failure, error) : defect(failure);
    }

    private static boolean isTextNobodyCanKeep(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && CHARACTER_NOT_IN_REPERTOIRE.equals(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassingTroubleOfTheDatabase(Throwable failure) {
        return failure instanceof PessimisticLockingFailureException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof QueryTimeoutException
                || failure instanceof CannotCreateTransactionException
                // Spring has no name for PostgreSQL's refusal to wait for a lock.
                || failure instanceof UncategorizedSQLException unnamed
                        && LOCK_NOT_AVAILABLE.equals(unnamed.getSQLException().getSQLState());
    }

    private static Problem ofSpring(Throwable failure, ErrorResponse error) {
        if (failure instanceof NoResourceFoundException) {
            return Problem.of(
                    NOT_FOUND, "There is nothing at this address. The operations are listed at /swagger-ui.html");
        }
        if (failure instanceof HttpRequestMethodNotSupportedException method) {
            return Problem.of(
                    METHOD_NOT_ALLOWED,
                    method.getMethod() + " is not possible here, only " + method.getSupportedHttpMethods());
        }
        if (failure instanceof HttpMediaTypeNotSupportedException media) {
            return Problem.of(
                    UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type " + media.getContentType() + " is not read here, only "
                            + media.getSupportedMediaTypes());
        }
        if (failure instanceof HttpMediaTypeNotAcceptableException media) {
            return Problem.of(NOT_ACCEPTABLE, "The answer can only be given as " + media.getSupportedMediaTypes());
        }
        int status = error.getStatusCode().value();
        var detail = error.getBody().getDetail();
        return status >= 500
                ? defect(failure)
                : Problem.of(KnownProblem.ofStatus(status).name(), status, detail == null ? "" : detail);
    }

    private static Problem defect(Throwable failure) {
        LOG.error("Request failed, trace {}", TraceId.current(), failure);
        return Problem.of(INTERNAL_ERROR, "Counterfoil failed and did nothing. Report the traceId.");
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? "" : failure.getMessage();
    }
}
