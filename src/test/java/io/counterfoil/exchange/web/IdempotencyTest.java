package io.counterfoil.exchange.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest extends FrontDoorTest {

    @AfterEach
    void letEveryoneLeave() {
        notes.mayLeave.countDown();
        notes.entered = new CountDownLatch(0);
        notes.mayLeave = new CountDownLatch(0);
    }

    @Test
    void repeatedRequestIsCarriedOutOnceAndAnsweredAlike() throws Exception {
        var key = newKey();
        var first = post(key, "/api/v1/notes", note("replayed"));
        var second = post(key, "/api/v1/notes", note("replayed"));
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body()).isNotEmpty();
        for (var header : List.of("Location", "Content-Type")) {
            assertThat(second.headers().firstValue(header))
                    .isPresent()
                    .isEqualTo(first.headers().firstValue(header));
        }
        assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(notes.count("replayed")).isOne();
    }

    @Test
    void quotedKeyOfTheDraftIsTheSameKey() throws Exception {
        post("quoted-key-1", "/api/v1/notes", note("quoted"));
        assertThat(post("\"quoted-key-1\"", "/api/v1/notes", note("quoted"))
                        .headers()
                        .firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(notes.count("quoted")).isOne();
    }

    @Test
    void sameKeyWithAnotherBodyIsRefused() throws Exception {
        var key = newKey();
        post(key, "/api/v1/notes", note("original"));
        var other = post(key, "/api/v1/notes", note("changed"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(body(other).path("code").asText()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(notes.count("changed")).isZero();
    }

    @Test
    void keysOfDifferentCallersNeverMeet() throws Exception {
        var key = newKey();
        post(key, "/api/v1/notes", note("of two"));
        var annas = send(as(ANNA, "/api/v1/notes")
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(note("of two"))));
        assertThat(annas.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(notes.count("of two")).isEqualTo(2);
    }

    @Test
    void creatingWithoutKeyIsRefusedAndDoesNothing() throws Exception {
        var answer = send(as(ERP, "/api/v1/notes")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(note("keyless"))));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(body(answer).path("type").asText()).isEqualTo("/problems/idempotency-key-missing");
        assertThat(notes.count("keyless")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank", "sch\u00f6n", ""})
    void keyOfOtherThanVisibleAsciiIsRefused(String key) throws Exception {
        var answer = raw(
                "POST /api/v1/notes HTTP/1.1\r\nIdempotency-Key: " + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n",
                "{}");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("IDEMPOTENCY_KEY_MALFORMED");
    }

    @Test
    void keyOf256CharactersIsRefusedAndOf255Taken() throws Exception {
        assertThat(post("k".repeat(256), "/api/v1/notes", note("long")).statusCode())
                .isEqualTo(400);
        assertThat(post("k".repeat(255), "/api/v1/notes", note("long")).statusCode())
                .isEqualTo(201);
    }

    @Test
    void secondRequestWhileTheFirstIsWorkedOnIsToldToComeBack() throws Exception {
        notes.entered = new CountDownLatch(1);
        notes.mayLeave = new CountDownLatch(1);
        var key = newKey();
        var pool = Executors.newSingleThreadExecutor();
        try {
            var first = pool.submit(() -> post(key, "/api/v1/notes", note("in flight")));
            assertThat(notes.entered.await(20, TimeUnit.SECONDS)).isTrue();
            var second = post(key, "/api/v1/notes", note("in flight"));
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(body(second).path("code").asText()).isEqualTo("REQUEST_IN_FLIGHT");
            assertThat(second.headers().firstValue("Retry-After")).contains("1");
            notes.mayLeave.countDown();
            assertThat(first.get().statusCode()).isEqualTo(201);
        } finally {
            pool.shutdown();
        }
        assertThat(post(key, "/api/v1/notes", note("in flight")).headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(notes.count("in flight")).isOne();
    }

    @Test
    void twentyThreadsWithOneKeyHaveOneEffect() throws Exception {
        var answers = atOnce(20, i -> "one-key-of-twenty", "twenty with one key");
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(201, 409));
        assertThat(answers).anySatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
        assertThat(notes.count("twenty with one key")).isOne();
    }

    @Test
    void twentyThreadsThatEachKeepADocumentDoNotStarveEachOther() throws Exception {
        notes.entered = new CountDownLatch(20);
        var before = System.nanoTime();
        var answers = atOnce(20, i -> "keeper-" + i, "x", "/api/v1/notes/kept-and-refused");
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(409));
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before)).isLessThan(15);
    }

    @Test
    void refusalUndoesWhatWasDoneAndLeavesTheKeyFree() throws Exception {
        var key = newKey();
        var refused = post(key, "/api/v1/notes/refused", note("refused"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(body(refused).path("code").asText()).isEqualTo("NOTE_REFUSED");
        assertThat(notes.count("refused")).isZero();
        assertThat(post(key, "/api/v1/notes", note("corrected")).statusCode()).isEqualTo(201);
    }

    @Test
    void commitThatFailsIsNoSuccessAndStoresNoAnswer() throws Exception {
        assertThat(post(newKey(), "/api/v1/notes/failing-at-commit", note("late one"))
                        .statusCode())
                .isEqualTo(201);
        var key = newKey();
        var second = post(key, "/api/v1/notes/failing-at-commit", note("late two"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.headers().firstValue("Location")).isEmpty();
        assertThat(body(second).path("code").asText()).isEqualTo("ALREADY_EXISTS");
        assertThat(notes.count("late two")).isZero();
        assertThat(post(key, "/api/v1/notes", note("after late two")).statusCode())
                .isEqualTo(201);
    }

    @Test
    void crashBeforeTheCommitLeavesNothingAndTheRepetitionDoesTheWork() throws Exception {
        notes.entered = new CountDownLatch(1);
        var key = newKey();
        var body = "{\"text\":\"crashed\",\"amount\":\"1\",\"colour\":\"RED\",\"lines\":[]}";
        var crashed = post(key, "/api/v1/notes/losing-the-database", body);
        assertThat(crashed.statusCode()).isEqualTo(503);
        assertThat(body(crashed).path("detail").asText()).contains("same Idempotency-Key");
        assertThat(notes.count("crashed")).isZero();
        assertThat(post(key, "/api/v1/notes/losing-the-database", body).statusCode())
                .isEqualTo(201);
        assertThat(post(key, "/api/v1/notes/losing-the-database", body)
                        .headers()
                        .firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(notes.count("crashed")).isOne();
    }

    @Test
    void callerThatNeverReadTheAnswerGetsItByRepeating() throws Exception {
        notes.entered = new CountDownLatch(1);
        var body = note("unread");
        try (var socket = new Socket("127.0.0.1", port)) {
            var head = "POST /api/v1/notes HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + basic(ERP)
                    + "\r\nIdempotency-Key: unread-1\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            assertThat(notes.entered.await(20, TimeUnit.SECONDS)).isTrue();
        }
        HttpResponse<String> again;
        do {
            again = post("unread-1", "/api/v1/notes", body);
        } while (again.statusCode() == 409);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(notes.count("unread")).isOne();
    }

    private List<HttpResponse<String>> atOnce(int threads, java.util.function.IntFunction<String> key, String text)
            throws Exception {
        return atOnce(threads, key, text, "/api/v1/notes");
    }

    private List<HttpResponse<String>> atOnce(
            int threads, java.util.function.IntFunction<String> key, String text, String path)
            throws InterruptedException, ExecutionException {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var together = new CountDownLatch(threads);
            List<Future<HttpResponse<String>>> sent = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                var mine = key.apply(i);
                sent.add(pool.submit(() -> {
                    together.countDown();
                    together.await();
                    return post(mine, path, note(text));
                }));
            }
            var answers = new ArrayList<HttpResponse<String>>();
            for (var one : sent) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            pool.shutdown();
        }
    }

    private String raw(String head, String body) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            var request =
                    head + "Host: localhost\r\nConnection: close\r\nAuthorization: " + basic(ERP) + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
