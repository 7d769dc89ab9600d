package io.counterfoil.identity.web;

import io.counterfoil.identity.ExternalPeople;
import io.counterfoil.identity.LoginAttempts;
import io.counterfoil.identity.Person;
import io.counterfoil.kernel.ExternalSystemUnavailable;
import io.counterfoil.kernel.Forbidden;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Access tokens of the provider (JWT) at the doors of the API, as applications show them with each request. */
final class AccessTokens implements AuthenticationManager {
    private static final String DOOR = "bearer token";

    private final JwtDecoder decoder;
    private final ProviderClaims claims;
    private final ExternalPeople people;
    private final LoginAttempts attempts;

    AccessTokens(JwtDecoder decoder, ProviderClaims claims, ExternalPeople people, LoginAttempts attempts) {
        this.decoder = decoder;
        this.claims = claims;
        this.people = people;
        this.attempts = attempts;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var token = ((BearerTokenAuthenticationToken) attempt).getToken();
        try {
            var account = people.arrive(claims.of(decoder.decode(token)));
            attempts.succeeded(account.login(), DOOR);
            return LoginToken.of(new Person(account.login(), account.groups()), Set.of());
        } catch (JwtValidationException invalid) {
            throw refused(invalid.getErrors().stream()
                    .map(OAuth2Error::getDescription)
                    .collect(Collectors.joining("; ")));
        } catch (BadJwtException unreadable) {
            // Not its message, which may quote the token.
            throw refused("malformed, forged, or signed with an unknown key or an algorithm that is not accepted");
        } catch (Forbidden refusal) {
            throw refused(refusal.getMessage() == null ? refusal.code() : refusal.getMessage());
        } catch (OAuth2AuthenticationException incomplete) {
            throw refused(incomplete.getError().getDescription());
        } catch (JwtDecoderInitializationException | JwtException unavailable) {
            throw new ExternalSystemUnavailable("the identity provider does not tell its keys", unavailable);
        }
    }

    private InvalidBearerTokenException refused(String reason) {
        attempts.tokenRefused(DOOR, reason);
        return new InvalidBearerTokenException(reason);
    }
}
