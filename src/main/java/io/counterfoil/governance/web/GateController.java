package io.counterfoil.governance.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.exchange.api.Links;
import io.counterfoil.governance.gate.Capacity;
import io.counterfoil.governance.gate.GateQuestion;
import io.counterfoil.governance.gate.GateVote;
import io.counterfoil.governance.gate.Gates;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.governance.stage.Guard;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.identity.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
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
@RequestMapping(MeasureController.PATH + "/{measure}")
class GateController {
    private final Measures measures;
    private final Gates gates;

    GateController(Measures measures, Gates gates) {
        this.measures = measures;
        this.gates = gates;
    }

    /** A return needs returnTo, a hold reviewOn, a cancellation sunkCost. */
    record GateRequestBody(
            @NotNull GateDecision decision,
            @NotNull String reason,
            @Nullable Stage returnTo,
            @Nullable LocalDate reviewOn,
            @Nullable BigDecimal sunkCost) {
        GateRequest request() {
            return new GateRequest(decision, reason, false, returnTo, reviewOn, sunkCost, null);
        }
    }

    /** @param ready whether nothing is missing */
    record ReadinessResponse(
            String measure,
            Stage stage,
            boolean ready,
            List<GuardAnswer> guards,
            @JsonProperty("_links") Links links) {}

    record GuardAnswer(Guard guard, boolean met, String words) {}

    /** One question with what was said about it. */
    record QuestionResponse(
            String passage,
            int round,
            GateDecision asked,
            Stage fromStage,
            @Nullable Stage returnTo,
            @Nullable LocalDate reviewOn,
            @Nullable BigDecimal sunkCost,
            String reason,
            String askedBy,
            Instant askedAt,
            GateQuestion.@Nullable Outcome outcome,
            String outcomeReason,
            @Nullable Instant decidedAt,
            List<VoteResponse> votes) {
        static QuestionResponse of(GateQuestion question, List<GateVote> votes) {
            return new QuestionResponse(
                    question.passage(),
                    question.round(),
                    question.asked(),
                    question.fromStage(),
                    question.returnTo(),
                    question.reviewOn(),
                    question.sunkCost(),
                    question.reason(),
                    question.askedBy(),
                    question.askedAt(),
                    question.outcome(),
                    question.outcomeReason(),
                    question.decidedAt(),
                    votes.stream().map(VoteResponse::of).toList());
        }
    }

    record VoteResponse(Capacity capacity, String voter, boolean agreed, String reason, Instant votedAt) {
        static VoteResponse of(GateVote vote) {
            return new VoteResponse(vote.capacity(), vote.who(), vote.agreed(), vote.reason(), vote.votedAt());
        }
    }

    record HistoryResponse(
            List<QuestionResponse> items,
            @JsonProperty("_links") Links links) {}

    @Operation(
            summary = "Read what the gate ahead asks for",
            description =
                    "Each guard, met or not, and who can bring what is missing. Which gate asks for what stands in"
                            + " the decision table GateReadiness.")
    @GetMapping("/gate-readiness")
    ReadinessResponse readiness(@PathVariable String measure) {
        var guards = gates.readiness(measure).stream()
                .map(guard -> new GuardAnswer(guard.guard(), guard.met(), guard.words()))
                .toList();
        return new ReadinessResponse(
                measure,
                measures.get(measure).stage(),
                guards.stream().allMatch(GuardAnswer::met),
                guards,
                Links.self(path(measure, "gate-readiness")));
    }

    @Operation(summary = "Read everything that was asked of the measure's gates, and what was decided")
    @GetMapping("/gate-passages")
    HistoryResponse history(@PathVariable String measure) {
        measures.get(measure);
        return new HistoryResponse(
                gates.history(measure).stream()
                        .map(question -> QuestionResponse.of(question, gates.votes(question)))
                        .toList(),
                Links.self(path(measure, "gate-passages")));
    }

    @Operation(
            summary = "Put a question to the gate",
            description = "ADVANCE and REBASELINE by the owner; RETURN, HOLD and CANCEL also by sponsor, controller and"
                    + " leads. What is missing is refused with everything that is. Who decides stands in the decision"
                    + " table GateDeciders; they find a task.")
    @PostMapping("/gate-passages")
    ResponseEntity<QuestionResponse> ask(
            @PathVariable String measure, @Valid @RequestBody GateRequestBody request, Person caller) {
        var question = gates.ask(measure, request.request(), caller.login());
        return ResponseEntity.created(URI.create(path(measure, "gate-passages")))
                .body(QuestionResponse.of(question, List.of()));
    }

    /** Why it is taken back. */
    record WithdrawalRequest(@NotNull String reason) {}

    @Operation(
            summary = "Take a question back that a gate has not decided",
            description = "By who asked it. While a question is open nothing that it is about can be changed; what was"
                    + " said about it stays on record.")
    @PostMapping("/gate-passages/{passage}/withdrawal")
    QuestionResponse withdraw(
            @PathVariable String measure,
            @PathVariable String passage,
            @Valid @RequestBody WithdrawalRequest request,
            Person caller) {
        var question = gates.withdraw(measure, passage, request.reason(), caller.login());
        return QuestionResponse.of(question, gates.votes(question));
    }

    private static String path(String measure, String what) {
        return MeasureController.PATH + "/" + measure + "/" + what;
    }
}
