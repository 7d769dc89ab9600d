package io.counterfoil.connectors.tryton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.kernel.ExternalSystemUnavailable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Calls of one Tryton database as one of its users. Every call is one HTTP request with the body {@code {id, method,
 * params}}: a fourth member would change the shape of the answers. A session that ended is opened anew, once.
 */
@Component
@ConditionalOnProperty("counterfoil.connectors.tryton.url")
class TrytonClient {
    private static final int UNAUTHORIZED = 401;
    private static final int OK = 200;

    private final TrytonSettings settings;
    private final ObjectMapper json;
    private final HttpClient http;
    private volatile @Nullable Session session;

    TrytonClient(TrytonSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    /** @param context of the user: company, language; sent with every call of a model */
    private record Session(String authorization, JsonNode context) {}

    /** The only record that meets these conditions. */
    long only(String model, List<?>... conditions) {
        var found = call(model, "search", List.of(conditions), 0, 2, null);
        if (found.size() != 1) {
            throw new TrytonRefusal("there " + (found.isEmpty() ? "is none" : "are several") + " of " + model + " "
                    + Arrays.toString(conditions) + " in the ERP; exactly one is needed");
        }
        return found.get(0).asLong();
    }

    /**
     * Calls a method of a model.
     *
     * @throws TrytonRefusal if a rule of the ERP refuses it
     * @throws ExternalSystemUnavailable if it is not known whether it was done
     */
    JsonNode call(String model, String method, @Nullable Object... arguments) {
        var ended = session;
        var current = ended == null ? open() : ended;
        var answer = send(current.authorization(), body("model." + model + "." + method, arguments, current.context()));
        if (answer.statusCode() == UNAUTHORIZED) {
            current = open();
            answer = send(current.authorization(), body("model." + model + "." + method, arguments, current.context()));
        }
        return result(model + "." + method, answer);
    }

    private synchronized Session open() {
        var login = result(
                "login",
                send(
                        null,
                        body(
                                "common.db.login",
                                new Object[] {settings.login(), Map.of("password", settings.password())},
                                null)));
        if (!login.isArray()) {
            throw new TrytonRefusal("the ERP does not know " + settings.login() + " with this password");
        }
        var authorization = "Session "
                + Base64.getEncoder()
                        .encodeToString((settings.login() + ":" + login.get(0).asText() + ":"
                                        + login.get(1).asText())
                                .getBytes(StandardCharsets.UTF_8));
        var context = result(
                "preferences",
                send(authorization, body("model.res.user.get_preferences", new Object[] {true, Map.of()}, null)));
        var opened = new Session(authorization, context);
        session = opened;
        return opened;
    }

    private HttpResponse<byte[]> send(@Nullable String authorization, byte[] body) {
        var request = HttpRequest.newBuilder(Objects.requireNonNull(settings.url()))
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new ExternalSystemUnavailable("the ERP at " + settings.url() + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExternalSystemUnavailable("interrupted while the ERP was asked", e);
        }
    }

    private byte[] body(String method, @Nullable Object[] arguments, @Nullable JsonNode context) {
        var parameters = new ArrayList<@Nullable Object>(Arrays.asList(arguments));
        if (context != null) {
            parameters.add(context);
        }
        try {
            return json.writeValueAsBytes(Map.of("id", 1, "method", method, "params", parameters));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a call of the ERP cannot be written as JSON", e);
        }
    }

    /** Refusals come with status 200; whatever else is wrong leaves the outcome open. */
    private JsonNode result(String call, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != OK) {
            throw new ExternalSystemUnavailable(
                    "the ERP answered " + call + " with status " + answer.statusCode(),
                    new IOException(shortened(new String(answer.body(), StandardCharsets.UTF_8))));
        }
        try {
            var tree = json.readTree(answer.body());
            if (tree.has("error")) {
                throw new TrytonRefusal(call + ": " + shortened(words(tree.get("error"))));
            }
            return tree.path("result");
        } catch (IOException malformed) {
            throw new ExternalSystemUnavailable("the ERP's answer to " + call + " is no JSON", malformed);
        }
    }

    /** {@code ["UserError", ["what is wrong", ...]]} in words. */
    private static String words(JsonNode error) {
        var detail = error.path(1);
        return detail.isArray() && !detail.isEmpty()
                ? detail.get(0).asText()
                : error.path(0).asText();
    }

    private static String shortened(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500);
    }
}
