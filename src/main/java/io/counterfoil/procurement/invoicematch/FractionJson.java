package io.counterfoil.procurement.invoicematch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.counterfoil.procurement.matching.Fraction;
import java.io.IOException;
import java.math.BigDecimal;
import org.springframework.boot.jackson.JsonComponent;

/** Exact quantities in JSON: a number where it is a decimal, otherwise a text such as {@code 100/12}. */
@JsonComponent
class FractionJson {

    static final class Writer extends StdScalarSerializer<Fraction> {
        Writer() {
            super(Fraction.class);
        }

        @Override
        public void serialize(Fraction value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (value.denominator().compareTo(BigDecimal.ONE) == 0) {
                json.writeNumber(value.numerator());
            } else {
                json.writeString(value.toString());
            }
        }
    }

    static final class Reader extends StdScalarDeserializer<Fraction> {
        Reader() {
            super(Fraction.class);
        }

        @Override
        public Fraction deserialize(JsonParser json, DeserializationContext context) throws IOException {
            var text = json.getText();
            try {
                return fraction(text);
            } catch (IllegalArgumentException noFraction) {
                var reason = "'" + text + "' is no number and no fraction of numbers above 0 such as \"1/12\"";
                throw ValueInstantiationException.from(
                        json,
                        reason,
                        context.constructType(Fraction.class),
                        new IllegalArgumentException(reason, noFraction));
            }
        }

        private static Fraction fraction(String text) {
            var slash = text.indexOf('/');
            return slash < 0
                    ? Fraction.of(new BigDecimal(text))
                    : new Fraction(new BigDecimal(text.substring(0, slash)), new BigDecimal(text.substring(slash + 1)));
        }
    }
}
