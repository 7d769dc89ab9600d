package io.counterfoil.workflow;

import java.util.Set;

/**
 * A person or application that may log in, as the engine's identity service knows it.
 *
 * @param login case matters
 * @param displayName first and last name; the login where neither is known
 * @param groups ids of the groups the account belongs to now
 */
public record Account(String login, String displayName, Set<String> groups) {
    public Account {
        groups = Set.copyOf(groups);
    }
}
