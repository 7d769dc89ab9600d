package io.counterfoil.identity.web;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Checks ID tokens: signature, algorithm, issuer, that they were issued to us, and time. */
final class IdTokens implements JwtDecoderFactory<ClientRegistration> {
    private final ConcurrentHashMap<String, JwtDecoder> decoders = new ConcurrentHashMap<>();
    private final ClientRegistrationRepository registrations;

    IdTokens(ClientRegistrationRepository registrations) {
        this.registrations = registrations;
    }

    Jwt decode(String idToken) {
        return createDecoder(registrations.findByRegistrationId(ProviderLogin.ID))
                .decode(idToken);
    }

    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        return decoders.computeIfAbsent(registration.getRegistrationId(), id -> decoder(registration));
    }

    private static JwtDecoder decoder(ClientRegistration registration) {
        var keys = Optional.ofNullable(registration.getProviderDetails().getJwkSetUri())
                .orElseThrow(() -> new IllegalStateException("the identity provider names no jwks_uri"));
        var decoder = NimbusJwtDecoder.withJwkSetUri(keys)
                .jwsAlgorithms(algorithms -> algorithms.addAll(ProviderConnection.ALGORITHMS))
                .restOperations(ProviderConnection.forKeys())
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        return decoder;
    }
}
