package io.counterfoil.governance.process;

import io.counterfoil.governance.gate.TableRow;
import io.counterfoil.governance.ranking.ScoreBand;
import io.counterfoil.governance.ranking.ScoreTable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code InitiativeScore}. */
@Component
class InitiativeScores implements ScoreTable {
    private final DecisionService tables;

    InitiativeScores(@Lazy DecisionService tables) {
        this.tables = tables;
    }

    @Override
    public List<ScoreBand> bands(Part part) {
        var bands = tables
                .evaluateDecisionTableByKey("InitiativeScore")
                .variables(Variables.fromMap(Map.of("part", part.name())))
                .evaluate()
                .getResultList()
                .stream()
                .map(InitiativeScores::band)
                .sorted(Comparator.comparing(ScoreBand::from))
                .toList();
        if (bands.isEmpty()) {
            throw new IllegalStateException("the decision table InitiativeScore has no row for " + part);
        }
        return bands;
    }

    private static ScoreBand band(Map<String, Object> row) {
        return new ScoreBand(
                new BigDecimal(TableRow.text(row, "from")),
                new BigDecimal(TableRow.text(row, "counts")),
                TableRow.text(row, "words"));
    }
}
