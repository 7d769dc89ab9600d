package io.counterfoil.governance.ranking;

import java.util.List;

/** What people may change about the order without changing code: {@code processes/governance/initiative-score.dmn}. */
public interface ScoreTable {
    /** The rows of one part, from the lowest figure up; at least one, and the first holds for all that is lower. */
    List<ScoreBand> bands(Part part);

    /** What a score is made of. */
    enum Part {
        /** By planned run-rate in EUR. */
        IMPACT,
        /** By one-off costs and capital in EUR. */
        EFFORT,
        /** By probability × impact of the worst risk, each 1 to 3; the words are a risk. */
        RISK,
        /** What each dependency takes from the factor of 1. */
        DEPENDENCY,
        /** What all dependencies leave of it. */
        DEPENDENCY_LEAST,
        /** Sizes of the first waves. */
        WAVE
    }
}
