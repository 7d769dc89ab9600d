package io.counterfoil.governance.rollup;

import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.status.StatusBands;
import java.math.BigDecimal;
import java.util.Map;

/**
 * How parents are judged.
 *
 * @param capShare share of the plan from which on a red child holds its parent to amber (R4)
 * @param pipelineWeights how likely the plan of a stage comes (R2)
 */
public record RollUpRules(StatusBands bands, BigDecimal capShare, Map<Stage, BigDecimal> pipelineWeights) {

    public RollUpRules {
        pipelineWeights = Map.copyOf(pipelineWeights);
    }

    /** Governance section 7. */
    public static RollUpRules standard() {
        return new RollUpRules(
                StatusBands.standard(),
                new BigDecimal("0.10"),
                Map.of(
                        Stage.D0, BigDecimal.ZERO,
                        Stage.D1, new BigDecimal("0.1"),
                        Stage.D2, new BigDecimal("0.3"),
                        Stage.D3, new BigDecimal("0.6"),
                        Stage.D4, new BigDecimal("0.9"),
                        Stage.D5, BigDecimal.ONE));
    }
}
