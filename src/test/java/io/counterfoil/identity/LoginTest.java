package io.counterfoil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.RunningApplicationTest;
import io.counterfoil.workflow.Account;
import io.counterfoil.workflow.Accounts;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LoginTest extends RunningApplicationTest {
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String PROTECTED = "/v3/api-docs";

    @Autowired
    Accounts accounts;

    HttpVisitor visitor;

    @BeforeEach
    void newVisitor() {
        visitor = new HttpVisitor(port);
    }

    @Test
    void deepLinkLeadsThroughTheLoginPageBackToItself() {
        var asked = visitor.get(TASKLIST + "?a=b");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(location(asked)).isEqualTo("/login?next=%2Fcamunda%2Fapp%2Ftasklist%2Fdefault%2F%3Fa%3Db");
        assertThat(visitor.get(location(asked)).body()).contains("value=\"" + TASKLIST + "?a=b\"");

        var loggedIn = visitor.logIn("anna.payable", "anna-demo", TASKLIST + "?a=b");

        assertThat(location(loggedIn)).isEqualTo(TASKLIST + "?a=b");
        assertThat(visitor.get(TASKLIST).body()).contains("Camunda Tasklist");
    }

    @Test
    void loginOnOurPageIsALoginInTasklist() {
        visitor.logIn("anna.payable");
        assertThat(visitor.whoAmI().body()).contains("\"userId\":\"anna.payable\"", "tasklist");
    }

    @Test
    void loginInTasklistIsALoginOnOurPages() {
        var answer = visitor.webappPost(
                "/camunda/api/admin/auth/user/default/login/tasklist",
                Map.of("username", "anna.payable", "password", "anna-demo"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(visitor.get(PROTECTED).statusCode()).isEqualTo(200);
    }

    @Test
    void logoutOnOurPageEndsBoth() {
        visitor.logIn("anna.payable");
        assertThat(visitor.get(PROTECTED).statusCode()).isEqualTo(200);
        var left = visitor.post("/logout", Map.of("_csrf", visitor.token("/logout")));
        assertThat(location(left)).isEqualTo("/login?notice=GOODBYE");
        assertThat(visitor.whoAmI().statusCode()).isEqualTo(404);
        assertThat(visitor.get(PROTECTED).statusCode()).isEqualTo(302);
    }

    @Test
    void logoutInTasklistEndsBoth() {
        visitor.logIn("anna.payable");
        visitor.webappPost("/camunda/api/admin/auth/user/default/logout", Map.of());
        assertThat(visitor.whoAmI().statusCode()).isEqualTo(404);
        assertThat(visitor.get(PROTECTED).statusCode()).isEqualTo(302);
    }

    @Test
    void unknownLoginAndWrongPasswordGetTheSameAnswer() {
        var victim = newAccount();
        var wrong = visitor.logIn(victim, "wrong", "/cases");
        var unknown = new HttpVisitor(port).logIn("nobody." + UUID.randomUUID(), "wrong", "/cases");
        assertThat(location(wrong)).isEqualTo("/login?notice=FAILED&next=%2Fcases");
        assertThat(location(unknown)).isEqualTo(location(wrong));
        assertThat(visitor.get(location(wrong)).body()).contains("Login or password is wrong", "value=\"/cases\"");
        assertThat(visitor.whoAmI().statusCode()).isEqualTo(404);
    }

    @Test
    void rightPasswordIsRefusedWhileTheLoginIsLocked() {
        var victim = newAccount();
        visitor.logIn(victim, "wrong", "/");
        assertThat(location(visitor.logIn(victim, "right-password", "/"))).startsWith("/login?notice=FAILED");
        assertThat(visitor.getAs("/engine-rest/task", victim, "right-password").statusCode())
                .isEqualTo(401);
    }

    @Test
    void loginNeverLeadsToAnotherHost() {
        for (var elsewhere : new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nX: y"}) {
            var answer = new HttpVisitor(port).logIn("bo.board", "bo-demo", elsewhere);
            assertThat(location(answer)).as(elsewhere).isEqualTo("/");
        }
    }

    @Test
    void loginWithoutTheFormsTokenIsRefused() {
        visitor.token("/login");
        var forged = visitor.post("/login", Map.of("username", "anna.payable", "password", "anna-demo"));
        assertThat(location(forged)).startsWith("/login?notice=EXPIRED");
        assertThat(visitor.whoAmI().statusCode()).isEqualTo(404);
    }

    @Test
    void logoutWithoutTokenIsRefused() {
        visitor.logIn("anna.payable");
        assertThat(visitor.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(visitor.whoAmI().statusCode()).isEqualTo(200);
    }

    @Test
    void sessionPlantedBeforeTheLoginIsWorthless() {
        visitor.get("/login");
        var planted = visitor.cookie("JSESSIONID").orElseThrow();
        visitor.logIn("anna.payable");
        assertThat(visitor.cookie("JSESSIONID")).get().isNotEqualTo(planted);

        var attacker = new HttpVisitor(port);
        var answer = attacker.send(
                attacker.request(PROTECTED).header("Accept", "text/html").header("Cookie", "JSESSIONID=" + planted));
        assertThat(answer.statusCode()).isEqualTo(302);
    }

    @Test
    void sessionStaysTheSameFromLoginToLogout() {
        visitor.logIn("anna.payable");
        var session = visitor.cookie("JSESSIONID");
        visitor.get(TASKLIST);
        visitor.get("/camunda/lib/runtime.js");
        visitor.get(PROTECTED);
        visitor.getAs("/engine-rest/task", "anna.payable", "anna-demo");
        assertThat(visitor.cookie("JSESSIONID")).isEqualTo(session);
    }

    @Test
    void sessionCookieIsClosedToScriptsAndForeignSites() {
        var cookie = visitor.get("/login").headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Secure");
    }

    @Test
    void personWhoIsLoggedInSkipsTheLoginPage() {
        visitor.logIn("anna.payable");
        assertThat(location(visitor.get("/login?next=%2Fcases%2FREQ-1"))).isEqualTo("/cases/REQ-1");
    }

    private String newAccount() {
        var login = "victim-" + UUID.randomUUID();
        accounts.create(new Account(login, "V. Ictim", Set.of("receiver")), "right-password");
        return login;
    }

    private static String location(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location").orElse("none, but " + answer.statusCode());
        return location.replaceFirst("^http://127\\.0\\.0\\.1:\\d+", "");
    }
}
