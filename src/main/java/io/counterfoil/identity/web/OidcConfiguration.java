package io.counterfoil.identity.web;

import io.counterfoil.identity.ExternalPeople;
import io.counterfoil.identity.LoginAttempts;
import io.counterfoil.workflow.web.WebappLogin;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** The identity provider, if there is one. It is first asked when somebody logs in, so that it may start after us. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("counterfoil.oidc.issuer")
class OidcConfiguration {
    @Bean
    ClientRegistrationRepository clientRegistrations(OidcSettings settings) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(ClientRegistrations.fromIssuerLocation(settings.issuer())
                        .registrationId(ProviderLogin.ID)
                        .clientId(settings.clientId())
                        .clientSecret(settings.clientSecret())
                        .scope(settings.scopes())
                        .build()));
    }

    @Bean
    IdTokens idTokens(ClientRegistrationRepository registrations) {
        return new IdTokens(registrations);
    }

    @Bean
    @ConditionalOnProperty("counterfoil.oidc.client-id")
    ProviderLogin providerLogin(
            ClientRegistrationRepository registrations,
            IdTokens idTokens,
            OidcSettings settings,
            ExternalPeople people,
            WebappLogin logins,
            ProviderSessions sessions,
            LoginAttempts attempts,
            Clock clock) {
        return new ProviderLogin(registrations, idTokens, settings, people, logins, sessions, attempts, clock);
    }

    @Bean
    @ConditionalOnProperty("counterfoil.oidc.client-id")
    ProviderSessions providerSessions(
            ClientRegistrationRepository registrations,
            IdTokens idTokens,
            OidcSettings settings,
            ExternalPeople people,
            Clock clock) {
        var refreshing = new RestClientRefreshTokenTokenResponseClient();
        refreshing.setRestClient(ProviderConnection.forTokens());
        return new ProviderSessions(registrations, refreshing, idTokens, settings, people, clock);
    }

    @Bean
    @ConditionalOnProperty("counterfoil.oidc.audience")
    AccessTokens accessTokens(OidcSettings settings, ExternalPeople people, LoginAttempts attempts, Clock clock) {
        var decoder = new SupplierJwtDecoder(() -> {
            var tokens = NimbusJwtDecoder.withIssuerLocation(settings.issuer())
                    // RFC 9068 says at+jwt, not all providers do; AccessTokenRules tells ID tokens apart.
                    .validateType(false)
                    .jwsAlgorithms(algorithms -> algorithms.addAll(ProviderConnection.ALGORITHMS))
                    .restOperations(ProviderConnection.forKeys())
                    .build();
            tokens.setJwtValidator(AccessTokenRules.of(settings, clock));
            return tokens;
        });
        return new AccessTokens(decoder, new ProviderClaims(settings), people, attempts);
    }
}
