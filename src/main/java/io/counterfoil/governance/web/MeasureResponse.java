package io.counterfoil.governance.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.MeasureProfile;
import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A measure as it stands, with the addresses of what belongs to it. */
record MeasureResponse(
        String measure,
        Stage stage,
        Condition condition,
        int version,
        @JsonUnwrapped MeasureProfile profile,
        @Nullable Instant ownerAcceptedAt,
        @Nullable LocalDate reviewOn,
        @Nullable BigDecimal sunkCost,
        @Nullable BigDecimal closedRunRate,
        @Nullable Instant closedAt,
        @JsonProperty("_links") Links links) {

    static MeasureResponse of(Measure measure) {
        var self = MeasureController.PATH + "/" + measure.measure();
        return new MeasureResponse(
                measure.measure(),
                measure.stage(),
                measure.condition(),
                measure.version(),
                measure.profile(),
                measure.ownerAcceptedAt(),
                measure.reviewOn(),
                measure.sunkCost(),
                measure.closedRunRate(),
                measure.closedAt(),
                Links.self(self));
    }
}
