package io.counterfoil.governance.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.exchange.api.PageQuery;
import io.counterfoil.governance.ranking.Ranking;
import io.counterfoil.governance.ranking.Rankings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import org.springdoc.core.annotations.ParameterObject;
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

    /**
     * @param ranking with the measures of the page asked for
     * @param total of all pages
     * @param asOf when the order was found
     */
    record RankingResponse(
            @JsonUnwrapped Ranking ranking,
            long total,
            Instant asOf,
            @JsonProperty("_links") Links links) {}

    @Operation(
            summary = "Read which measures come first, and why",
            description = "Measures before D4 that are not cancelled: impact ÷ effort × risk × dependency, bands and"
                    + " factors from the decision table InitiativeScore; nothing before what it waits for; waves of 5, of"
                    + " 10 and of the rest. The same records give the same order; of equals the lower key is first. An"
                    + " order of more than 1,000 measures is found anew once a minute: asOf says when.")
    @GetMapping
    RankingResponse read(@Valid @ParameterObject PageQuery query) {
        var found = rankings.latest();
        var all = found.ranking();
        var page = all.measures().stream()
                .skip(query.offset())
                .limit(query.limit())
                .toList();
        return new RankingResponse(
                new Ranking(page, all.obstacle(), all.leftOut()),
                all.measures().size(),
                found.at(),
                Links.self(PATH + "?page=" + query.page() + "&size=" + query.limit()));
    }
}
