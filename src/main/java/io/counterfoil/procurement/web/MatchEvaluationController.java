package io.counterfoil.procurement.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.counterfoil.identity.Person;
import io.counterfoil.procurement.Readers;
import io.counterfoil.procurement.invoicematch.MatchEvaluation;
import io.counterfoil.procurement.invoicematch.MatchJson;
import io.counterfoil.procurement.matching.MatchResult;
import io.counterfoil.procurement.matching.Party;
import io.counterfoil.procurement.matching.ToleranceSet;
import io.counterfoil.procurement.matching.Verdict;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Evaluations")
@RestController
class MatchEvaluationController {
    private final MatchEvaluation evaluation;
    private final MatchJson json;

    MatchEvaluationController(MatchEvaluation evaluation, MatchJson json) {
        this.evaluation = evaluation;
        this.json = json;
    }

    /**
     * What the match would say.
     *
     * @param payable whether it would be paid without a person
     * @param undisputed net amount nobody doubts
     * @param payableNow of it, what would be paid before a person decides: all of an invoice that is payable, of one that
     *     is held only under a set that pays {@code UNDISPUTED}; net, its tax comes to it
     * @param owners who would be asked
     * @param result every figure and every check
     */
    record Answer(
            Verdict verdict,
            boolean payable,
            List<String> reasons,
            Set<Party> owners,
            BigDecimal undisputed,
            BigDecimal payableNow,
            String currency,
            String toleranceSets,
            @JsonRawValue String result) {}

    @Operation(
            summary = "Match documents without keeping them",
            description = "Order, receipts, earlier invoices, a tolerance set and one invoice in, the full result out:"
                    + " for trying a rule before using it. Nothing is stored, so no Idempotency-Key is needed.")
    @PostMapping("/api/v1/evaluations/match")
    Answer match(@Valid @RequestBody MatchEvaluationRequest request, Person caller) {
        caller.mustBeOneOf(Readers.ofProcurement());
        new MatchEvaluationCheck(request).done(evaluation.toleranceKeys());
        return answer(evaluation.evaluate(request::documents, () -> tolerances(request)));
    }

    private ToleranceSet tolerances(MatchEvaluationRequest request) {
        var given = request.toleranceSet();
        if (given == null) {
            return evaluation.inForce();
        }
        return given.version() == null ? given.set() : evaluation.stored(given.name(), given.version());
    }

    private Answer answer(MatchResult result) {
        return new Answer(
                result.verdict(),
                result.reasons().isEmpty(),
                result.reasonKeys(),
                result.parties(),
                result.undisputed().amount(),
                result.payableNow().amount(),
                result.currency(),
                result.toleranceSets(),
                json.write(result));
    }
}
