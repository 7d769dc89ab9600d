package io.counterfoil.workflow;

/** Segregation of duties as the guard needs it when a role is granted. Implemented by the identity module. */
public interface RoleGrantRules {
    /**
     * Looks at what the person could do with the role and those they hold.
     *
     * @param role id of the engine's group
     * @param by who grants it
     * @throws io.counterfoil.kernel.Forbidden if both halves of a rule that refuses grants would come together; of
     *     other rules the conflict is recorded
     */
    void examine(String person, String role, String by);
}
