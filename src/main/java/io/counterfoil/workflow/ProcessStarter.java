package io.counterfoil.workflow;

import io.counterfoil.kernel.AuditFact;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** Who started a process, from the engine's login and never from a variable, which anybody could set. */
public final class ProcessStarter {
    private ProcessStarter() {}

    /** For the first steps, which run in the call of the one who starts; {@link AuditFact#SYSTEM} if nobody is logged in. */
    public static String of(DelegateExecution execution) {
        return Optional.ofNullable(execution
                        .getProcessEngineServices()
                        .getIdentityService()
                        .getCurrentAuthentication())
                .map(Authentication::getUserId)
                .orElse(AuditFact.SYSTEM);
    }
}
