package io.counterfoil.identity.web;

import io.counterfoil.identity.Role;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The identity provider, OpenID Connect. Without an issuer there is none.
 *
 * @param issuer address of the provider, as its tokens state it
 * @param clientId our name at the provider, for people's logins; empty: people log in here only. Our address for
 *     answers is {@code /login/oauth2/code/oidc}
 * @param audience what access tokens for our API are issued for; empty: the API takes none
 * @param scopes asked for at login; the ID token must then carry the claims named below. {@code offline_access} where
 *     the provider gives refresh tokens for nothing else
 * @param loginClaim the claim that becomes the login
 * @param groupsClaim the claim that lists groups or roles
 * @param confirmWithin a session that the provider has not confirmed for so long, and a token issued longer ago, is
 *     worth nothing
 * @param roles the provider's groups that give a role, by role id; a role that is not named is given by the group of
 *     the same name
 */
@ConfigurationProperties("counterfoil.oidc")
record OidcSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String audience,
        @DefaultValue({"openid", "profile"}) List<String> scopes,
        @DefaultValue("preferred_username") String loginClaim,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue("5m") Duration confirmWithin,
        @DefaultValue Map<String, List<String>> roles) {

    OidcSettings {
        roles = roles.entrySet().stream()
                // Environment variables cannot spell the hyphens of role ids.
                .collect(Collectors.toMap(entry -> entry.getKey().replace('.', '-'), Map.Entry::getValue));
        var unknown =
                roles.keySet().stream().filter(role -> Role.of(role).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("counterfoil.oidc.roles names " + unknown + "; roles are "
                    + Stream.of(Role.values()).map(Role::id).toList());
        }
    }

    /** The roles that these groups of the provider give. */
    Set<Role> rolesOf(Collection<String> groups) {
        return Stream.of(Role.values())
                .filter(role -> roles.getOrDefault(role.id(), List.of(role.id())).stream()
                        .anyMatch(groups::contains))
                .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return "OidcSettings[" + issuer + ", client " + clientId + ", audience " + audience + "]";
    }
}
