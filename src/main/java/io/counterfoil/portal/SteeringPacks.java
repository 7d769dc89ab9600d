package io.counterfoil.portal;

import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.stage.Stage;
import io.counterfoil.governance.status.Light;
import io.counterfoil.governance.structure.Level;
import io.counterfoil.governance.structure.Structure;
import io.counterfoil.governance.structure.StructureNode;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.NotFound;
import io.counterfoil.period.PeriodSnapshot;
import io.counterfoil.period.PeriodSnapshots;
import io.counterfoil.period.SnapshotRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Steering packs, made of nothing but the rows of snapshots. */
@Service
@Transactional(readOnly = true)
public class SteeringPacks {
    /** Rows of this source are about measures. */
    static final String SOURCE = "measures";

    /** More than that is no reading for a committee. */
    private static final int MOST_MEASURES = 1_000;

    private static final int PART = 5_000;
    private static final String HEADING = "period,version,sha256,measure,name,package,stage,condition,implementation,"
            + "potential,currency,plan,original plan,forecast,actual,corrections\r\n";

    private final Structure structure;
    private final Measures measures;
    private final PeriodSnapshots snapshots;

    SteeringPacks(Structure structure, Measures measures, PeriodSnapshots snapshots) {
        this.structure = structure;
        this.measures = measures;
        this.snapshots = snapshots;
    }

    /**
     * Reads all rows of the snapshot, once.
     *
     * @throws NotFound {@code STRUCTURE_NODE_UNKNOWN}; {@code SNAPSHOT_UNKNOWN} if the period was never closed
     * @throws BusinessRuleViolation {@code STEERING_PACK_TOO_LARGE}
     */
    public SteeringPack of(String key, YearMonth period) {
        var node = structure.get(key);
        var snapshot = snapshots
                .newest(period)
                .orElseThrow(() -> new NotFound(
                        "SNAPSHOT_UNKNOWN",
                        "reporting period " + period + " has no snapshot: only a period that was closed has a pack"));
        var packages = structure.below(key).stream()
                .filter(below -> below.level() == Level.MEASURE_PACKAGE)
                .map(StructureNode::node)
                .collect(Collectors.toSet());
        var subjects = subjects(snapshot, packages);
        if (subjects.size() > MOST_MEASURES) {
            throw new BusinessRuleViolation(
                    "STEERING_PACK_TOO_LARGE",
                    key + " has " + subjects.size() + " measures in " + period + ", a pack at most " + MOST_MEASURES
                            + "; take the nodes below it, or the snapshot itself");
        }
        return new SteeringPack(
                node,
                snapshot,
                subjects.entrySet().stream()
                        .map(one -> line(one.getKey(), one.getValue()))
                        .toList());
    }

    /** As a table for calculation; each row names the snapshot that it is from. */
    public static void writeCsv(SteeringPack pack, Appendable out) throws IOException {
        out.append(HEADING);
        var snapshot = pack.snapshot();
        for (var line : pack.lines()) {
            out.append(Stream.of(
                            snapshot.period(),
                            snapshot.version(),
                            snapshot.sha256(),
                            line.measure(),
                            line.name(),
                            line.parentPackage(),
                            line.stage(),
                            line.condition(),
                            line.implementation(),
                            line.potential(),
                            line.currency())
                    .map(SteeringPacks::cell)
                    .collect(Collectors.joining(",")));
            for (var amount : amounts(line)) {
                out.append(',').append(amount);
            }
            out.append("\r\n");
        }
    }

    private static List<String> amounts(SteeringPack.Line line) {
        return Stream.of(line.plan(), line.originalPlan(), line.forecast(), line.actual(), line.corrections())
                .map(SteeringPacks::plain)
                .toList();
    }

    /** As in the file of the snapshot, without trailing zeros. */
    private static String plain(@Nullable BigDecimal amount) {
        if (amount == null) {
            return "";
        }
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    /** RFC 4180; what a spreadsheet would run as a formula begins with an apostrophe. */
    private static String cell(@Nullable Object value) {
        var text = Objects.toString(value, "");
        var harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.matches("[^\",\\r\\n]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }

    /** The rows of each measure that hung under one of the packages at the closing. */
    private Map<String, Map<String, SnapshotRow>> subjects(PeriodSnapshot snapshot, Set<String> packages) {
        var all = new LinkedHashMap<String, Map<String, SnapshotRow>>();
        long after = 0;
        for (var part = snapshots.rows(snapshot, after, PART);
                !part.isEmpty();
                part = snapshots.rows(snapshot, after, PART)) {
            for (var row : part) {
                after = row.position();
                if (row.source().equals(SOURCE)) {
                    all.computeIfAbsent(row.subject(), subject -> new LinkedHashMap<>())
                            .put(row.figure(), row);
                }
            }
            var last = part.get(part.size() - 1).subject();
            // The last one may go on in the next part.
            all.entrySet()
                    .removeIf(one -> !one.getKey().equals(last) && !packages.contains(word(one.getValue(), "package")));
        }
        all.values().removeIf(rows -> !packages.contains(word(rows, "package")));
        return all;
    }

    private SteeringPack.Line line(String measure, Map<String, SnapshotRow> rows) {
        var name = measures.find(measure).map(found -> found.profile().name()).orElse("");
        return new SteeringPack.Line(
                measure,
                name,
                word(rows, "package"),
                rows.containsKey("stage") ? Stage.valueOf(word(rows, "stage")) : null,
                word(rows, "condition"),
                light(rows, "implementation"),
                light(rows, "potential"),
                currency(rows),
                amount(rows, "plan"),
                amount(rows, "original plan"),
                amount(rows, "forecast"),
                amount(rows, "actual"),
                amount(rows, "corrections"));
    }

    private static @Nullable Light light(Map<String, SnapshotRow> rows, String figure) {
        return rows.containsKey(figure) ? Light.valueOf(word(rows, figure)) : null;
    }

    private static String word(Map<String, SnapshotRow> rows, String figure) {
        var row = rows.get(figure);
        return row == null ? "" : Objects.requireNonNullElse(row.text(), "");
    }

    private static @Nullable BigDecimal amount(Map<String, SnapshotRow> rows, String figure) {
        var row = rows.get(figure);
        return row == null ? null : row.amount();
    }

    private static String currency(Map<String, SnapshotRow> rows) {
        return rows.values().stream()
                .map(SnapshotRow::currency)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
