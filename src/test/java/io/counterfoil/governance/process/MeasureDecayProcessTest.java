package io.counterfoil.governance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.counterfoil.governance.closing.DecayDecision;
import io.counterfoil.governance.closing.DecayDecisions;
import io.counterfoil.governance.closing.DecayEvent;
import io.counterfoil.governance.closing.DecayEvents;
import io.counterfoil.governance.gate.GateQuestion;
import io.counterfoil.governance.stage.GateDecision;
import io.counterfoil.governance.stage.GateRequest;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.kernel.Conflict;
import io.counterfoil.kernel.Forbidden;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** After D5: value that stays, value that goes, and what becomes of the measure. */
class MeasureDecayProcessTest extends ClosureProcessTest {
    private static final int YEAR = 1961;

    @Autowired
    DecayEvents decays;

    @Autowired
    DecayDecisions decayDecisions;

    @Test
    void valueThatDecaysAsksTheControllerOnceAndOnlyThatReopensTheMeasure() {
        close(YearMonth.of(YEAR, 1), YearMonth.of(YEAR, 3));
        var stays = closed("100", "100", "100", "80", "80", "80", "80", "80", "80", "80");
        var accepted = closed("100", "100", "100", "80", "80", "79", "70", "70", "70", "70");
        var reopened = closed("100", "100", "100", "80", "80", "79", "70");
        assertThatThrownBy(() -> gates.ask(reopened, GateRequest.returnTo(Stage.D4, "Take it back"), MIA))
                .hasMessageContaining("Nobody decides at D5");
        assertThatThrownBy(() -> gates.ask(reopened, GateRequest.reopen("DE-1", "I say so"), MIA))
                .hasMessageContaining("Nobody decides at D5");

        close(YearMonth.of(YEAR, 4), YearMonth.of(YEAR, 5));
        assertThat(decays.of(accepted)).isEmpty();
        close(YearMonth.of(YEAR, 6), YearMonth.of(YEAR, 6));

        // 240 of 300 is .80, which is enough; 239 is not.
        assertThat(decays.of(stays)).isEmpty();
        var event = decays.of(reopened).get(0);
        assertThat(event.reached()).isEqualByComparingTo("239");
        assertThat(event.words()).contains(YEAR + "-06").contains("0.7967");
        assertThat(tasks(event.event())).hasSize(1);

        close(YearMonth.of(YEAR, 7), YearMonth.of(YEAR, 7));
        assertThat(decays.of(reopened)).hasSize(1);
        assertThatThrownBy(() -> decayDecisions.decide(event.event(), DecayDecision.REOPENED, "x", HANA, null))
                .isInstanceOf(Forbidden.class);
        decide(event.event(), CARLA, Map.of("decision", "REOPENED", "reason", "Bring it back"));

        assertThat(stage(reopened)).isEqualTo(Stage.D4);
        assertThat(measures.get(reopened).closedRunRate()).isNull();
        assertThat(measures.get(reopened).closedAt()).isNull();
        assertThat(gates.history(reopened).get(5))
                .extracting(GateQuestion::asked, GateQuestion::fromStage, GateQuestion::outcome)
                .containsExactly(GateDecision.REOPEN, Stage.D5, GateQuestion.Outcome.DECIDED);
        assertThatThrownBy(() -> decayDecisions.decide(event.event(), DecayDecision.LOSS_ACCEPTED, "x", CARLA, null))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.code()).isEqualTo("DECAY_DECIDED"));

        acceptedLossIsNotAskedAboutAgainBeforeThreeMorePeriods(accepted);
    }

    private void acceptedLossIsNotAskedAboutAgainBeforeThreeMorePeriods(String key) {
        var event = decays.of(key).get(0).event();
        var task = taskOf(event, CARLA);
        assertThatThrownBy(() -> complete(task, CARLA, Map.of("decision", "LOSS_ACCEPTED", "reason", "")))
                .hasStackTraceContaining("reason");
        complete(task, CARLA, Map.of("decision", "LOSS_ACCEPTED", "reason", "The plant was sold"));
        assertThat(stage(key)).isEqualTo(Stage.D5);

        close(YearMonth.of(YEAR, 8), YearMonth.of(YEAR, 8));
        assertThat(decays.of(key)).hasSize(1);
        close(YearMonth.of(YEAR, 9), YearMonth.of(YEAR, 9));
        assertThat(decays.of(key))
                .extracting(DecayEvent::lastPeriod, DecayEvent::decision)
                .containsExactly(
                        tuple(YearMonth.of(YEAR, 6), DecayDecision.LOSS_ACCEPTED), tuple(YearMonth.of(YEAR, 9), null));
    }

    private String closed(String... amounts) {
        var key = implemented(YEAR, amounts);
        confirm(request(key), CONRAD);
        return key;
    }
}
