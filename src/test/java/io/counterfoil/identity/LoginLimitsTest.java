package io.counterfoil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.RunningApplicationTest;
import io.counterfoil.workflow.Account;
import io.counterfoil.workflow.Accounts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guessers sit at addresses of their own, 127.1.x.y, which Linux lets a client take. */
class LoginLimitsTest extends RunningApplicationTest {
    private static final int PER_PERSON = 5;
    private static final int PER_ADDRESS = 50;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    private String victim;
    private String guesser;
    private String home;

    @BeforeEach
    void newVictim() {
        var random = UUID.randomUUID();
        victim = "victim-" + random;
        var bits = Math.floorMod(random.getLeastSignificantBits(), 60_000L);
        guesser = "127.1." + (bits / 250 + 1) + "." + (bits % 250 + 1);
        home = "127.2." + (bits / 250 + 1) + "." + (bits % 250 + 1);
        accounts.create(new Account(victim, "V. Ictim", Set.of("receiver")), "right-password");
    }

    @Test
    void guessesBeyondTheLimitDoNotReachTheAccount() {
        for (var i = 0; i < 40; i++) {
            assertThat(basic(guesser, victim, "guess-" + i)).isEqualTo(401);
        }
        assertThat(count(SecurityAction.LOGIN_FAILED, victim)).isEqualTo(PER_PERSON);
        assertThat(count(SecurityAction.LOGIN_THROTTLED, victim)).isEqualTo(40 - PER_PERSON);
        unlock();
        assertThat(basic(guesser, victim, "right-password"))
                .as("right, but from the guesser's address")
                .isEqualTo(401);
        assertThat(basic(home, victim, "right-password"))
                .as("the victim at home")
                .isEqualTo(200);
    }

    @Test
    void theSameLimitHoldsAtTheLoginPageAndTheWebapps() {
        for (var i = 0; i < PER_PERSON; i++) {
            basic("127.0.0.1", victim, "guess-" + i);
        }
        unlock();
        var visitor = new HttpVisitor(port);
        visitor.logIn(victim, "right-password", "/");
        assertThat(visitor.whoAmI().statusCode()).isEqualTo(404);
        var webapp = visitor.webappPost(
                "/camunda/api/admin/auth/user/default/login/tasklist",
                java.util.Map.of("username", victim, "password", "right-password"));
        assertThat(webapp.statusCode()).isEqualTo(401);
        assertThat(count(SecurityAction.LOGIN_THROTTLED, victim)).isEqualTo(2);
    }

    @Test
    void webappLoginReadsNoOtherNameThanTheOneChecked() {
        var answer = new HttpVisitor(port)
                .webappPost(
                        "/camunda/api/admin/auth/user/default/login/tasklist?username=rex.receiver",
                        java.util.Map.of("username", victim, "password", "right-password"));
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void guesserOfManyNamesIsStoppedButPeopleKnownAtTheAddressAreNot() {
        assertThat(basic(guesser, victim, "right-password")).isEqualTo(200);
        for (var i = 0; i < PER_ADDRESS / PER_PERSON; i++) {
            var other = "other-" + i + "-" + UUID.randomUUID();
            accounts.create(new Account(other, "O. Ther", Set.of("receiver")), "right-password");
            for (var j = 0; j < PER_PERSON; j++) {
                basic(guesser, other, "guess");
            }
        }
        assertThat(basic(guesser, "fiona.cfo", "fiona-demo"))
                .as("never seen here")
                .isEqualTo(401);
        assertThat(basic(guesser, victim, "right-password")).as("known here").isEqualTo(200);
        assertThat(basic(home, "fiona.cfo", "fiona-demo")).as("elsewhere").isEqualTo(200);
    }

    @Test
    void headersDoNotChangeTheAddress() {
        for (var i = 0; i < PER_PERSON; i++) {
            send(guesser, victim, "guess", "X-Forwarded-For: 10.9.8." + i + "\r\n");
        }
        assertThat(count(SecurityAction.LOGIN_FAILED, victim)).isEqualTo(PER_PERSON);
        unlock();
        assertThat(send(guesser, victim, "right-password", "X-Forwarded-For: 10.9.8.77\r\n"))
                .isEqualTo(401);
    }

    private void unlock() {
        engine.getIdentityService().unlockUser(victim);
    }

    private long count(SecurityAction action, String person) {
        return jdbc.sql(
                        "select coalesce(sum(repeats), 0) from security_event where action = :action and person = :person")
                .param("action", action.name())
                .param("person", person)
                .query(Long.class)
                .single();
    }

    private int basic(String address, String login, String password) {
        return send(address, login, password, "");
    }

    private int send(String address, String login, String password, String headers) {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.setSoTimeout(20_000);
            var request = "GET /engine-rest/task HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + headers
                    + "Authorization: " + HttpVisitor.basic(login, password) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
