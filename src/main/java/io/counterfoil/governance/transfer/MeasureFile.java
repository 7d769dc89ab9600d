package io.counterfoil.governance.transfer;

import io.counterfoil.governance.csv.CsvFile;
import io.counterfoil.governance.csv.CsvRow;
import io.counterfoil.governance.csv.CsvWriter;
import io.counterfoil.governance.measure.Measure;
import io.counterfoil.governance.measure.Measures;
import io.counterfoil.governance.transfer.Brought.Outcome;
import io.counterfoil.kernel.BusinessRuleViolation;
import io.counterfoil.kernel.InvalidInput;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Measures as a file. Stage and condition are written out to be read; brought in they must be empty or what they are,
 * because only gates change them.
 */
@Service
@Transactional
public class MeasureFile {
    private static final int PAGE = 500;

    private final Measures measures;

    MeasureFile(Measures measures) {
        this.measures = measures;
    }

    /** By key. */
    @Transactional(readOnly = true)
    public void write(Appendable out) {
        var writer = new CsvWriter(out, MeasureCells.WRITTEN);
        for (var page = measures.after("", PAGE); !page.isEmpty(); ) {
            page.forEach(measure -> writer.row(MeasureCells.of(measure)));
            page = measures.after(page.get(page.size() - 1).measure(), PAGE);
        }
    }

    /**
     * Proposes what is new and changes what differs, with the version that was read and from D1 on a reason; all or
     * none. An empty key takes the next number.
     *
     * @throws InvalidInput with everything that is wrong, line by line
     */
    public Brought bring(byte[] bytes, String person) {
        var file = CsvFile.read(bytes, MeasureCells.NEEDED, MeasureCells.POSSIBLE);
        var lines = new HashMap<String, Long>();
        var brought = new Brought(0, 0, 0);
        for (var row : file.rows()) {
            var first = row.text("measure").isEmpty() ? null : lines.putIfAbsent(row.text("measure"), row.line());
            if (first != null) {
                file.problems().add(row.line(), "measure", "is '" + row.text("measure") + "' as on line " + first);
            }
            brought = brought.and(bring(file, row, person));
        }
        file.problems().done();
        return brought;
    }

    private Outcome bring(CsvFile file, CsvRow row, String person) {
        var profile = MeasureCells.profile(row);
        var version = row.number("version");
        var known = Optional.ofNullable(row.textOrNull("measure")).flatMap(measures::find);
        known.ifPresentOrElse(measure -> requireSameGate(file, row, measure), () -> requireNoGate(file, row));
        if (profile == null || file.problems().isWrong(row.line())) {
            return Outcome.UNCHANGED;
        }
        try {
            if (known.isEmpty()) {
                measures.propose(row.textOrNull("measure"), profile, person);
                return Outcome.ADDED;
            }
            if (MeasureCells.same(known.get().profile(), profile)) {
                return Outcome.UNCHANGED;
            }
            measures.change(
                    known.get().measure(),
                    Objects.requireNonNullElse(version, -1),
                    profile,
                    row.text("reason"),
                    person);
            return Outcome.CHANGED;
        } catch (BusinessRuleViolation refusal) {
            file.problems().add(row.line(), refusal);
            return Outcome.UNCHANGED;
        }
    }

    private static void requireSameGate(CsvFile file, CsvRow row, Measure measure) {
        requireSame(file, row, "stage", measure.stage().name());
        requireSame(file, row, "condition", measure.condition().name());
    }

    private static void requireNoGate(CsvFile file, CsvRow row) {
        requireSame(file, row, "stage", "D0");
        requireSame(file, row, "condition", "ACTIVE");
    }

    private static void requireSame(CsvFile file, CsvRow row, String column, String is) {
        if (!row.text(column).isEmpty() && !row.text(column).equals(is)) {
            file.problems()
                    .add(
                            row.line(),
                            column,
                            "is '" + row.text(column) + "' but " + is + " on record; only a gate changes it, so leave"
                                    + " it empty");
        }
    }
}
