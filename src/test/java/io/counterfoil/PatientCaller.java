package io.counterfoil;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.BooleanSupplier;

/**
 * An external application as the API asks for it: it repeats a request under the same Idempotency-Key until it knows
 * the outcome. People decide their tasks through the engine's own API and try again if they got no answer.
 */
final class PatientCaller {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ChildApplication application;

    PatientCaller(ChildApplication application) {
        this.application = application;
    }

    private record Answer(int status, String body) {}

    /** Creates until it is acknowledged; returns the acknowledged business key. */
    String create(String person, String path, String idempotencyKey, String body) {
        var key = new String[1];
        await(path + " " + idempotencyKey, () -> {
            var answer = send(request(person, path)
                    .header("Idempotency-Key", idempotencyKey)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
            if (answer.status() == 201 || answer.status() == 202) {
                key[0] = read(answer.body()).path("businessKey").asText();
                return true;
            }
            return mayBeRepeated(path, answer);
        });
        return key[0];
    }

    /** Reads a field once it has a value; empty while the application is away. */
    String field(String person, String path, String field) {
        var answer = send(request(person, path).GET());
        return answer.status() == 200 ? read(answer.body()).path(field).asText() : "";
    }

    /** One attempt to claim and complete the person's task of this document, if there is one. */
    void decide(String person, String businessKey, String variables) {
        var answer = send(request(person, "/engine-rest/task?processInstanceBusinessKey=" + businessKey)
                .GET());
        if (answer.status() != 200) {
            return;
        }
        for (var task : read(answer.body())) {
            var path = "/engine-rest/task/" + task.path("id").asText();
            post(person, path + "/claim", "{\"userId\":\"" + person + "\"}");
            post(person, path + "/complete", "{\"variables\":" + variables + "}");
        }
    }

    static void await(String what, BooleanSupplier happened) {
        await(what, PATIENCE, happened);
    }

    static void await(String what, Duration patience, BooleanSupplier happened) {
        var until = System.nanoTime() + patience.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError(what + " did not come within " + patience);
            }
            pause();
        }
    }

    private void post(String person, String path, String body) {
        send(request(person, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** Refusals end the test; no answer, a failure of the server and a request still at work are asked again. */
    private static boolean mayBeRepeated(String path, Answer answer) {
        var unknown =
                answer.status() == 0 || answer.status() >= 500 || answer.body().contains("REQUEST_IN_FLIGHT");
        if (!unknown) {
            throw new AssertionError(path + " was refused: " + answer);
        }
        return false;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException away) {
            return new Answer(0, "");
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private HttpRequest.Builder request(String person, String path) {
        var login = person + ":" + person.split("\\.", 2)[0] + "-demo";
        return HttpRequest.newBuilder(application.url(path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + body, e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static IllegalStateException interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", stopped);
    }
}
