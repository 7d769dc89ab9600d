package io.counterfoil.exchange.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.RunningApplicationTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The application with a small upload limit and one more resource, {@code /api/v1/notes}, whose effects are rows. */
@Import(NotesController.class)
@TestPropertySource(properties = {"counterfoil.upload-limit=64KB", "counterfoil.creation-wait=20s"})
abstract class FrontDoorTest extends RunningApplicationTest {
    static final String ERP = "erp.gateway:erp-demo";
    static final String ANNA = "anna.payable:anna-demo";
    static final String BRUNO = "bruno.buyer:bruno-demo";

    @Autowired
    NotesController notes;

    @Autowired
    ObjectMapper json;

    final HttpClient http = HttpClient.newHttpClient();

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    static String note(String text) {
        return "{\"text\":\"" + text + "\",\"amount\":\"1.50\",\"lines\":[{\"number\":1}]}";
    }

    HttpRequest.Builder as(String login, String path) {
        return HttpRequest.newBuilder(URI.create(url(path))).header("Authorization", basic(login));
    }

    static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String login, String path) throws IOException, InterruptedException {
        return send(as(login, path));
    }

    HttpResponse<String> post(String key, String path, String body) throws IOException, InterruptedException {
        return send(as(ERP, path)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode body(HttpResponse<String> answer) throws IOException {
        return json.readTree(answer.body());
    }
}
