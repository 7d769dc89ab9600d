package io.counterfoil.governance.standing;

import io.counterfoil.governance.rollup.RollUpRules;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.stage.StageLimits;
import io.counterfoil.governance.status.StatusBands;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the lights, of the roll-up and of holds (governance sections 1, 2 and 7).
 *
 * @param greenIndex least index that is green, of progress and potential alike
 * @param amberIndex least that is amber
 * @param greenDelay most days behind that are green
 * @param amberDelay most that are amber
 * @param capShare share of the plan from which on a red child holds its parent to amber
 * @param pipelineD0 to pipelineD5: how likely the plan of a stage comes
 * @param holdsInARow after which only the steering committee decides
 * @param holdDays most days from a hold to its review
 */
@ConfigurationProperties("counterfoil.governance")
public record GovernanceSettings(
        @DefaultValue("0.95") BigDecimal greenIndex,
        @DefaultValue("0.80") BigDecimal amberIndex,
        @DefaultValue("14") int greenDelay,
        @DefaultValue("30") int amberDelay,
        @DefaultValue("0.10") BigDecimal capShare,
        @DefaultValue("0") BigDecimal pipelineD0,
        @DefaultValue("0.1") BigDecimal pipelineD1,
        @DefaultValue("0.3") BigDecimal pipelineD2,
        @DefaultValue("0.6") BigDecimal pipelineD3,
        @DefaultValue("0.9") BigDecimal pipelineD4,
        @DefaultValue("1") BigDecimal pipelineD5,
        @DefaultValue("2") int holdsInARow,
        @DefaultValue("90") int holdDays) {
    /** Where the lights change. */
    public StatusBands bands() {
        var index = new StatusBands.IndexBand(greenIndex, amberIndex);
        return new StatusBands(index, new StatusBands.DelayBand(greenDelay, amberDelay), index);
    }

    /** How parents are judged. */
    public RollUpRules rollUp() {
        return new RollUpRules(
                bands(),
                capShare,
                Map.of(
                        Stage.D0, pipelineD0,
                        Stage.D1, pipelineD1,
                        Stage.D2, pipelineD2,
                        Stage.D3, pipelineD3,
                        Stage.D4, pipelineD4,
                        Stage.D5, pipelineD5));
    }

    /** How long and how often a measure may wait. */
    public StageLimits stageLimits() {
        return new StageLimits(holdsInARow, holdDays);
    }
}
