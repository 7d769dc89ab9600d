package io.counterfoil.workflow.web;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.RefusalStatus;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Locale;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.jspecify.annotations.Nullable;

/**
 * Answers errors of the engine's REST interface in the engine's own shape ({@code type}, {@code message}, {@code
 * code}). A refusal of one of our rules keeps its meaning even when the engine has wrapped it; a change that lost
 * against another one is 409, something that is gone 404; all else stays as the engine answers it.
 */
class EngineRestErrors implements ExceptionMapper<Throwable> {
    /** Our refusals in the engine's shape; the engine's own codes are numbers. */
    record Refusal(String type, @Nullable String message, String code) {}

    @Override
    public Response toResponse(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof BusinessRuleViolation refusal) {
                return answer(RefusalStatus.of(refusal), refusal, refusal.code());
            }
            if (cause instanceof OptimisticLockingException) {
                return answer(409, cause, "CONCURRENT_UPDATE");
            }
            if (cause instanceof TaskAlreadyClaimedException) {
                return answer(409, cause, "TASK_ALREADY_CLAIMED");
            }
            if (cause instanceof NullValueException && isAboutSomethingGone(cause)) {
                return answer(404, cause, "NOT_FOUND");
            }
            if (cause instanceof AuthorizationException) {
                return ExceptionHandlerHelper.getInstance().getResponse(cause);
            }
        }
        return ExceptionHandlerHelper.getInstance().getResponse(error);
    }

    /** The engine has one exception for what is not there any more and for an argument that is missing. */
    private static boolean isAboutSomethingGone(Throwable missing) {
        var message = String.valueOf(missing.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("cannot find")
                || message.contains("doesn't exist")
                || message.contains("does not exist");
    }

    private static Response answer(int status, Throwable refusal, String code) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Refusal(refusal.getClass().getSimpleName(), refusal.getMessage(), code))
                .build();
    }
}
