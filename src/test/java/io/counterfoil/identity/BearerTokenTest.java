package io.counterfoil.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledIf(value = "providerRuns", disabledReason = OidcTest.SKIPPED)
class BearerTokenTest extends OidcTest {
    @Test
    void applicationWithItsOwnTokenHasTheRoleOfItsGroupAtBothApis() {
        var token = TokenFlow.ofApplication();
        assertThat(call("/api/v1/payment-runs", token).statusCode()).isEqualTo(200);
        assertThat(call("/engine-rest/task", token).statusCode()).isEqualTo(200);
        assertThat(groupsOf("erp-callback")).containsExactly("integration");
        var refused = call("/api/v1/security-events", token);
        assertThat(refused.statusCode()).isEqualTo(403);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(events(SecurityAction.ACT_REFUSED, "erp-callback"))
                        .isPositive());
    }

    @Test
    void tokenIsTakenAtTheApisOnly() {
        assertThat(call("/cases", TokenFlow.ofApplication()).statusCode()).isIn(302, 401);
        assertThat(call("/camunda/api/engine/engine/default/task", TokenFlow.ofApplication())
                        .statusCode())
                .isIn(302, 401);
    }

    @Test
    void tokenThatTheProviderWouldIssueIsTaken() throws JOSEException {
        assertThat(call("/engine-rest/task", signed(claims(), PROVIDER.key())).statusCode())
                .isEqualTo(200);
    }

    record Attack(String name, String token) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Attack> attacks() throws JOSEException {
        var key = PROVIDER.key();
        var now = Instant.now();
        var genuine = signed(claims(), key);
        var parts = genuine.split("\\.");
        return Stream.of(
                new Attack("alg=none", new PlainJWT(claims().build()).serialize()),
                new Attack("signature cut off", parts[0] + "." + parts[1] + "."),
                new Attack(
                        "claims exchanged",
                        parts[0] + "."
                                + com.nimbusds.jose.util.Base64URL.encode(
                                        claims().subject("admin").build().toString()) + "." + parts[2]),
                new Attack(
                        "signed with a key of the attacker",
                        signed(
                                claims(),
                                new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate())),
                new Attack("HS256 with the public key as secret", symmetric(key)),
                new Attack("key brought along in the header", bringingKey()),
                new Attack(
                        "expired",
                        signed(
                                claims().expirationTime(Date.from(now.minusSeconds(120)))
                                        .issueTime(Date.from(now.minusSeconds(125))),
                                key)),
                new Attack("without expiry", signed(claims().expirationTime(null), key)),
                new Attack(
                        "issued longer ago than a leaver may keep it",
                        signed(claims().issueTime(Date.from(now.minusSeconds(90))), key)),
                new Attack("issued in the future", signed(claims().issueTime(Date.from(now.plusSeconds(3600))), key)),
                new Attack("not valid yet", signed(claims().notBeforeTime(Date.from(now.plusSeconds(3600))), key)),
                new Attack("for another audience", signed(claims().audience("another-api"), key)),
                new Attack("for no audience", signed(claims().audience((String) null), key)),
                new Attack("of another issuer", signed(claims().issuer("http://127.0.0.1:1"), key)),
                new Attack("an ID token", signed(claims().claim("nonce", "n-0S6_WzA2Mj"), key)),
                new Attack("of nobody", signed(claims().subject(null), key)),
                new Attack("without a name", signed(claims().claim("client_id", null), key)),
                new Attack(
                        "with the product's own name",
                        signed(claims().subject("x1").claim("preferred_username", "counterfoil"), key)),
                new Attack(
                        "with the administrator's name",
                        signed(
                                claims().subject("x2")
                                        .claim("preferred_username", "admin")
                                        .claim("groups", List.of("camunda-admin")),
                                key)),
                new Attack(
                        "with a name of two lines",
                        signed(claims().subject("x3").claim("preferred_username", "a\r\nb"), key)),
                new Attack("no token at all", "x"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void tokenIsRefusedAndRecorded(Attack attack) throws IOException {
        var before = events(SecurityAction.TOKEN_REFUSED, "");
        var api = call("/api/v1/payment-runs", attack.token());
        assertThat(api.statusCode()).as(api.body()).isEqualTo(401);
        assertThat(api.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
        assertThat(call("/engine-rest/task", attack.token()).statusCode()).isEqualTo(401);
        assertThat(events(SecurityAction.TOKEN_REFUSED, "")).isEqualTo(before + 2);
        assertThat(Files.readString(file.path())).doesNotContain("eyJ");
    }

    private static JWTClaimsSet.Builder claims() {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(PROVIDER.issuer())
                .subject("erp-callback")
                .audience("bpm-api")
                .claim("client_id", "erp-callback")
                .claim("groups", List.of("integration"))
                .jwtID("j")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey key) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.getKeyID())
                .type(new JOSEObjectType("at+jwt"))
                .build();
        var token = new SignedJWT(header, claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static String symmetric(RSAKey key) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims().build());
        token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    private static String bringingKey() throws JOSEException {
        var own = new RSAKeyGenerator(2048).keyID("own").generate();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .jwk(own.toPublicJWK())
                        .keyID("own")
                        .build(),
                claims().build());
        token.sign(new RSASSASigner(own));
        return token.serialize();
    }

    private static HttpResponse<String> call(String path, String token) {
        var visitor = new ProviderVisitor(port());
        return visitor.send(HttpRequest.newBuilder(visitor.application(path))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token));
    }
}
