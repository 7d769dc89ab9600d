package io.counterfoil.exchange.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.springframework.boot.jackson.JsonComponent;

/** Business dates in JSON: four digits of year, which any database and any bank can hold; Java would read millions. */
@JsonComponent
class DateJson {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    static class Reader extends JsonDeserializer<LocalDate> {
        @Override
        public LocalDate deserialize(JsonParser json, DeserializationContext context) throws IOException {
            var expected = ExpectedJson.of(LocalDate.class);
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw MismatchedInputException.from(json, LocalDate.class, expected);
            }
            var text = json.getText();
            try {
                if (DATE.matcher(text).matches()) {
                    return LocalDate.parse(text);
                }
            } catch (DateTimeException noSuchDay) {
                // Said below, as for any other text that is no date.
            }
            return (LocalDate) context.handleWeirdStringValue(LocalDate.class, text, expected);
        }
    }
}
