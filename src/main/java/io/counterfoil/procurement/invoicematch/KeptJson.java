package io.counterfoil.procurement.invoicematch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads what we wrote ourselves. How many digits a figure may have is said at the door: a quantity and a price that are
 * let in make an amount with the digits of both, and what was kept must stay readable.
 */
final class KeptJson {
    private KeptJson() {}

    /** The same, but every decimal is read as it stands, digit by digit, and what we no longer keep is passed over. */
    static ObjectMapper reading(ObjectMapper json) {
        return json.copy()
                .configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                .registerModule(new SimpleModule().addDeserializer(BigDecimal.class, new ExactReader()));
    }

    /** Kept as text as a rule, as a number in rows that the database wrote. */
    private static final class ExactReader extends StdScalarDeserializer<BigDecimal> {
        private static final long serialVersionUID = 1;

        ExactReader() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return new BigDecimal(json.getText());
        }
    }
}
