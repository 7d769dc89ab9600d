package io.counterfoil.governance.gate;

import io.counterfoil.governance.gate.GateQuestion.Outcome;
import io.counterfoil.governance.measure.MeasureChanged;
import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.kernel.AuditFact;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Facts about gates, and how questions end. */
@Component
class GateTrail {
    static final int LONGEST_REASON = 2000;

    private final PassageRows rows;
    private final ApplicationEventPublisher events;

    GateTrail(PassageRows rows, ApplicationEventPublisher events) {
        this.rows = rows;
        this.events = events;
    }

    static String words(GateDecision decision) {
        return decision.name().toLowerCase(Locale.ROOT);
    }

    void end(GateQuestion question, Outcome outcome, String words) {
        rows.end(question, outcome, words);
        var action = outcome == Outcome.DECIDED ? question.asked().name() : outcome.name();
        record(question, AuditFact.SYSTEM, "GATE_" + action, words);
    }

    /** By the person who had asked. */
    void withdraw(GateQuestion question, String reason) {
        rows.end(question, Outcome.WITHDRAWN, question.askedBy() + ": " + reason.strip());
        record(question, question.askedBy(), "GATE_WITHDRAWN", reason);
    }

    void record(GateQuestion question, String person, String action, String reason) {
        events.publishEvent(new MeasureChanged(question.measure()));
        events.publishEvent(new AuditFact(
                question.passage(),
                person,
                action,
                reason,
                Map.of(
                        "measure", question.measure(),
                        "asked", question.asked().name(),
                        "stage", question.fromStage().name(),
                        "return to", Objects.toString(question.returnTo(), ""),
                        "review on", Objects.toString(question.reviewOn(), ""),
                        "sunk cost", Objects.toString(question.sunkCost(), ""))));
    }
}
