package io.counterfoil.exchange;

import io.counterfoil.kernel.Forbidden;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Who calls the product API, and as what. The one place that reads Spring Security's answer.
 *
 * @param login of the engine's user
 * @param roles engine group ids, for example {@code treasurer}
 */
public record ApiCaller(String login, Set<String> roles) {
    public ApiCaller {
        roles = Set.copyOf(roles);
    }

    public static ApiCaller of(Authentication authentication) {
        return new ApiCaller(
                authentication.getName(),
                authentication.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Lets pass whoever has one of the roles.
     *
     * @throws Forbidden with code {@code ROLE_MISSING} otherwise
     */
    public void mustBeOneOf(String... allowed) {
        if (List.of(allowed).stream().noneMatch(roles::contains)) {
            throw new Forbidden(
                    "ROLE_MISSING", login + " has none of the roles this needs: " + String.join(", ", allowed));
        }
    }
}
