package io.counterfoil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.RunningApplicationTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Calls everything that answers, as nobody. */
class EveryPathTest extends RunningApplicationTest {
    private static final Set<String> PUBLIC = Set.of(
            "GET /",
            "GET /login",
            "GET /problems",
            "GET /problems/x",
            "GET /.well-known/camunda-automation-platform/webapps");

    @Autowired
    List<RequestMappingHandlerMapping> controllers;

    @Autowired
    PathMappedEndpoints endpoints;

    record Call(String method, String path) {}

    @Test
    void noControllerAnswersAnonymousCallsExceptThePublicOnes() {
        var calls = controllers.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> calls(info).stream())
                .filter(call -> !PUBLIC.contains(call.method() + " " + call.path()))
                .toList();
        assertThat(calls).hasSizeGreaterThan(3);
        assertThat(opened(calls)).isEmpty();
    }

    @Test
    void noPathOfTheEnginesRestApiAnswersAnonymousCalls() throws IOException {
        var calls = enginePaths("/engine-rest");
        assertThat(calls).hasSize(399);
        var visitor = new HttpVisitor(port);
        assertThat(calls).allSatisfy(call -> {
            var answer = call(visitor, call);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValue("Basic realm=\"Counterfoil\", charset=\"UTF-8\"");
        });
    }

    @Test
    void noPathOfTheEngineBehindTasklistAnswersAnonymousCalls() throws IOException {
        var visitor = new HttpVisitor(port);
        assertThat(enginePaths("/camunda/api/engine/engine/default"))
                .allSatisfy(call -> assertThat(call(visitor, call).statusCode()).isIn(302, 401));
    }

    @Test
    void healthIsTheOnlyActuatorEndpointAndPublic() {
        assertThat(endpoints.getAllPaths()).containsExactlyInAnyOrder("/actuator/health");
        assertThat(new HttpVisitor(port).get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(opened(List.of(new Call("GET", "/actuator"), new Call("GET", "/actuator/env"))))
                .isEmpty();
    }

    @Test
    void loginPageAndItsFilesArePublic() {
        var visitor = new HttpVisitor(port);
        assertThat(visitor.get("/login").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/assets/login.css").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/assets/login.js").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/").statusCode()).isIn(200, 404);
        assertThat(visitor.get("/.well-known/camunda-automation-platform/webapps")
                        .body())
                .contains("\"tasklistUrl\":\"http://127.0.0.1:" + port + "/camunda/app/tasklist/\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest",
                "/engine-rest/",
                "//engine-rest/task",
                "/engine-rest//task",
                "/engine-rest/task/",
                "/engine-rest;x/task",
                "/engine-rest/task;x=y",
                "/%65ngine-rest/task",
                "/engine-rest/%74ask",
                "/./engine-rest/task",
                "/x/../engine-rest/task",
                "/%2e/engine-rest/task",
                "/login/%2e%2e/engine-rest/task",
                "/assets/../engine-rest/task",
                "/assets/..;/engine-rest/task",
                "/ENGINE-REST/task",
                "/engine-rest/TASK",
                "/engine-rest%2ftask",
                "/engine-rest/task%00",
                "/engine-rest\\task",
                "/login/../engine-rest/task",
                "/engine-rest/task.json",
                "/engine-rest/engine/default/task",
                "/api",
                "/api/",
                "/api/v1/requisitions/",
                "/API/v1/requisitions",
                "/camunda/api/engine/engine/default/task;x",
                "/camunda/api/cockpit/plugin",
                "/camunda//api/engine/engine/default/task",
                "/camunda/app/tasklist/default/;x",
                "/camunda/lib/deps.js",
                "/webjars/camunda/securityFilterRules.json",
                "/webjars/swagger-ui/index.html",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/v3/api-docs",
                "/v3/api-docs/swagger-config",
                "/v3/api-docs.yaml",
                "/cases",
                "/cases/REQ-1001",
                "/error",
                "/openapi.json",
                "/logout",
                "/login/",
                "/actuator/health/../env",
                "/assets"
            })
    void noPathTrickOpensAnything(String path) {
        for (var method : List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE", "FOO")) {
            var status = RawHttp.status(port, method, path);
            assertThat(status).as(method + " " + path).isBetween(300, 499).isNotEqualTo(304);
        }
    }

    @Test
    void wrongPasswordIsRefusedAndTheRightOneIsNot() {
        var visitor = new HttpVisitor(port);
        assertThat(visitor.getAs("/engine-rest/task", "rex.receiver", "rex-demo")
                        .statusCode())
                .isEqualTo(200);
        assertThat(visitor.getAs("/engine-rest/task", "hana.head", "rex-demo").statusCode())
                .isEqualTo(401);
        assertThat(visitor.getAs("/engine-rest/task", "user", "password").statusCode())
                .isEqualTo(401);
        assertThat(visitor.getAs("/engine-rest/task", "fiona.cfo", "").statusCode())
                .isEqualTo(401);
    }

    private List<Call> opened(List<Call> calls) {
        var visitor = new HttpVisitor(port);
        return calls.stream()
                .filter(call ->
                        !Set.of(302, 401, 403).contains(call(visitor, call).statusCode()))
                .toList();
    }

    private static HttpResponse<String> call(HttpVisitor visitor, Call call) {
        return visitor.send(visitor.request(call.path()).method(call.method(), BodyPublishers.noBody()));
    }

    private static List<Call> calls(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods().isEmpty()
                ? Set.of(RequestMethod.GET, RequestMethod.POST)
                : info.getMethodsCondition().getMethods();
        return methods.stream()
                .flatMap(method -> info.getPatternValues().stream().map(path -> new Call(method.name(), filled(path))))
                .toList();
    }

    private static List<Call> enginePaths(String root) throws IOException {
        var document = new ObjectMapper().readTree(new ClassPathResource("openapi.json").getInputStream());
        var calls = new ArrayList<Call>();
        document.get("paths").fields().forEachRemaining(path -> {
            var methods = new TreeSet<String>();
            path.getValue().fieldNames().forEachRemaining(methods::add);
            methods.forEach(
                    method -> calls.add(new Call(method.toUpperCase(Locale.ROOT), root + filled(path.getKey()))));
        });
        return calls;
    }

    private static String filled(String path) {
        return path.replaceAll("\\{[^}]*\\}", "x").replace("**", "x").replace("*", "x");
    }
}
