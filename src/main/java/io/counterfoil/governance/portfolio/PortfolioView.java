package io.counterfoil.governance.portfolio;

import io.counterfoil.governance.stage.Condition;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.status.Alarm;
import io.counterfoil.governance.status.Light;
import io.counterfoil.governance.structure.StructureNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node with what is below it.
 *
 * @param node null above all organizations
 * @param path from the top to the node itself
 * @param own the node's own figures; empty if it has no measures below
 * @param children nodes directly below, by key
 * @param measures directly below, by key; of measure packages only
 * @param currency of all amounts but those in a row of a measure
 * @param outdated how many measures below are not found anew yet since something changed for all
 */
public record PortfolioView(
        @Nullable StructureNode node,
        List<StructureNode> path,
        Optional<NodeRow> own,
        List<NodeRow> children,
        List<MeasureRow> measures,
        String currency,
        YearMonth currentPeriod,
        long outdated) {

    /**
     * What the measures below a node add up to, in the reporting currency.
     *
     * @param pipeline plan of every stage by how likely it comes; apart from what is committed
     * @param implementation null if no measure below is decided, as are the other statuses
     * @param reason of both lights, with the children that hold it to amber
     * @param alarms measures below that raise one
     */
    public record NodeRow(
            StructureNode node,
            long measures,
            Map<Stage, Long> byStage,
            BigDecimal plan,
            BigDecimal originalPlan,
            BigDecimal actual,
            BigDecimal expected,
            BigDecimal currencyEffect,
            BigDecimal performance,
            BigDecimal pipeline,
            @Nullable Light implementation,
            @Nullable Light potential,
            @Nullable Alarm alarm,
            String reason,
            long alarms) {}

    /** One measure, amounts in its own currency. */
    public record MeasureRow(
            String measure,
            String name,
            String parentPackage,
            String owner,
            @Nullable String controller,
            Stage stage,
            Condition condition,
            String currency,
            BigDecimal plan,
            BigDecimal expected,
            Light implementation,
            Light potential,
            boolean stale,
            @Nullable Alarm alarm,
            String reason,
            @Nullable LocalDate asOf) {}
}
