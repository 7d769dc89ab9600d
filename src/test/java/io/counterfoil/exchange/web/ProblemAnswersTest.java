package io.counterfoil.exchange.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ProblemAnswersTest extends FrontDoorTest {

    private JsonNode problem(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        var problem = body(answer);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("traceId").asText()).matches("[0-9a-f]{32}");
        assertThat(problem.path("type").asText()).startsWith("/problems/");
        return problem;
    }

    private JsonNode refusal(String body, int status) throws Exception {
        return problem(post(newKey(), "/api/v1/notes", body), status);
    }

    @Test
    void brokenJsonIsToldByLineAndColumn() throws Exception {
        var problem = refusal("{\"text\": \"a\",\n \"amount\": }", 400);
        assertThat(problem.path("code").asText()).isEqualTo("MALFORMED_JSON");
        assertThat(problem.path("detail").asText()).contains("line 2").contains("column");
    }

    @Test
    void unknownFieldIsNamedTogetherWithTheKnownOnes() throws Exception {
        var error = refusal("{\"text\":\"a\",\"amount\":1,\"lines\":[{\"number\":1,\"numero\":1}]}", 400)
                .path("errors")
                .path(0);
        assertThat(error.path("field").asText()).isEqualTo("lines[0].numero");
        assertThat(error.path("reason").asText()).isEqualTo("is not known; known are number");
    }

    @Test
    void missingNumberIsToldAsMissing() throws Exception {
        var error = refusal("{\"text\":\"a\",\"amount\":1,\"lines\":[{}]}", 400)
                .path("errors")
                .path(0);
        assertThat(error.path("field").asText()).isEqualTo("lines[0].number");
        assertThat(error.path("reason").asText()).isEqualTo("is missing, it must be a whole number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"lines\":[{\"number\":\"one\"}]|lines[0].number|a whole number",
                "\"lines\":[{\"number\":1.5}]|lines[0].number|a whole number",
                "\"lines\":{}|lines|a list",
                "\"date\":\"21.11.2026\"|date|a date such as",
                "\"colour\":\"BLUE\"|colour|one of RED, GREEN",
                "\"amount\":true|amount|a decimal such as",
                "\"text\":[]|text|text",
            })
    void wrongTypeIsToldByFieldAndExpectedType(String field, String path, String expected) throws Exception {
        var error = refusal("{" + field + "}", 400).path("errors").path(0);
        assertThat(error.path("field").asText()).isEqualTo(path);
        assertThat(error.path("reason").asText()).startsWith("must be " + expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "\"NaN\"",
                "\"Infinity\"",
                "1e308",
                "\"1e3\"",
                "1E-400",
                "\"1,5\"",
                "\"1 000\"",
                "\" 1\"",
                "\"+1\"",
                "\"\"",
                "\"0x10\"",
                "\"\u0661\"",
                "\".5\"",
                "\"5.\"",
                "1234567890123456",
                "0.12345678901",
                "{}",
                "[1]"
            })
    void amountThatIsNoPlainDecimalIsRefused(String amount) throws Exception {
        var problem = refusal("{\"text\":\"bad amount\",\"lines\":[],\"amount\":" + amount + "}", 400);
        assertThat(problem.path("code").asText()).isEqualTo("MALFORMED_JSON");
        assertThat(notes.count("bad amount")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"'\"1234.50\"',1234.50", "0.1,0.1", "999999999999999.0000000001,999999999999999.0000000001"})
    void amountIsReadDigitByDigitAndWrittenAsText(String sent, String written) throws Exception {
        var answer = post(newKey(), "/api/v1/notes", "{\"text\":\"a\",\"lines\":[],\"amount\":" + sent + "}");
        assertThat(answer.body()).contains("\"amount\":\"" + written + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u202e", "\\u0007", "\\ud800"})
    void textThatDeceivesOrCannotBeStoredIsRefused(String text) throws Exception {
        assertThat(refusal("{\"text\":\"a" + text + "\",\"amount\":1,\"lines\":[]}", 400)
                        .path("detail")
                        .asText())
                .contains("text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"a\",\"text\":\"b\",\"amount\":1,\"lines\":[]}",
                "{\"text\":\"a\",\"amount\":1,\"lines\":[]} x"
            })
    void jsonThatSaysTwoThingsIsRefused(String body) throws Exception {
        refusal(body, 400);
    }

    @Test
    void missingBodyIsTold() throws Exception {
        assertThat(refusal("", 400).path("detail").asText()).contains("needs a body");
    }

    @Test
    void everyInvalidFieldIsNamedWithValueAndReason() throws Exception {
        var errors = refusal("{\"text\":\" \",\"amount\":\"-1\",\"lines\":[{\"number\":0}]}", 400)
                .path("errors");
        assertThat(errors).hasSize(3);
        assertThat(errors)
                .anySatisfy(error -> {
                    assertThat(error.path("field").asText()).isEqualTo("lines[0].number");
                    assertThat(error.path("value").asText()).isEqualTo("0");
                    assertThat(error.path("reason").asText()).contains("greater than 0");
                })
                .anySatisfy(error -> assertThat(error.path("field").asText()).isEqualTo("amount"));
    }

    @ParameterizedTest
    @CsvSource({"size=201,size", "page=-1,page", "page=x,page"})
    void pageOutOfBoundsIsRefused(String query, String field) throws Exception {
        var problem = problem(get(ERP, "/api/v1/notes?" + query), 400);
        assertThat(problem.path("errors").path(0).path("field").asText()).isEqualTo(field);
    }

    @Test
    void pageTellsTotalAndNeighbours() throws Exception {
        var page = body(get(ERP, "/api/v1/notes?page=1&size=50"));
        assertThat(page.path("items")).hasSize(2);
        assertThat(page.path("total").asLong()).isEqualTo(120);
        assertThat(page.at("/_links/next/href").asText()).isEqualTo("/api/v1/notes?page=2&size=50");
        assertThat(page.at("/_links/prev/href").asText()).isEqualTo("/api/v1/notes?page=0&size=50");
        assertThat(body(get(ERP, "/api/v1/notes")).path("size").asInt()).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({"forbidden,403,NOT_YOURS", "absent,404,NOTE_UNKNOWN", "outage,503,TEMPORARILY_UNAVAILABLE"})
    void refusalAndOutageHaveTheirStatusAndCode(String how, int status, String code) throws Exception {
        var answer = get(ERP, "/api/v1/notes/failing/" + how);
        assertThat(problem(answer, status).path("code").asText()).isEqualTo(code);
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
    }

    @Test
    void defectIsToldWithoutInternalsByATraceIdThatTheLogHasToo(CapturedOutput log) throws Exception {
        var answer = get(ERP, "/api/v1/notes/failing/bug");
        var problem = problem(answer, 500);
        assertThat(answer.body()).doesNotContain("select secret").doesNotContain("Exception");
        assertThat(log.getAll())
                .contains("trace " + problem.path("traceId").asText())
                .contains("select secret");
    }

    @Test
    void traceIdOfTheCallerIsKept() throws Exception {
        var answer = send(as(ERP, "/api/v1/notes/failing/absent")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        assertThat(problem(answer, 404).path("traceId").asText()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void unknownPathMethodAndFormatsAreProblems() throws Exception {
        problem(get(ERP, "/api/v1/nowhere"), 404);
        problem(get(ERP, "/api/nowhere"), 404);
        var method = send(as(ERP, "/api/v1/notes").DELETE());
        problem(method, 405);
        assertThat(method.headers().firstValue("Allow").orElse("")).contains("GET");
        problem(send(as(ERP, "/api/v1/notes").header("Accept", "image/png")), 406);
        problem(
                send(as(ERP, "/api/v1/notes")
                        .header("Idempotency-Key", newKey())
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString("a;b"))),
                415);
        assertThat(get(ERP, "/api/v1/notes//x").statusCode()).isEqualTo(400);
    }

    @Test
    void missingLoginAndMissingRightAreProblems() throws Exception {
        var anonymous = http.send(
                HttpRequest.newBuilder(java.net.URI.create(url("/api/v1/notes")))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(problem(anonymous, 401).path("code").asText()).isEqualTo("UNAUTHENTICATED");
        assertThat(anonymous.headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Basic");
        problem(get("oscar.operator:wrong", "/api/v1/notes"), 401);
    }

    @Test
    void everyTypeLeadsToItsExplanation() throws Exception {
        var all = body(get(ERP, "/problems")).path("problems");
        assertThat(all).hasSizeGreaterThanOrEqualTo(KnownProblem.values().length);
        for (var entry : all) {
            var page = get(
                    ERP,
                    io.counterfoil.exchange.api.ProblemCode.typeOf(
                            entry.path("code").asText()));
            assertThat(body(page).path("explanation").asText()).isNotBlank();
        }
    }
}
