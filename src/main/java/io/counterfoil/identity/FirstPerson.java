package io.counterfoil.identity;

import io.counterfoil.workflow.Account;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An account that exists from the first start. One that exists already keeps its password and roles.
 *
 * @param name as people read it, first name first
 */
public record FirstPerson(String login, String name, Set<Role> roles, String password) {
    Account account() {
        return new Account(login, name, roles.stream().map(Role::id).collect(Collectors.toSet()));
    }

    /** Without the password: records find their way into logs. */
    @Override
    public String toString() {
        return login + " " + roles;
    }
}
