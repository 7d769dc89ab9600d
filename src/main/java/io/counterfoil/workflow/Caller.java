package io.counterfoil.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/**
 * On whose behalf the current thread calls the engine. One truth for every door: our API and pages and the engine's
 * REST API set it here, Tasklist and Cockpit set it themselves; timers and jobs have none.
 */
@Component
public class Caller {
    private final IdentityService identity;

    Caller(IdentityService identity) {
        this.identity = identity;
    }

    /** From now on this thread acts for this account. Whoever enters leaves in a {@code finally}. */
    public void enter(String login, Collection<String> groups) {
        identity.setAuthentication(login, List.copyOf(groups));
    }

    public void leave() {
        identity.clearAuthentication();
    }

    /** Empty if no person and no application is behind the call. */
    public Optional<String> login() {
        return Optional.ofNullable(identity.getCurrentAuthentication())
                .flatMap(caller -> Optional.ofNullable(caller.getUserId()));
    }

    /** The group ids of the caller; none if there is no caller. */
    public Set<String> groups() {
        return Optional.ofNullable(identity.getCurrentAuthentication())
                .flatMap(caller -> Optional.ofNullable(caller.getGroupIds()))
                .map(Set::copyOf)
                .orElseGet(Set::of);
    }
}
