package io.counterfoil.procurement.invoicematch;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.procurement.matching.Check;
import io.counterfoil.procurement.matching.DocumentFigures;
import io.counterfoil.procurement.matching.LineFigures;
import io.counterfoil.procurement.matching.MatchFigures;
import io.counterfoil.procurement.matching.MatchResult;
import io.counterfoil.procurement.matching.Party;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/** Results of matches as they are kept: everything that was seen and said, readable again as figures. */
@Component
public class MatchJson {
    private final ObjectMapper json;

    public MatchJson(ObjectMapper json) {
        this.json = KeptJson.reading(json)
                .addMixIn(Check.class, Explained.class)
                .setVisibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE);
    }

    /** What a check computes for readers stands beside what it found. */
    private interface Explained {
        @JsonProperty
        String key();

        @JsonProperty
        Party party();

        @JsonProperty
        String sentence();
    }

    public String write(MatchResult result) {
        try {
            return json.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("match result cannot be written as JSON", e);
        }
    }

    /** What a kept result saw, for judging it by other limits. */
    public MatchFigures figures(String kept) {
        try {
            var result = json.readTree(kept);
            var lines = new ArrayList<LineFigures>();
            for (var line : result.path("lines")) {
                lines.add(json.treeToValue(line.path("figures"), LineFigures.class));
            }
            return new MatchFigures(
                    result.path("currency").asText(),
                    json.treeToValue(result.path("document"), DocumentFigures.class),
                    lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept match result cannot be read", e);
        }
    }
}
