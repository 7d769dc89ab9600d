package io.counterfoil.governance.gate;

import io.counterfoil.governance.gate.GateQuestion.Outcome;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.identity.SegregationOfDuties;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import io.counterfoil.kernel.InputCheck;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is asked at a gate, what they say, and what that amounts to. */
@Service
@Transactional
public class GateVoting {
    private final Measures measures;
    private final GateRules rules;
    private final EligibleDeciders deciders;
    private final PassageRows rows;
    private final GateTrail trail;
    private final SegregationOfDuties duties;

    GateVoting(
            Measures measures,
            GateRules rules,
            EligibleDeciders deciders,
            PassageRows rows,
            GateTrail trail,
            SegregationOfDuties duties) {
        this.measures = measures;
        this.rules = rules;
        this.deciders = deciders;
        this.rows = rows;
        this.trail = trail;
        this.duties = duties;
    }

    /** What the decision table needs to know to say who decides. */
    @Transactional(readOnly = true)
    public DeciderQuestion deciderQuestion(String passage) {
        var question = rows.get(passage);
        return rules.deciderQuestion(measures.get(question.measure()), question.request());
    }

    /** Whom to ask next; nobody if all have agreed. Who has spoken in this round is not asked again. */
    @Transactional(readOnly = true)
    public AskedStep next(String passage, List<DeciderRow> deciderRows) {
        var question = rows.get(passage);
        var measure = measures.get(question.measure());
        var votes = rows.votes(passage, question.round());
        var said = votes.stream()
                .map(vote -> Objects.requireNonNullElse(vote.actingFor(), vote.voter()))
                .collect(Collectors.toSet());
        var next = new GateTally(deciderRows, votes).next();
        var asker = rows.askerOf(passage);
        return new AskedStep(
                question.round(),
                next.isEmpty() ? 0 : next.get(0).step(),
                next.stream()
                        .flatMap(row -> asked(measure, row, asker, said).stream())
                        .toList());
    }

    /**
     * Records what a decider says. Agreeing needs no reason, anything else does.
     *
     * @param instead what they would have decided; empty for a plain no. It becomes the next question.
     * @throws BusinessRuleViolation {@code GATE_IMPOSSIBLE} if what is proposed instead is not possible
     * @throws Conflict {@code GATE_SETTLED}, {@code GATE_VOTED}
     * @throws Forbidden {@code GATE_ASKED_BY_VOTER}
     */
    public void vote(String passage, GateVote vote, Optional<GateRequest> instead) {
        new InputCheck()
                .that(
                        vote.agreed() || !vote.reason().isBlank(),
                        "reason",
                        "say why you do not agree; the owner reads it")
                .that(
                        vote.reason().length() <= GateTrail.LONGEST_REASON,
                        "reason",
                        "must have at most " + GateTrail.LONGEST_REASON + " characters")
                .that(
                        instead.isEmpty() || vote.capacity() != Capacity.STEERING,
                        "decision",
                        "a committee votes on what is asked: agree or refuse")
                .done();
        var measure = measures.lock(rows.get(passage).measure());
        var question = rows.get(passage);
        requireMayVote(question, vote.voter());
        perform(passage, vote);
        rows.vote(question, vote);
        trail.record(question, vote.voter(), vote.agreed() ? "GATE_AGREED" : "GATE_DISAGREED", vote.reason());
        instead.ifPresent(request -> replace(question, measure, vote, request));
    }

    /**
     * Whether somebody may vote on what is asked now, in whatever capacity.
     *
     * @throws Conflict {@code GATE_SETTLED}, {@code GATE_VOTED}
     * @throws Forbidden {@code GATE_ASKED_BY_VOTER}
     */
    @Transactional(readOnly = true)
    public void requireMayVote(String passage, String person) {
        requireMayVote(rows.get(passage), person);
    }

