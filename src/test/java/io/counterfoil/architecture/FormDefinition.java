package io.counterfoil.architecture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A Camunda Form, which reading refuses unless it is one JSON object and nothing after it. */
record FormDefinition(String fileName, JsonNode json) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static FormDefinition read(Path file) {
        return of(file.getFileName().toString(), ProjectFiles.textOf(file));
    }

    static FormDefinition of(String fileName, String text) {
        try {
            return new FormDefinition(fileName, JSON.readValue(text, ObjectNode.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(fileName + " is no JSON: " + e.getMessage(), e);
        }
    }

    String id() {
        return json.path("id").asText();
    }

    /** All components, those inside groups and lists too. */
    Stream<JsonNode> components() {
        return componentsIn(json);
    }

    private static Stream<JsonNode> componentsIn(JsonNode around) {
        return elements(around.path("components"))
                .flatMap(component -> Stream.concat(Stream.of(component), componentsIn(component)));
    }

    /**
     * The variables that the form sends when it is submitted. Disabled components are not sent; expressions and
     * read-only components are. What stands in a list or group with a path is sent under the first part of that path.
     */
    List<String> sent() {
        return sentIn(json).distinct().sorted().toList();
    }

    private static Stream<String> sentIn(JsonNode around) {
        return elements(around.path("components")).flatMap(component -> {
            var path = component.path("path").asText();
            if (component.has("components")) {
                var inside = sentIn(component).toList();
                return path.isEmpty() || inside.isEmpty() ? inside.stream() : Stream.of(firstOf(path));
            }
            return component.path("key").asText().isEmpty()
                            || component.path("disabled").asBoolean()
                    ? Stream.empty()
                    : Stream.of(firstOf(component.path("key").asText()));
        });
    }

    private static String firstOf(String path) {
        return path.split("\\.", 2)[0];
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        var found = new ArrayList<JsonNode>();
        list.forEach(found::add);
        return found.stream();
    }
}
