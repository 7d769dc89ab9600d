package io.counterfoil.governance.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.governance.ranking.Ranking;
import io.counterfoil.governance.ranking.Rankings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Measures")
@RestController
@RequestMapping(PriorityController.PATH)
class PriorityController {
    static final String PATH = "/api/v1/priorities";

    private final Rankings rankings;

    PriorityController(Rankings rankings) {
        this.rankings = rankings;
    }

    record RankingResponse(
            @JsonUnwrapped Ranking ranking,
            @JsonProperty("_links") Links links) {}

    @Operation(
            summary = "Read which measures come first, and why",
            description = "Measures before D4 that are not cancelled: impact ÷ effort × risk × dependency, bands and"
                    + " factors from the decision table InitiativeScore; nothing before what it waits for; waves of 5, of"
                    + " 10 and of the rest. The same records give the same order; of equals the lower key is first.")
    @GetMapping
    RankingResponse read() {
        return new RankingResponse(rankings.now(), Links.self(PATH));
    }
}
