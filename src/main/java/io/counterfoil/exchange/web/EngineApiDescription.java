package io.counterfoil.exchange.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The engine's description of its own API, from the jar {@code camunda-engine-rest-openapi}, with our address in it. */
@RestController
@Hidden
class EngineApiDescription {
    private final byte[] description;

    EngineApiDescription(ObjectMapper json) throws IOException {
        try (var file = new ClassPathResource("openapi.json").getInputStream()) {
            var tree = (ObjectNode) json.readTree(file);
            if (!tree.path("info").path("title").asText().contains("Camunda")) {
                throw new IllegalStateException("openapi.json on the class path is not the engine's: "
                        + tree.path("info").path("title"));
            }
            tree.putArray("servers").addObject().put("url", "/engine-rest");
            description = json.writeValueAsBytes(tree);
        }
    }

    @GetMapping(path = "/openapi/engine-rest.json", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] describe() {
        return description;
    }
}
