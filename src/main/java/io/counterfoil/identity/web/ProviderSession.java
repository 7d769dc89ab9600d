package io.counterfoil.identity.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A login that the provider vouched for, kept in the HTTP session beside the webapps' login and gone with it; its
 * refresh token never leaves memory. Guarded by its own monitor: of requests that come together, one asks the provider.
 */
final class ProviderSession {
    static final String ATTRIBUTE = ProviderSession.class.getName();

    final String login;
    final String subject;

    @Nullable
    String refreshToken;

    Instant confirmedAt;
    Instant askedAt;
    boolean ended;

    ProviderSession(String login, String subject, @Nullable String refreshToken, Instant confirmedAt) {
        this.login = login;
        this.subject = subject;
        this.refreshToken = refreshToken;
        this.confirmedAt = confirmedAt;
        this.askedAt = confirmedAt;
    }
}
