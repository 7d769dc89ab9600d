package io.counterfoil.identity.web;

import io.counterfoil.identity.ExternalPerson;
import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;

/** Who a token speaks of, that has been checked. */
final class ProviderClaims {
    private static final String ISSUED_TO_APPLICATION = "client:";

    private final OidcSettings settings;

    ProviderClaims(OidcSettings settings) {
        this.settings = settings;
    }

    /** The person; for a token that an application got for itself, the application under its id at the provider. */
    ExternalPerson of(Jwt token) {
        var login = text(token, settings.loginClaim());
        return login.map(name -> person(
                        token, token.getSubject(), name, text(token, "name").orElse(name)))
                .orElseGet(() -> application(token));
    }

    private ExternalPerson application(Jwt token) {
        var client = text(token, "client_id")
                .or(() -> text(token, "azp"))
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(
                        OAuth2ErrorCodes.INVALID_TOKEN,
                        "the token has neither " + settings.loginClaim() + " nor client_id",
                        null)));
        return person(token, ISSUED_TO_APPLICATION + client, client, client);
    }

    private ExternalPerson person(Jwt token, String subject, String login, String name) {
        return new ExternalPerson(
                settings.issuer(),
                subject,
                login,
                name,
                Boolean.FALSE.equals(token.getClaim("email_verified"))
                        ? null
                        : text(token, "email").orElse(null),
                settings.rolesOf(groups(token)),
                Optional.ofNullable(token.getIssuedAt()).orElseThrow());
    }

    private List<String> groups(Jwt token) {
        return token.getClaim(settings.groupsClaim()) instanceof List<?> groups
                ? groups.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Optional<String> text(Jwt token, String claim) {
        return token.getClaim(claim) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
