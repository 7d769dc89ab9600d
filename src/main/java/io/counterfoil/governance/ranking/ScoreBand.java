package io.counterfoil.governance.ranking;

import java.math.BigDecimal;
import java.util.List;

/**
 * A row of the table of scores.
 *
 * @param from the figure that it begins with
 * @param counts points, or a factor, or a size
 */
public record ScoreBand(BigDecimal from, BigDecimal counts, String words) {
    /** The last one that begins at the figure or before it; the first one for what is lower than all. */
    static ScoreBand of(List<ScoreBand> bands, BigDecimal figure) {
        return bands.stream()
                .filter(band -> band.from().compareTo(figure) <= 0)
                .reduce((lower, higher) -> higher)
                .orElse(bands.get(0));
    }
}
