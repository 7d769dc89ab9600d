package io.counterfoil.workflow.guard;

import io.counterfoil.kernel.Forbidden;
import io.counterfoil.workflow.RoleGrantRules;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cmd.CreateMembershipCmd;

/** Granting a role: whoever holds one that must not meet it does not get it. */
final class RoleGrantActs {
    private static final CommandField<String> TO =
            new CommandField<>(CreateMembershipCmd.class, "userId", String.class);
    private static final CommandField<String> ROLE =
            new CommandField<>(CreateMembershipCmd.class, "groupId", String.class);

    private final Supplier<RoleGrantRules> rules;

    RoleGrantActs(Supplier<RoleGrantRules> rules) {
        this.rules = rules;
    }

    void examine(Caller caller, CreateMembershipCmd grant) {
        var person = TO.of(grant);
        var role = ROLE.of(grant);
        if (person == null || role == null) {
            return; // the engine says so itself
        }
        try {
            rules.get().examine(person, role, caller.person());
        } catch (Forbidden conflict) {
            throw new GuardRefusal(Objects.requireNonNullElse(conflict.getMessage(), conflict.code()));
        }
    }
}
