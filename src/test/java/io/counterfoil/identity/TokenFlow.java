package io.counterfoil.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;

/** Gets access tokens from the provider as an application of its own would. */
final class TokenFlow {
    private static final String VERIFIER = "a-verifier-of-at-least-43-characters-as-pkce-wants-it";
    private static final String CHALLENGE = challenge();
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private TokenFlow() {}

    /** A person's, by authorization code. */
    static String of(ProviderVisitor visitor, String login) {
        var start = OidcTest.PROVIDER.issuer() + "/auth?response_type=code&client_id=" + IdentityProvider.CLIENT
                + "&scope=openid%20profile%20groups&redirect_uri=" + IdentityProvider.OWN_CALLBACK
                + "&code_challenge_method=S256&code_challenge=" + CHALLENGE;
        var back = visitor.walk(URI.create(start), login, IdentityProvider.OWN_CALLBACK);
        var code = CODE.matcher(back.toString());
        if (!code.find()) {
            throw new AssertionError("no code in " + back);
        }
        return token(
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code.group(1),
                        "redirect_uri",
                        IdentityProvider.OWN_CALLBACK,
                        "code_verifier",
                        VERIFIER),
                IdentityProvider.CLIENT,
                IdentityProvider.SECRET);
    }

    /** An application's, by its own credentials. */
    static String ofApplication() {
        return token(Map.of("grant_type", "client_credentials"), "erp-callback", "erp-callback-secret");
    }

    private static String token(Map<String, String> form, String client, String secret) {
        var answer = new ProviderVisitor(0)
                .send(ProviderVisitor.form(URI.create(OidcTest.PROVIDER.issuer() + "/token"), form)
                        .header("Authorization", HttpVisitor.basic(client, secret)));
        try {
            return new ObjectMapper()
                    .readTree(answer.body())
                    .required("access_token")
                    .asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static String challenge() {
        try {
            var digest = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(VERIFIER.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
