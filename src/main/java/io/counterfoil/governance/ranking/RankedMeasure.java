package io.counterfoil.governance.ranking;

import java.math.BigDecimal;
import java.util.List;

/**
 * A measure in its place, and why it stands there.
 *
 * @param rank from 1
 * @param wave from 1
 * @param stage for example {@code D1}
 * @param runRate planned value of a year, in EUR at budget rate
 * @param impact its points
 * @param oneOff planned one-off costs and capital, in EUR at budget rate
 * @param effort its points
 * @param risk {@code LOW}, {@code MEDIUM} or {@code HIGH}
 * @param worstRisk description of the risk that this comes from; empty if none is stated
 * @param waitsFor keys of measures in this list that cannot come later
 * @param score to four places
 * @param words how the score came about
 */
public record RankedMeasure(
        int rank,
        int wave,
        String measure,
        String name,
        String stage,
        BigDecimal runRate,
        int impact,
        String impactWords,
        BigDecimal oneOff,
        int effort,
        String effortWords,
        String risk,
        String worstRisk,
        List<String> waitsFor,
        BigDecimal score,
        String words) {}
