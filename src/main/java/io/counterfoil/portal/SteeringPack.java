package io.counterfoil.portal;

import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.status.Alarm;
import io.counterfoil.governance.status.Light;
import io.counterfoil.governance.structure.StructureNode;
import io.counterfoil.period.PeriodSnapshot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a steering committee reads about a node and a closed period. Every figure is one of the snapshot, so that it reads
 * the same whenever it is made; names and the place of packages are those of today.
 *
 * @param lines by key of the measure
 */
public record SteeringPack(StructureNode node, PeriodSnapshot snapshot, List<Line> lines) {

    /**
     * One measure as it stood at the closing; what the snapshot does not have of it is null.
     *
     * @param plan of the period, as are all amounts
     * @param actual as reported, corrections of earlier periods included
     */
    public record Line(
            String measure,
            String name,
            String parentPackage,
            @Nullable Stage stage,
            String condition,
            @Nullable Light implementation,
            @Nullable Light potential,
            String currency,
            @Nullable BigDecimal plan,
            @Nullable BigDecimal originalPlan,
            @Nullable BigDecimal forecast,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal corrections) {

        /** Whether its lights count: before D3 nothing was promised. */
        public boolean isCommitted() {
            return stage != null && stage.isCommitted();
        }

        public @Nullable Alarm alarm() {
            return isCommitted() && implementation != null && potential != null
                    ? Alarm.of(implementation, potential).orElse(null)
                    : null;
        }
    }

    /** Of the measures from D3 on, in one currency. */
    public record Total(
            String currency, BigDecimal plan, BigDecimal originalPlan, BigDecimal forecast, BigDecimal actual) {}

    /** Currencies are never added to each other: the snapshot has no rates. */
    public List<Total> totals() {
        return lines.stream()
                .filter(Line::isCommitted)
                .collect(Collectors.groupingBy(Line::currency, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(one -> new Total(
                        one.getKey(),
                        sum(one.getValue(), Line::plan),
                        sum(one.getValue(), Line::originalPlan),
                        sum(one.getValue(), Line::forecast),
                        sum(one.getValue(), Line::actual)))
                .toList();
    }

    public Map<Stage, Long> byStage() {
        return lines.stream()
                .map(Line::stage)
                .filter(stage -> stage != null)
                .collect(Collectors.groupingBy(stage -> stage, TreeMap::new, Collectors.counting()));
    }

    public List<Line> alarmed() {
        return lines.stream().filter(line -> line.alarm() != null).toList();
    }

    private static BigDecimal sum(List<Line> lines, Function<Line, @Nullable BigDecimal> figure) {
        return lines.stream().map(figure).filter(amount -> amount != null).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
