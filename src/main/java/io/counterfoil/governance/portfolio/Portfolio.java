package io.counterfoil.governance.portfolio;

import io.counterfoil.governance.measure.ReportingRates;
import io.counterfoil.governance.portfolio.PortfolioView.MeasureRow;
import io.counterfoil.governance.portfolio.PortfolioView.NodeRow;
import io.counterfoil.governance.rollup.Child;
import io.counterfoil.governance.rollup.NodeStatus;
import io.counterfoil.governance.rollup.RollUp;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.standing.GovernanceSettings;
import io.counterfoil.governance.structure.Level;
import io.counterfoil.governance.structure.Structure;
import io.counterfoil.governance.structure.StructureNode;
import io.counterfoil.period.ReportingPeriods;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The portfolio, added up along the hierarchy by R1 to R7 from the sums of its packages. The database adds up to two levels
 * below the node asked for; what is judged there holds the level above it to amber, and nothing further down does.
 */
@Service
@Transactional(readOnly = true)
public class Portfolio {
    /** Children, and what may hold them to amber: whether a node is red depends on its own sums only. */
    private static final int LEVELS = 2;

    private final Structure structure;
    private final StandingRows rows;
    private final GovernanceSettings settings;
    private final ReportingPeriods periods;
    private final Clock clock;

    Portfolio(
            Structure structure,
            StandingRows rows,
            GovernanceSettings settings,
            ReportingPeriods periods,
            Clock clock) {
        this.structure = structure;
        this.rows = rows;
        this.settings = settings;
        this.periods = periods;
        this.clock = clock;
    }

    /**
     * A node and what is directly below it.
     *
     * @param key null for all organizations
     * @return empty if there is no such node
     */
    public Optional<PortfolioView> of(@Nullable String key) {
        var node = key == null ? Optional.<StructureNode>empty() : structure.find(key);
        if (key != null && node.isEmpty()) {
            return Optional.empty();
        }
        var below = structure.below(key, key == null ? LEVELS - 1 : LEVELS);
        var figures = addUp(below);
        return Optional.of(new PortfolioView(
                node.orElse(null),
                key == null ? List.of() : structure.pathTo(key),
                node.map(own -> figures.get(own.node())),
                below.stream()
                        .filter(child -> Objects.equals(child.parent(), key))
                        .map(child -> Objects.requireNonNull(figures.get(child.node())))
                        .toList(),
                node.filter(own -> own.level() == Level.MEASURE_PACKAGE)
                        .map(own -> rows.measures(own.node()))
                        .orElse(List.of()),
                ReportingRates.reportingCurrency(),
                periods.current(),
                rows.countOutdated(LocalDate.now(clock))));
    }

    /** Decided measures whose lights contradict each other, the largest gap first. */
    public List<MeasureRow> alarms(int limit) {
        return rows.alarmed(limit);
    }

    /** One node while its children come in. */
    private static final class Sum {
        private final List<Child> red = new ArrayList<>();
        private final Map<Stage, Long> byStage = new EnumMap<>(Stage.class);
        private RollUp sums;
        private long alarms;

        Sum(RollUp nothing) {
            sums = nothing;
            for (var stage : Stage.values()) {
                byStage.put(stage, 0L);
            }
        }

        void add(RollUp more, Map<Stage, Long> stages, long alarmed) {
            sums = sums.plus(more);
            stages.forEach((stage, count) -> byStage.merge(stage, count, Long::sum));
            alarms += alarmed;
        }
    }

    private Map<String, NodeRow> addUp(List<StructureNode> nodes) {
        var currency = ReportingRates.reportingCurrency();
        var open = new HashMap<String, Sum>();
        nodes.forEach(node -> open.put(node.node(), new Sum(RollUp.nothing(currency))));
        var parents = nodes.stream().map(StructureNode::parent).collect(Collectors.toSet());
        var lowest = nodes.stream()
                .map(StructureNode::node)
                .filter(node -> !parents.contains(node))
                .toList();
        rows.sums(lowest, currency).forEach((key, found) -> {
            var sum = open.get(key);
            if (sum != null) {
                sum.add(found.sums(), found.byStage(), found.alarms());
                sum.red.addAll(found.red());
            }
        });
        var figures = new HashMap<String, NodeRow>();
        nodes.stream()
                .sorted(Comparator.comparing(StructureNode::level).reversed())
                .forEach(node -> figures.put(node.node(), judged(node, open)));
        return figures;
    }

    private NodeRow judged(StructureNode node, Map<String, Sum> open) {
        var rules = settings.rollUp();
        var own = Objects.requireNonNull(open.get(node.node()));
        var status = NodeStatus.of(own.sums, own.red, rules);
        var parent = node.parent() == null ? null : open.get(node.parent());
        if (parent != null) {
            parent.add(own.sums, own.byStage, own.alarms);
            status.map(judged -> Child.of(node.node(), own.sums, judged)).ifPresent(parent.red::add);
        }
        return new NodeRow(
                node,
                own.sums.measures(),
                Map.copyOf(own.byStage),
                own.sums.plan(),
                own.sums.originalPlan(),
                own.sums.actual(),
                own.sums.expected(),
                own.sums.currencyEffect(),
                own.sums.performance(),
                own.sums.pipeline(rules.pipelineWeights()),
                status.map(NodeStatus::implementation).orElse(null),
                status.map(NodeStatus::potentialLight).orElse(null),
                status.flatMap(NodeStatus::alarm).orElse(null),
                status.map(NodeStatus::reason).orElse("No measure below is decided yet."),
                own.alarms);
    }
}
