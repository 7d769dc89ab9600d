package io.counterfoil.workflow.web;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.NotFound;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.jspecify.annotations.Nullable;

/**
 * Answers errors of the engine's REST interface in the engine's own shape ({@code type}, {@code message}, {@code
 * code}). A refusal of one of our rules keeps its meaning even when the engine has wrapped it; a change that lost
 * against another one is 409; all else stays as the engine answers it.
 */
class EngineRestErrors implements ExceptionMapper<Throwable> {
    private static final int UNPROCESSABLE = 422;

    /** Our refusals in the engine's shape; the engine's own codes are numbers. */
    record Refusal(String type, @Nullable String message, String code) {}

    @Override
    public Response toResponse(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof BusinessRuleViolation refusal) {
                return answer(statusOf(refusal), refusal, refusal.code());
            }
            if (cause instanceof OptimisticLockingException) {
                return answer(409, cause, "CONCURRENT_UPDATE");
            }
            if (cause instanceof TaskAlreadyClaimedException) {
                return answer(409, cause, "TASK_ALREADY_CLAIMED");
            }
            if (cause instanceof AuthorizationException) {
                return ExceptionHandlerHelper.getInstance().getResponse(cause);
            }
        }
        return ExceptionHandlerHelper.getInstance().getResponse(error);
    }

    private static int statusOf(BusinessRuleViolation refusal) {
        if (refusal instanceof Forbidden) {
            return 403;
        }
        if (refusal instanceof Conflict) {
            return 409;
        }
        return refusal instanceof NotFound ? 404 : UNPROCESSABLE;
    }

    private static Response answer(int status, Throwable refusal, String code) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Refusal(refusal.getClass().getSimpleName(), refusal.getMessage(), code))
                .build();
    }
}
