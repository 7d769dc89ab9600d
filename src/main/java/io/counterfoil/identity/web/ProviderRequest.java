package io.counterfoil.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Sends a person to the provider, with PKCE, and remembers in the session where they wanted to go. */
final class ProviderRequest implements OAuth2AuthorizationRequestResolver {
    private static final String NEXT = ProviderRequest.class.getName() + ".next";

    private final DefaultOAuth2AuthorizationRequestResolver requests;

    ProviderRequest(ClientRegistrationRepository registrations, List<String> scopes) {
        requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
        var customizer = OAuth2AuthorizationRequestCustomizers.withPkce();
        // OpenID Connect Core 1.0, section 11: offline access must be consented to.
        requests.setAuthorizationRequestCustomizer(
                scopes.contains("offline_access")
                        ? customizer.andThen(request -> request.additionalParameters(Map.of("prompt", "consent")))
                        : customizer);
    }

    /** Where the login shall lead, once. */
    static String destination(HttpServletRequest request) {
        var session = request.getSession(false);
        return Destination.of(session != null && session.getAttribute(NEXT) instanceof String next ? next : null);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return remembering(request, requests.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
        return remembering(request, requests.resolve(request, registrationId));
    }

    private static @Nullable OAuth2AuthorizationRequest remembering(
            HttpServletRequest request, @Nullable OAuth2AuthorizationRequest resolved) {
        if (resolved != null) {
            request.getSession().setAttribute(NEXT, Destination.of(request.getParameter("next")));
        }
        return resolved;
    }
}
