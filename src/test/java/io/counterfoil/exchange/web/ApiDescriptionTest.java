package io.counterfoil.exchange.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import org.junit.jupiter.api.Test;

class ApiDescriptionTest extends FrontDoorTest {

    @Test
    void everyCreatingOperationTellsOfItsKeyAndEveryOperationOfItsProblems() throws Exception {
        var api = body(get(ERP, "/v3/api-docs"));
        assertThat(api.at("/components/securitySchemes/basicAuth/scheme").asText())
                .isEqualTo("basic");
        assertThat(api.at("/info/description").asText()).contains("Idempotency-Key", "/problems", "page=0");
        api.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/api/"))
                .flatMap(path -> path.getValue().properties().stream())
                .forEach(operation -> {
                    var text = operation.getValue().toString();
                    assertThat(text.contains("\"name\":\"Idempotency-Key\""))
                            .isEqualTo(operation.getKey().equals("post"));
                    for (var status : new String[] {"400", "401", "403", "500"}) {
                        assertThat(operation
                                        .getValue()
                                        .path("responses")
                                        .path(status)
                                        .path("content")
                                        .has("application/problem+json"))
                                .isTrue();
                    }
                });
        assertThat(api.at("/components/schemas/Problem/properties/errors/type").asText())
                .isEqualTo("array");
        assertThat(api.at("/components/schemas/Note/properties/amount/type").asText())
                .isEqualTo("string");
    }

    @Test
    void engineDescriptionIsServedWithOurAddress() throws Exception {
        var engine = body(get(ERP, "/openapi/engine-rest.json"));
        assertThat(engine.path("paths").size()).isGreaterThan(300);
        assertThat(engine.at("/servers/0/url").asText()).isEqualTo("/engine-rest");
    }

    @Test
    void swaggerUiListsBothDescriptionsAndAsksNoForeignHost() throws Exception {
        var settings = body(get(ERP, "/v3/api-docs/swagger-config"));
        assertThat(settings.path("urls").findValuesAsText("url"))
                .containsExactlyInAnyOrder("/v3/api-docs", "/openapi/engine-rest.json");
        assertThat(settings.path("validatorUrl").asText()).isIn("", "none");
        var page = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()
                .send(as(ERP, "/swagger-ui/index.html").build(), java.net.http.HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("http://").doesNotContain("https://");
    }
}
