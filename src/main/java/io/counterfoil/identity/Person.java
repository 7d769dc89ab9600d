package io.counterfoil.identity;

import java.util.Set;

/**
 * Who makes the current request: a person or an external application. Controllers take it as an argument.
 *
 * @param roles ids of the engine's groups, among them those of {@link Role}
 */
public record Person(String login, Set<String> roles) {
    public Person {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role.id());
    }
}
