package io.counterfoil.exchange.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.springframework.boot.jackson.JsonComponent;

/**
 * Amounts and quantities in JSON: written as plain decimal text, {@code "1234.50"}, because a JSON number becomes a
 * binary fraction in most clients; read from such text or from a number, digit by digit, never through a double.
 */
@JsonComponent
class DecimalJson {
    static final String EXPECTED =
            "a decimal such as \"1234.50\": at most 15 digits before the point and 10 after, no exponent, no separators";

    // [0-9], not \d or BigDecimal's own reading: digits of other scripts are no amounts here.
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,10})?");

    static class Writer extends JsonSerializer<BigDecimal> {
        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toPlainString());
        }
    }

    static class Reader extends JsonDeserializer<BigDecimal> {
        @Override
        public BigDecimal deserialize(JsonParser json, DeserializationContext context) throws IOException {
            var token = json.currentToken();
            if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
                var text = json.getText();
                if (PLAIN.matcher(text).matches()) {
                    return new BigDecimal(text);
                }
                return (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, EXPECTED);
            }
            throw MismatchedInputException.from(json, BigDecimal.class, EXPECTED);
        }
    }
}
