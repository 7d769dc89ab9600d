package io.counterfoil.identity;

import io.counterfoil.kernel.Forbidden;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who makes the current request: a person or an external application. Controllers take it as an argument.
 *
 * @param roles ids of the engine's groups, among them those of {@link Role}
 */
public record Person(String login, Set<String> roles) {
    public Person {
        roles = Set.copyOf(roles);
    }

    /**
     * Refuses unless this person has one of the roles.
     *
     * @throws Forbidden {@code ROLE_MISSING}, naming the roles; {@code SEGREGATION_OF_DUTIES} to an administrator, who
     *     could give themselves any role (S15)
     */
    public void mustBeOneOf(Role... anyOf) {
        if (is(Role.ADMINISTRATOR) && !List.of(anyOf).contains(Role.ADMINISTRATOR)) {
            throw new Forbidden(
                    SegregationOfDuties.CODE,
                    login + " is an administrator, who takes no part in business (rule S15); use the login of a"
                            + " business role");
        }
        if (Arrays.stream(anyOf).noneMatch(this::is)) {
            throw new Forbidden(
                    "ROLE_MISSING",
                    login + " needs one of the roles "
                            + Arrays.stream(anyOf).map(Role::id).collect(Collectors.joining(", ")) + " for this");
        }
    }

    public boolean is(Role role) {
        return roles.contains(role.id());
    }
}
