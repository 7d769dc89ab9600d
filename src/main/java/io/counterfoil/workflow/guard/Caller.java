package io.counterfoil.workflow.guard;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;

/**
 * The person behind an engine command.
 *
 * @param groups engine group ids as the login found them
 */
record Caller(String person, Set<String> groups) {

    /** The roles that see more of the engine than everybody does. */
    enum Role {
        OPERATOR("operator"),
        DESIGNER("process-designer"),
        ADMINISTRATOR("camunda-admin");

        final String group;

        Role(String group) {
            this.group = group;
        }
    }

    /** Nobody is logged in for jobs, timers and the start of the application; the guard is for people. */
    static @Nullable Caller of(@Nullable Authentication authentication) {
        if (authentication == null || authentication.getUserId() == null) {
            return null;
        }
        List<String> groups = authentication.getGroupIds();
        return new Caller(authentication.getUserId(), groups == null ? Set.of() : Set.copyOf(groups));
    }

    Set<Role> roles() {
        var roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (groups.contains(role.group)) {
                roles.add(role);
            }
        }
        return roles;
    }

    boolean isAdministrator() {
        return roles().contains(Role.ADMINISTRATOR);
    }
}
