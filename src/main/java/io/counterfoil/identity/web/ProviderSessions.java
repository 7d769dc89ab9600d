package io.counterfoil.identity.web;

import io.counterfoil.identity.ExternalPeople;
import io.counterfoil.kernel.Forbidden;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Has open sessions confirmed by the provider, by spending the refresh token: a person who was removed or disabled there
 * gets none, and loses roles and session here. Asked when a request comes and the last answer is older than half of
 * {@code counterfoil.oidc.confirm-within}, and for sessions that are open without requests by the clock: who left is
 * offered no more tasks and gets no more mails, whether they click or not. The answer's ID token tells the roles anew.
 *
 * <p>A provider that does not answer is no leaver: the session goes on until the last answer is too old, then ends.
 * Without a refresh token it ends then, too, and the person logs in again.
 */
final class ProviderSessions {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderSessions.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 5_000;

    private final ClientRegistrationRepository registrations;
    private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshing;
    private final IdTokens idTokens;
    private final ProviderClaims claims;
    private final ExternalPeople people;
    private final Duration confirmWithin;
    private final Clock clock;
    /** Those that nobody has closed: the container lets go of the others. */
    private final Set<ProviderSession> open =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    ProviderSessions(
            ClientRegistrationRepository registrations,
            OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshing,
            IdTokens idTokens,
            OidcSettings settings,
            ExternalPeople people,
            Clock clock) {
        this.registrations = registrations;
        this.refreshing = refreshing;
        this.idTokens = idTokens;
        this.claims = new ProviderClaims(settings);
        this.people = people;
        this.confirmWithin = settings.confirmWithin();
        this.clock = clock;
    }

    void opened(ProviderSession session) {
        open.add(session);
    }

    /** Does nothing for those whose last answer is young. */
    @Scheduled(fixedDelay = LOOK_MILLIS)
    void confirmIdleOnes() {
        List<ProviderSession> sessions;
        synchronized (open) {
            open.removeIf(session -> session.ended);
            sessions = List.copyOf(open);
        }
        sessions.forEach(this::isConfirmed);
    }

    /** Whether the session may go on; {@code false} stays so. */
    boolean isConfirmed(ProviderSession session) {
        synchronized (session) {
            var now = clock.instant();
            if (!session.ended && now.isAfter(session.confirmedAt.plus(confirmWithin.dividedBy(2)))) {
                ask(session, now);
            }
            session.ended |= now.isAfter(session.confirmedAt.plus(confirmWithin));
            return !session.ended;
        }
    }

    private void ask(ProviderSession session, Instant now) {
        var refreshToken = session.refreshToken;
        if (refreshToken == null
                || session.askedAt.isAfter(session.confirmedAt) && now.isBefore(session.askedAt.plus(PAUSE))) {
            return;
        }
        session.askedAt = now;
        try {
            accept(session, refresh(refreshToken, now), now);
        } catch (OAuth2AuthorizationException refusal) {
            if (OAuth2ErrorCodes.INVALID_GRANT.equals(refusal.getError().getErrorCode())) {
                session.ended = true;
                people.leave(session.login, "the identity provider renews the login no more");
            } else {
                LOG.warn(
                        "The identity provider did not confirm {}: {}",
                        session.login,
                        refusal.getError().getErrorCode());
            }
        } catch (JwtException | Forbidden unacceptable) {
            session.ended = true;
            LOG.warn("The identity provider's answer about {} is not accepted", session.login, unacceptable);
        }
    }

    private OAuth2AccessTokenResponse refresh(String refreshToken, Instant now) {
        // The refresh needs an access token beside it in this interface and sends the refresh token only.
        var unused = new OAuth2AccessToken(TokenType.BEARER, "unused", now, now.plusSeconds(1));
        return refreshing.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                registrations.findByRegistrationId(ProviderLogin.ID),
                unused,
                new OAuth2RefreshToken(refreshToken, now)));
    }

    private void accept(ProviderSession session, OAuth2AccessTokenResponse answer, Instant now) {
        var next = answer.getRefreshToken();
        session.refreshToken = next == null ? session.refreshToken : next.getTokenValue();
        if (answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN) instanceof String text) {
            var idToken = idTokens.decode(text);
            if (!session.subject.equals(idToken.getSubject())) {
                throw new JwtException("the ID token is of another person");
            }
            people.arrive(claims.of(idToken));
        }
        session.confirmedAt = now;
    }

    static @Nullable ProviderSession of(@Nullable HttpSession session) {
        return session != null && session.getAttribute(ProviderSession.ATTRIBUTE) instanceof ProviderSession login
                ? login
                : null;
    }
}
