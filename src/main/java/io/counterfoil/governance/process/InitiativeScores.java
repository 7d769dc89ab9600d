package io.counterfoil.governance.process;

import io.counterfoil.governance.gate.TableRow;
import io.counterfoil.governance.ranking.ScoreBand;
import io.counterfoil.governance.ranking.ScoreTable;
import io.counterfoil.workflow.Processes;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code InitiativeScore}. */
@Component
class InitiativeScores implements ScoreTable {
    private final Processes processes;

    InitiativeScores(Processes processes) {
        this.processes = processes;
    }

    @Override
    public List<ScoreBand> bands(Part part) {
        var bands = processes.answers("InitiativeScore", Map.of("part", part.name())).stream()
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
