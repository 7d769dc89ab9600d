package io.counterfoil.exchange.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.RunningApplicationTest;
import io.counterfoil.identity.HttpVisitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

/** What no person types and some programs send: answered as the sender's mistake, never as ours. */
class BrokenRequestTest extends RunningApplicationTest {
    private HttpVisitor visitor;

    @BeforeEach
    void newVisitor() {
        visitor = new HttpVisitor(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/tasks?document=%00",
                "/api/v1/payments?invoice=%00",
                "/api/v1/journal-entries?document=a%00b",
                "/api/v1/security-events?person=%00",
                "/api/v1/cases?key=%00"
            })
    void apiRefusesTheNulCharacterInAnAddress(String path) {
        var answer = visitor.getAs(path, "carla.controller", "carla-demo");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json;charset=UTF-8");
        assertThat(answer.body()).contains("MALFORMED_REQUEST", "%00");
    }

    @Test
    void nulCharacterThatOnlyTheDatabaseMetIsTheSendersMistakeToo() {
        var refused = new DataIntegrityViolationException(
                "insert", new SQLException("invalid byte sequence for encoding \"UTF8\": 0x00", "22021"));
        assertThat(Problems.of(refused).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/tasks?page=abc", "/security?from=x", "/tasks?document=%00", "/cases?key=%00", "/no-such-page"})
    void pagesAnswerWithAPage(String path) {
        visitor.logIn("carla.controller");
        for (var accept : new String[] {"text/html", "*/*"}) {
            var answer = visitor.send(visitor.request(path).header("Accept", accept));
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(answer.body()).contains("<h1>", "Counterfoil").doesNotContain("timestamp", "Exception");
        }
    }

    @Test
    void formWithTheNulCharacterIsRefused() {
        visitor.logIn("carla.controller");
        var answer = visitor.send(visitor.form("/tasks/decisions", java.util.Map.of("answer", "a\0b"))
                .header("Accept", "text/html"));
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[null]", "[\"\"]", "[\"Nope\"]"})
    void substitutionForAnUnknownProcessIsRefused(String processes) {
        var answer = post("/api/v1/substitutions", """
                {"substitute":"ian.it","firstDay":"%s","lastDay":"%s","reason":"Holiday","processes":%s}
                """.formatted(LocalDate.now(), LocalDate.now(), processes));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
        assertThat(answer.body()).contains("processes");
        if (processes.contains("Nope")) {
            assertThat(answer.body()).contains("names 'Nope'", "RequisitionApproval", "InvoiceToPay");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[null]",
                "[{\"weekday\":\"MONDAY\",\"opens\":\"08:00\",\"closes\":\"23:59:59.999999999\"}]",
                "[{\"weekday\":\"MONDAY\",\"opens\":\"08:00:00.000000001\",\"closes\":\"16:00\"}]"
            })
    void calendarWithHoursThatCannotBeIsRefused(String week) {
        var answer = visitor.send(visitor.request("/api/v1/calendars/broken")
                .header("Authorization", HttpVisitor.basic("carla.controller", "carla-demo"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"name\":\"X\",\"zone\":\"Europe/Vienna\",\"week\":" + week + "}")));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
        assertThat(answer.body()).contains("week");
    }

    @Test
    void claimOfATaskThatIsDoneIsNotFoundAtTheEngineToo() {
        var answer = visitor.send(visitor.request("/engine-rest/task/" + UUID.randomUUID() + "/claim")
                .header("Authorization", HttpVisitor.basic("olaf.owner", "olaf-demo"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"userId\":\"olaf.owner\"}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(answer.body()).contains("TASK_UNKNOWN");
    }

    private HttpResponse<String> post(String path, String body) {
        return visitor.send(visitor.request(path)
                .header("Authorization", HttpVisitor.basic("lena.legal", "lena-demo"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body)));
    }
}
