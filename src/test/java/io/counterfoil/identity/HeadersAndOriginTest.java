package io.counterfoil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.RunningApplicationTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersAndOriginTest extends RunningApplicationTest {
    HttpVisitor visitor;

    @BeforeEach
    void newVisitor() {
        visitor = new HttpVisitor(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:1", "http://127.0.0.1", "x y"})
    void apiCallOfAForeignPageIsRefusedWithTheRightPassword(String origin) {
        var answer = visitor.send(visitor.request("/engine-rest/task")
                .header("Authorization", HttpVisitor.basic("rex.receiver", "rex-demo"))
                .header("Content-Type", "application/json")
                .header("Origin", origin)
                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:PORT", "file://"})
    void apiCallOfOurOwnPageAndOfModelerIsServed(String origin) {
        var answer = visitor.send(visitor.request("/engine-rest/task")
                .header("Authorization", HttpVisitor.basic("rex.receiver", "rex-demo"))
                .header("Content-Type", "application/json")
                .header("Origin", origin.replace("PORT", String.valueOf(port)))
                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void browsersSessionMeansNothingToTheApi() {
        visitor.logIn("anna.payable");
        assertThat(visitor.get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(visitor.get("/api/v1/requisitions").statusCode()).isEqualTo(401);
    }

    @Test
    void apiNeitherOpensNorNeedsASession() {
        var answer = visitor.getAs("/engine-rest/task", "rex.receiver", "rex-demo");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void scriptOfAPageDoesNotMakeTheBrowserAskForAPassword() {
        var answer = visitor.send(visitor.request("/engine-rest/task").header("Sec-Fetch-Mode", "cors"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .doesNotStartWith("Basic");
    }

    @Test
    void apiAnswersAreNotKeptAnywhere() {
        var headers =
                visitor.getAs("/engine-rest/task", "rex.receiver", "rex-demo").headers();
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
    }

    @Test
    void tasklistsApiAnswersAreNotKeptAnywhere() {
        visitor.logIn("anna.payable");
        var headers = visitor.get("/camunda/api/engine/engine/default/task").headers();
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void pagesRunOnlyOurOwnScriptsAndStandInNoForeignFrame() {
        var headers = visitor.get("/login").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self';", "frame-ancestors 'self'", "form-action 'self'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void tasklistKeepsItsOwnPolicy() {
        visitor.logIn("anna.payable");
        var headers = visitor.get("/camunda/app/tasklist/default/").headers();
        assertThat(headers.allValues("Content-Security-Policy")).hasSize(1);
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("nonce-");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/",
                "/camunda/api/admin/setup",
                "/camunda/api/admin/Setup/default/user/create",
                "/camunda/app/admin/default/setup/"
            })
    void setUpOfTheFirstAdministratorDoesNotExist(String path) {
        assertThat(RawHttp.status(port, "POST", path)).isEqualTo(404);
        assertThat(RawHttp.status(port, "GET", path)).isEqualTo(404);
        visitor.logIn("admin");
        assertThat(visitor.get(path).statusCode()).isEqualTo(404);
        assertThat(visitor.webappPost(path, Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void changingCallOfTasklistWithoutItsTokenIsRefused() {
        visitor.logIn("anna.payable");
        var answer = visitor.send(visitor.request("/camunda/api/engine/engine/default/task/x/claim")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void cockpitsApiIsClosedToThoseWhoMayNotOpenCockpit() {
        visitor.logIn("anna.payable");
        var path = "/camunda/api/cockpit/plugin/base/default/process-definition/statistics";
        assertThat(visitor.get(path).statusCode()).isEqualTo(403);
        var operator = new HttpVisitor(port);
        operator.logIn("oscar.operator");
        assertThat(operator.get(path).statusCode()).isNotIn(401, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void endOfLifeBannerIsHidden(String app) {
        visitor.logIn("admin");
        assertThat(visitor.get("/camunda/app/" + app + "/styles/user-styles.css")
                        .body())
                .contains(".ce-eol-banner", "display: none");
    }
}
