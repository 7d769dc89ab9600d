package io.counterfoil.governance.ranking;

import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.priority.Initiative;
import io.counterfoil.governance.priority.Prioritisation.Ranked;
import java.math.BigDecimal;
import java.util.Set;

/**
 * A measure with the figures that its place depends on.
 *
 * @param worstRisk description; empty for none
 */
record Candidate(
        Measure measure,
        BigDecimal runRate,
        ScoreBand impact,
        BigDecimal oneOff,
        ScoreBand effort,
        ScoreBand risk,
        String worstRisk) {

    Initiative initiative(Set<String> waitsFor) {
        return new Initiative(
                measure.measure(), impact.counts(), effort.counts(), Initiative.Risk.valueOf(risk.words()), waitsFor);
    }

    RankedMeasure at(Ranked place) {
        return new RankedMeasure(
                place.rank(),
                place.wave(),
                measure.measure(),
                measure.profile().name(),
                measure.stage().name(),
                runRate,
                impact.counts().intValue(),
                impact.words(),
                oneOff,
                effort.counts().intValue(),
                effort.words(),
                risk.words(),
                worstRisk,
                place.initiative().dependsOn().stream().sorted().toList(),
                place.score().rounded(),
                place.words());
    }
}
