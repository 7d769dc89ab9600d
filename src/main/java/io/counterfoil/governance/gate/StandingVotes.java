package io.counterfoil.governance.gate;

import io.counterfoil.governance.measure.Measure;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whether what was agreed still stands when it is concluded: by people who hold the capacity in which they voted. */
@Component
class StandingVotes {
    private final GateRules rules;
    private final EligibleDeciders deciders;
    private final PassageRows rows;

    StandingVotes(GateRules rules, EligibleDeciders deciders, PassageRows rows) {
        this.rules = rules;
        this.deciders = deciders;
        this.rows = rows;
    }

    /** Who must agree again, in words; empty if those who still may have agreed. */
    Optional<String> lost(Measure measure, GateQuestion question) {
        var asker = rows.askerOf(question.passage());
        var votes = rows.votes(question.passage(), question.round());
        var lost = votes.stream().filter(vote -> !holds(measure, vote, asker)).toList();
        return lost.isEmpty() || isAgreed(measure, question, votes, lost)
                ? Optional.empty()
                : Optional.of(words(measure, lost));
    }

    private boolean isAgreed(Measure measure, GateQuestion question, List<GateVote> votes, List<GateVote> lost) {
        var counted = votes.stream().filter(vote -> !lost.contains(vote)).toList();
        return new GateTally(rules.rows(measure, question.request()), counted)
                .next()
                .isEmpty();
    }

    private boolean holds(Measure measure, GateVote vote, String asker) {
        return deciders.entitled(measure, vote.capacity(), asker)
                .contains(Objects.requireNonNullElse(vote.actingFor(), vote.voter()));
    }

    private static String words(Measure measure, List<GateVote> lost) {
        return lost.stream()
                .map(vote -> vote.who() + " agreed as " + vote.capacity().words() + " of " + measure.measure()
                        + " and is that no longer.")
                .collect(Collectors.joining(" ", "", " Ask again."));
    }
}
