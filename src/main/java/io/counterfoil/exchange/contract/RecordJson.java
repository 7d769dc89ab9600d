package io.counterfoil.exchange.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Values of a record by field, as JSON in our tables. */
@Component
public class RecordJson {
    private final ObjectMapper json;

    RecordJson(ObjectMapper json) {
        this.json = json;
    }

    /** In the order of the fields' names. */
    public String text(Map<String, String> values) {
        try {
            return json.writeValueAsString(new TreeMap<>(values));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("values of a record cannot be written as JSON", e);
        }
    }

    /** Of text that {@link #text} wrote. */
    public Map<String, String> values(String text) {
        try {
            return json.readValue(text, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("values of a record cannot be read", e);
        }
    }
}
