package io.counterfoil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.RunningApplicationTest;
import io.counterfoil.workflow.Account;
import io.counterfoil.workflow.Accounts;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Through the engine's REST API, which is also what the Admin webapp and the profile page call. */
class PasswordPolicyTest extends RunningApplicationTest {
    private static final String GOOD = "violet tram under nine maps";
    private static final String OWN = "first-password-of-mine";

    @Autowired
    Accounts accounts;

    private final String person = "pia." + UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ab1!xyz-9q", // kinds of characters do not make up for length
                "password1234", // common
                "qwertyuiop12", // a pattern of the keyboard
                "aaaaaaaaaaaaaaaa",
                "counterfoil2026",
                "Winterfeld2026" // the own name
            })
    void administratorAndPersonAreRefusedAGuessablePassword(String guessable) throws IOException {
        assertThat(create(guessable).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(accounts.find(person)).isEmpty();

        accounts.create(new Account(person, "Pia Winterfeld", Set.of("receiver")), OWN);
        assertThat(change(guessable).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(accounts.checkPassword(person, OWN)).isPresent();
    }

    @Test
    void longPasswordOfPlainWordsIsTakenFromBoth() throws IOException {
        assertThat(create(GOOD).statusCode()).isEqualTo(204);
        assertThat(accounts.checkPassword(person, GOOD)).isPresent();
        engine.getIdentityService().deleteUser(person);

        accounts.create(new Account(person, "Pia Winterfeld", Set.of("receiver")), OWN);
        assertThat(change(GOOD).statusCode()).isEqualTo(204);
        assertThat(accounts.checkPassword(person, GOOD)).isPresent();
    }

    @Test
    void longestPasswordIsJudgedInNoTime() throws IOException {
        assertThat(create("violet tram under nine maps ".repeat(1000)).statusCode())
                .isEqualTo(204);
    }

    private HttpResponse<String> create(String password) throws IOException {
        return send(
                "/engine-rest/user/create",
                "POST",
                "admin",
                "admin-demo",
                Map.of(
                        "profile",
                        Map.of("id", person, "firstName", "Pia", "lastName", "Winterfeld", "email", "pia@corp.example"),
                        "credentials",
                        Map.of("password", password)));
    }

    private HttpResponse<String> change(String password) throws IOException {
        return send(
                "/engine-rest/user/" + person + "/credentials",
                "PUT",
                person,
                OWN,
                Map.of("password", password, "authenticatedUserPassword", OWN));
    }

    private HttpResponse<String> send(String path, String method, String login, String password, Map<String, ?> body)
            throws IOException {
        var visitor = new HttpVisitor(port);
        return visitor.send(visitor.request(path)
                .header("Authorization", HttpVisitor.basic(login, password))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(new ObjectMapper().writeValueAsString(body))));
    }
}
