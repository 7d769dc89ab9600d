package io.counterfoil.governance.transfer;

import io.counterfoil.governance.csv.CsvFile;
import io.counterfoil.governance.csv.CsvRow;
import io.counterfoil.governance.csv.CsvWriter;
import io.counterfoil.governance.structure.Level;
import io.counterfoil.governance.structure.Structure;
import io.counterfoil.governance.structure.StructureNode;
import io.counterfoil.governance.transfer.Brought.Outcome;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The nodes above the measures as a file. */
@Service
@Transactional
public class StructureFile {
    private static final List<String> COLUMNS = List.of("node", "level", "name", "parent", "lead");

    private final Structure structure;

    StructureFile(Structure structure) {
        this.structure = structure;
    }

    private record Stated(long line, StructureNode node) {}

    /** Parents before children. */
    @Transactional(readOnly = true)
    public void write(Appendable out) {
        var writer = new CsvWriter(out, COLUMNS);
        structure.all().forEach(node -> writer.row(cells(node)));
    }

    /**
     * Adds and changes nodes as {@link Structure#put} would, in any order of the rows; all or none.
     *
     * @throws InvalidInput with everything that is wrong, line by line
     */
    public Brought bring(byte[] bytes, String person) {
        var file = CsvFile.read(bytes, COLUMNS, List.of());
        var brought = new Brought(0, 0, 0);
        for (var stated : fromTheTop(file)) {
            if (!file.problems().isWrong(stated.line())) {
                brought = brought.and(put(file, stated, person));
            }
        }
        file.problems().done();
        return brought;
    }

    private Outcome put(CsvFile file, Stated stated, String person) {
        try {
            var before = structure.find(stated.node().node());
            structure.put(stated.node(), person);
            if (before.isEmpty()) {
                return Outcome.ADDED;
            }
            return before.get().equals(stated.node()) ? Outcome.UNCHANGED : Outcome.CHANGED;
        } catch (BusinessRuleViolation refusal) {
            file.problems().add(stated.line(), refusal);
            return Outcome.UNCHANGED;
        }
    }

    private static List<Stated> fromTheTop(CsvFile file) {
        var lines = new HashMap<String, Long>();
        var nodes = new ArrayList<Stated>();
        for (var row : file.rows()) {
            var node = node(row);
            if (node != null) {
                var first = lines.putIfAbsent(node.node(), row.line());
                if (first != null) {
                    file.problems().add(row.line(), "node", "is '" + node.node() + "' as on line " + first);
                }
                nodes.add(new Stated(row.line(), node));
            }
        }
        nodes.sort(
                Comparator.comparing((Stated stated) -> stated.node().level()).thenComparing(Stated::line));
        return nodes;
    }

    private static @Nullable StructureNode node(CsvRow row) {
        var key = row.needed("node", row.textOrNull("node"));
        var level = row.needed("level", row.one("level", Level.class));
        var name = row.needed("name", row.textOrNull("name"));
        return key == null || level == null || name == null
                ? null
                : new StructureNode(key, level, name, row.textOrNull("parent"), row.textOrNull("lead"));
    }

    private static List<@Nullable String> cells(StructureNode node) {
        return Arrays.asList(node.node(), node.level().name(), node.name(), node.parent(), node.lead());
    }
}
