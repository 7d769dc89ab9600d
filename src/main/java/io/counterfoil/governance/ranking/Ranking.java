package io.counterfoil.governance.ranking;

import java.util.List;

/**
 * The order of measures that are not under way yet.
 *
 * @param measures by rank; empty if there is an obstacle
 * @param obstacle why there is no order: measures that depend on each other in a circle, named; empty if there is one
 * @param leftOut what cannot be compared, each with the reason
 */
public record Ranking(List<RankedMeasure> measures, String obstacle, List<String> leftOut) {
    public Ranking {
        measures = List.copyOf(measures);
        leftOut = List.copyOf(leftOut);
    }
}
