package io.counterfoil.identity.web;

import io.counterfoil.identity.ExternalPeople;
import io.counterfoil.identity.LoginAttempts;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.workflow.web.WebappLogin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * People's login at the identity provider: authorization code with PKCE, state and nonce. What comes of it is the same
 * login in the webapps' session as after a password.
 */
final class ProviderLogin {
    static final String ID = "oidc";
    static final String START = "/oauth2/authorization/" + ID;
    private static final String DOOR = "identity provider";

    private final ClientRegistrationRepository registrations;
    private final IdTokens idTokens;
    private final ProviderClaims claims;
    private final OidcSettings settings;
    private final ExternalPeople people;
    private final WebappLogin logins;
    private final ProviderSessions sessions;
    private final LoginAttempts attempts;
    private final Clock clock;

    ProviderLogin(
            ClientRegistrationRepository registrations,
            IdTokens idTokens,
            OidcSettings settings,
            ExternalPeople people,
            WebappLogin logins,
            ProviderSessions sessions,
            LoginAttempts attempts,
            Clock clock) {
        this.registrations = registrations;
        this.idTokens = idTokens;
        this.claims = new ProviderClaims(settings);
        this.settings = settings;
        this.people = people;
        this.logins = logins;
        this.sessions = sessions;
        this.attempts = attempts;
        this.clock = clock;
    }

    void configure(OAuth2LoginConfigurer<HttpSecurity> login) {
        var codes = new RestClientAuthorizationCodeTokenResponseClient();
        codes.setRestClient(ProviderConnection.forTokens());
        var users = new OidcUserService();
        // The ID token says all we ask for; access tokens of some providers are not for their own user endpoint.
        users.setRetrieveUserInfo(request -> false);
        login.loginPage("/login")
                .clientRegistrationRepository(registrations)
                .authorizedClientRepository(new ForThisRequest())
                .authorizationEndpoint(start ->
                        start.authorizationRequestResolver(new ProviderRequest(registrations, settings.scopes())))
                .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(codes))
                .userInfoEndpoint(info -> info.oidcUserService(users))
                .successHandler(this::enter)
                .failureHandler(this::refuse);
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, Authentication login)
            throws IOException {
        var next = ProviderRequest.destination(request);
        if (!(login.getPrincipal() instanceof OidcUser user)) {
            throw new IllegalStateException("the identity provider gave no ID token; scopes must contain openid");
        }
        try {
            var idToken = idTokens.decode(user.getIdToken().getTokenValue());
            var account = people.arrive(claims.of(idToken));
            logins.logIn(request, account.login());
            var session = new ProviderSession(
                    account.login(), idToken.getSubject(), ForThisRequest.refreshToken(request), clock.instant());
            request.getSession().setAttribute(ProviderSession.ATTRIBUTE, session);
            sessions.opened(session);
            attempts.succeeded(account.login(), DOOR);
            response.sendRedirect(next);
        } catch (Forbidden refusal) {
            attempts.tokenRefused(DOOR, refusal.getMessage() == null ? refusal.code() : refusal.getMessage());
            response.sendRedirect("/login?notice=" + LoginPage.Notice.REFUSED);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        // The code only: descriptions may quote what the caller sent.
        var code = refusal instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : refusal.getClass().getSimpleName();
        attempts.tokenRefused(DOOR, code);
        response.sendRedirect("/login?notice=" + LoginPage.Notice.REFUSED);
    }

    /** Access and refresh token live as long as the request that brought them; what is needed longer is taken over. */
    private static final class ForThisRequest implements OAuth2AuthorizedClientRepository {
        private static final String ATTRIBUTE = ForThisRequest.class.getName();

        static @Nullable String refreshToken(HttpServletRequest request) {
            return request.getAttribute(ATTRIBUTE) instanceof OAuth2AuthorizedClient client
                            && client.getRefreshToken() != null
                    ? client.getRefreshToken().getTokenValue()
                    : null;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String id, Authentication login, HttpServletRequest request) {
            return (T) request.getAttribute(ATTRIBUTE);
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication login,
                HttpServletRequest request,
                HttpServletResponse response) {
            request.setAttribute(ATTRIBUTE, client);
        }

        @Override
        public void removeAuthorizedClient(
                String id, Authentication login, HttpServletRequest request, HttpServletResponse response) {
            request.removeAttribute(ATTRIBUTE);
        }
    }
}
