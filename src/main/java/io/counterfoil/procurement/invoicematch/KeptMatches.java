package io.counterfoil.procurement.invoicematch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.counterfoil.procurement.matching.Check;
import io.counterfoil.procurement.matching.Comparison;
import io.counterfoil.procurement.matching.MatchResult;
import io.counterfoil.procurement.matching.Objection;
import io.counterfoil.procurement.matching.Released;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Matches as they were kept, read back whole: what people see is what was decided on, not what would be today. */
@Component
public class KeptMatches {
    private final LastMatches matches;
    private final ObjectMapper json;

    KeptMatches(LastMatches matches, ObjectMapper json) {
        this.matches = matches;
        this.json = KeptJson.reading(json)
                .registerModule(new SimpleModule().addDeserializer(Check.class, new CheckReader()));
    }

    /** The newest match of an invoice. */
    public record Kept(Instant matchedAt, MatchResult result) {}

    /** Empty before the first match. */
    public Optional<Kept> newest(String businessKey) {
        return matches.of(businessKey).map(last -> new Kept(last.matchedAt(), read(last.result())));
    }

    private MatchResult read(String kept) {
        try {
            return json.readValue(kept, MatchResult.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept match result cannot be read", e);
        }
    }

    /** Checks are told apart by what only one of them has. */
    private static final class CheckReader extends StdDeserializer<Check> {
        private static final long serialVersionUID = 1;

        CheckReader() {
            super(Check.class);
        }

        @Override
        public Check deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode node = context.readTree(parser);
            Class<? extends Check> type = Objection.class;
            if (node.has("rule")) {
                type = Comparison.class;
            } else if (node.has("check")) {
                type = Released.class;
            }
            return context.readTreeAsValue(node, type);
        }
    }
}
