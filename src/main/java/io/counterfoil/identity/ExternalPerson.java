package io.counterfoil.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person or application as the identity provider has just vouched for.
 *
 * @param issuer address of the provider
 * @param subject never changes and is never given to somebody else there, unlike the login
 * @param login wanted name of the account
 * @param name as people read it, first name first
 * @param email mail address that the provider vouches for; null if it tells none
 * @param vouchedAt when the provider issued the token that says so
 */
public record ExternalPerson(
        String issuer,
        String subject,
        String login,
        String name,
        @Nullable String email,
        Set<Role> roles,
        Instant vouchedAt) {
    public ExternalPerson {
        roles = Set.copyOf(roles);
    }
}
