package io.counterfoil.workflow.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** A Camunda Form as a file. */
final class FormFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FormFile() {}

    /**
     * The form's id.
     *
     * @throws ModelRefused if the file is no JSON object with an id
     */
    static String idOf(String file, byte[] content) {
        try {
            var id = JSON.readTree(content).path("id").asText("");
            if (!id.isEmpty()) {
                return id;
            }
        } catch (JsonProcessingException malformed) {
            throw new ModelRefused(file + " is no JSON: " + malformed.getOriginalMessage() + ". Save it from Modeler.");
        } catch (IOException unreadable) {
            throw new ModelRefused(file + " cannot be read: " + unreadable.getMessage() + ". Save it from Modeler.");
        }
        throw new ModelRefused(file + " has no form id. Give the form an id in Modeler.");
    }
}
