package io.counterfoil.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.NotFound;
import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.junit.jupiter.api.Test;

class EngineRestErrorsTest {
    private final EngineRestErrors errors = new EngineRestErrors();

    private int status(Throwable error) {
        return errors.toResponse(error).getStatus();
    }

    @Test
    void refusalOfARuleKeepsItsMeaningThoughTheEngineWrappedIt() {
        var refusal = new Forbidden("SEGREGATION_OF_DUTIES", "not you");
        var wrapped = new RestException(
                Status.INTERNAL_SERVER_ERROR, new ProcessEngineException("listener", refusal), "cannot complete");
        var answer = errors.toResponse(wrapped);
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(answer.getEntity())
                .isEqualTo(new EngineRestErrors.Refusal("Forbidden", "not you", "SEGREGATION_OF_DUTIES"));
    }

    @Test
    void eachKindOfRefusalHasItsStatus() {
        assertThat(status(new Conflict("C", "c"))).isEqualTo(409);
        assertThat(status(new NotFound("N", "n"))).isEqualTo(404);
        assertThat(status(new BusinessRuleViolation("B", "b"))).isEqualTo(422);
        assertThat(status(new OptimisticLockingException("late"))).isEqualTo(409);
    }

    @Test
    void whatIsGoneIsNotFoundAndAMissingArgumentIsNot() {
        assertThat(status(new NullValueException("Cannot find task with id 4711: task is null")))
                .isEqualTo(404);
        assertThat(status(new NullValueException("taskId is null"))).isEqualTo(500);
    }

    @Test
    void allElseIsAnsweredAsTheEngineDoes() {
        assertThat(status(new AuthorizationException("no"))).isEqualTo(403);
        assertThat(status(new InvalidRequestException(Status.BAD_REQUEST, "bad")))
                .isEqualTo(400);
        assertThat(status(new IllegalStateException("bug"))).isEqualTo(500);
    }
}