    /**
     * The same in a capacity, with the acts that exclude it.
     *
     * @param absent for whom the person would vote; null in their own right
     * @throws Forbidden {@code SEGREGATION_OF_DUTIES} too
     */
    @Transactional(readOnly = true)
    public void requireMayVote(String passage, Capacity capacity, String person, @Nullable String absent) {
        requireMayVote(rows.get(passage), person);
        if (absent == null) {
            duties.check(passage, capacity.duty(), person);
        } else {
            duties.checkFor(passage, capacity.duty(), person, absent);
        }
    }

    private void requireMayVote(GateQuestion question, String person) {
        var passage = question.passage();
        if (question.outcome() != null) {
            throw new Conflict("GATE_SETTLED", passage + " was settled a moment ago: " + question.outcomeReason());
        }
        if (rows.askerOf(passage).equals(person)) {
            throw new Forbidden(
                    "GATE_ASKED_BY_VOTER", person + " asked " + passage + ", and nobody decides on what they asked");
        }
        rows.votes(passage, question.round()).stream()
                .filter(vote -> vote.voter().equals(person) || person.equals(vote.actingFor()))
                .findFirst()
                .ifPresent(vote -> {
                    throw new Conflict(
                            "GATE_VOTED", vote.who() + " has voted on " + passage + " already, and each votes once");
                });
    }

    /** Whether nobody else of a step need be asked any more. */
    @Transactional(readOnly = true)
    public boolean isCertain(String passage, List<DeciderRow> deciderRows, AskedStep asked) {
        return isReplaced(passage, asked)
                || tally(passage, deciderRows)
                        .isCertain(asked.step(), asked.deciders().size());
    }

    /** Whether there is more to ask: the step has agreed, or something else is asked by now. */
    @Transactional(readOnly = true)
    public boolean goesOn(String passage, List<DeciderRow> deciderRows, AskedStep asked) {
        return isReplaced(passage, asked) || tally(passage, deciderRows).passed(asked.step());
    }

    private GateTally tally(String passage, List<DeciderRow> deciderRows) {
        return new GateTally(deciderRows, rows.votes(passage, rows.get(passage).round()));
    }

    private boolean isReplaced(String passage, AskedStep asked) {
        return rows.get(passage).round() != asked.round();
    }

    private List<AskedDecider> asked(Measure measure, DeciderRow row, String asker, Set<String> said) {
        return deciders.of(measure, row, asker).stream()
                .filter(person -> !said.contains(person))
                .map(person -> new AskedDecider(row.capacity(), person, why(measure, row, asker, person)))
                .toList();
    }

    private String why(Measure measure, DeciderRow row, String asker, String person) {
        return deciders.standsIn(measure, row.capacity(), person)
                ? asker + " asked this and so does not decide on it as "
                        + row.capacity().words() + "; you do in their place."
                : row.why();
    }

    private void perform(String passage, GateVote vote) {
        var absent = vote.actingFor();
        if (absent == null) {
            duties.perform(passage, vote.capacity().duty(), vote.voter());
        } else {
            duties.performFor(passage, vote.capacity().duty(), vote.voter(), absent);
        }
    }

    /** What a decider proposes instead is the next question, and they have agreed to it. */
    private void replace(GateQuestion question, Measure measure, GateVote vote, GateRequest request) {
        rules.requirePossible(measure, request);
        // The proposal answers somebody's question, so it is still that person who does not decide.
        rules.requireDeciders(measure, request, rows.askerOf(question.passage()));
        trail.end(
                question,
                Outcome.REPLACED,
                vote.who() + " proposes to " + GateTrail.words(request.decision()) + ": " + vote.reason());
        rows.ask(question.passage(), measure.stage(), request, vote.voter());
        var next = rows.get(question.passage());
        rows.vote(
                next,
                new GateVote(vote.capacity(), vote.voter(), true, vote.reason(), vote.actingFor(), vote.votedAt()));
        trail.record(next, vote.voter(), "GATE_ASKED", request.reason());
    }
}
