package io.counterfoil.exchange.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.boot.jackson.JsonComponent;

/**
 * Text in JSON: as sent, but without the characters that a database cannot hold or that make a screen show something
 * else than what is stored: controls, overrides of the writing direction, halves of surrogate pairs.
 */
@JsonComponent
class TextJson {
    static final String EXPECTED = "text without control characters and without overrides of the writing direction";

    private static final Pattern DECEIVING =
            Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\p{Cs}&&[^\\t\\n\\r]]");

    static class Reader extends JsonDeserializer<String> {
        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw MismatchedInputException.from(json, String.class, EXPECTED);
            }
            var text = json.getText();
            return DECEIVING.matcher(text).find()
                    ? (String) context.handleWeirdStringValue(String.class, text, EXPECTED)
                    : text;
        }
    }
}
