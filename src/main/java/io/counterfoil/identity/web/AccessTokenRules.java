package io.counterfoil.identity.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/**
 * What an access token must say beside a good signature. The words are ours or Spring's, never the token's: they go to
 * the caller and into the security log.
 */
final class AccessTokenRules {
    /** How far clocks may differ, as in {@link JwtTimestampValidator}. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private AccessTokenRules() {}

    static OAuth2TokenValidator<Jwt> of(OidcSettings settings, Clock clock) {
        var time = new JwtTimestampValidator(SKEW);
        time.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
                List.of(
                        time,
                        new JwtIssuerValidator(settings.issuer()),
                        token -> check(
                                token.getExpiresAt() != null && token.getIssuedAt() != null,
                                "it says no exp or no iat"),
                        token -> check(
                                token.getAudience() != null
                                        && token.getAudience().contains(settings.audience()),
                                "the aud claim does not name this API"),
                        token -> check(
                                !token.hasClaim("nonce") && !token.hasClaim("at_hash"),
                                "an ID token is no access token"),
                        token -> check(token.getSubject() != null, "it says no sub"),
                        token -> check(
                                isYoung(token, settings.confirmWithin(), clock),
                                "it was issued longer ago than counterfoil.oidc.confirm-within, or in the future; ask for a new one")));
    }

    /** The provider cannot take back a token it has signed; therefore none counts for long, however long it says. */
    private static boolean isYoung(Jwt token, Duration most, Clock clock) {
        var issued = token.getIssuedAt();
        var now = clock.instant();
        return issued != null
                && !issued.isAfter(now.plus(SKEW))
                && !issued.plus(most).isBefore(now);
    }

    private static OAuth2TokenValidatorResult check(boolean holds, String otherwise) {
        return holds
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, otherwise, null));
    }
}
