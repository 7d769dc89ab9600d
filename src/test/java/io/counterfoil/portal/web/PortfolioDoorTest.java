package io.counterfoil.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.RunningApplicationTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads measures over the API. */
class PortfolioDoorTest extends RunningApplicationTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "measures",
                "measures/M-1",
                "measures/M-1/actuals",
                "measures/M-1/gate-passages",
                "measures/M-1/closure",
                "measures.csv",
                "structure",
                "structure.csv",
                "portfolio",
                "priorities",
                "status-alarms",
                "legal-entities",
                "steering-committees"
            })
    void whoHasNoPartInThePortfolioDoesNotReadIt(String path) throws Exception {
        for (var person : List.of("rita", "rex", "vera", "dora")) {
            var login = person + "." + surname(person);
            assertThat(status(path, login, person + "-demo"))
                    .as(login + " at " + path)
                    .isEqualTo(403);
        }
        assertThat(status(path, "carla.controller", "carla-demo"))
                .as("a controller at " + path)
                .isIn(200, 404);
    }

    private static String surname(String first) {
        return switch (first) {
            case "rita" -> "requester";
            case "rex" -> "receiver";
            case "vera" -> "vendor";
            default -> "designer";
        };
    }

    private int status(String path, String login, String password) throws IOException, InterruptedException {
        var basic = Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(url("/api/v1/" + path)))
                .header("Authorization", "Basic " + basic)
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}
