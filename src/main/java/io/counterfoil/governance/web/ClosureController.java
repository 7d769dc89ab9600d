package io.counterfoil.governance.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.governance.closing.DecayEvent;
import io.counterfoil.governance.closing.DecayEvents;
import io.counterfoil.governance.closing.MeasureClosures;
import io.counterfoil.governance.closure.ClosureCheck;
import io.counterfoil.governance.closure.ClosureReview;
import io.counterfoil.identity.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Stage gates")
@RestController
@RequestMapping(MeasureController.PATH + "/{measure}/closure")
class ClosureController {
    private final MeasureClosures closures;
    private final DecayEvents decays;

    ClosureController(MeasureClosures closures, DecayEvents decays) {
        this.closures = closures;
        this.decays = decays;
    }

    record ClosureRequest(@NotNull String reason) {}

    /**
     * The conditions as of now.
     *
     * @param periods looked at, oldest first
     * @param index actual of the plan, to four places; null where nothing is planned
     * @param closers who may decide
     */
    record ClosureResponse(
            String measure,
            ClosureReview.Outcome outcome,
            List<YearMonth> periods,
            BigDecimal actual,
            BigDecimal planned,
            @Nullable BigDecimal index,
            List<ClosureCheck> conditions,
            List<String> closers,
            @JsonProperty("_links") Links links) {}

    /** Where the question went. */
    record ClosureRequested(
            String passage,
            String measure,
            String askedBy,
            Instant askedAt,
            @JsonProperty("_links") Links links) {}

    @Operation(
            summary = "Read what the closure asks for",
            description = "Each condition, met or not, with words; and the controllers who may decide.")
    @GetMapping
    ClosureResponse review(@PathVariable String measure) {
        var review = closures.review(measure);
        return new ClosureResponse(
                measure,
                review.outcome(),
                review.periods(),
                review.total().reached(),
                review.total().planned(),
                review.total().rounded(),
                review.checks(),
                closures.closers(measure),
                Links.self(path(measure)));
    }

    record DecaysResponse(
            List<DecayEvent> items, @JsonProperty("_links") Links links) {}

    @Operation(summary = "Read when confirmed value went away, and what the controller decided")
    @GetMapping("/decay-events")
    DecaysResponse decays(@PathVariable String measure) {
        return new DecaysResponse(decays.of(measure), Links.self(path(measure) + "/decay-events"));
    }

    @Operation(
            summary = "Ask for the closure",
            description =
                    "By the owner, at D4. The controllers of the legal entity find a task; those who own, sponsor,"
                            + " edited or validated do not.")
    @PostMapping
    ResponseEntity<ClosureRequested> request(
            @PathVariable String measure, @Valid @RequestBody ClosureRequest request, Person caller) {
        var question = closures.request(measure, caller.login(), request.reason());
        return ResponseEntity.created(URI.create(path(measure)))
                .body(new ClosureRequested(
                        question.passage(),
                        measure,
                        question.askedBy(),
                        question.askedAt(),
                        Links.self(path(measure))));
    }

    private static String path(String measure) {
        return MeasureController.PATH + "/" + measure + "/closure";
    }
}
