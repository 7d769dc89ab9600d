package io.counterfoil.governance.actual;

import io.counterfoil.governance.csv.CsvFile;
import io.counterfoil.governance.csv.CsvRow;
import io.counterfoil.governance.measure.Measures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads a file of actual values as postings. */
@Component
class ActualRows {
    private static final List<String> NEEDED =
            List.of("measure", "period", "kind", "amount", "currency", "document", "postedOn");
    private static final List<String> POSSIBLE = List.of("line", "reason");

    private final Measures measures;

    ActualRows(Measures measures) {
        this.measures = measures;
    }

    /** A row that can be entered, as far as it alone can tell. */
    record Row(long line, ActualPosting posting) {}

    static CsvFile file(byte[] bytes) {
        return CsvFile.read(bytes, NEEDED, POSSIBLE);
    }

    /** What is wrong with the others is in the file's problems. */
    List<Row> of(CsvFile file) {
        var currencies = new HashMap<String, Optional<String>>();
        var seen = new HashMap<List<Object>, Long>();
        var rows = new ArrayList<Row>();
        for (var row : file.rows()) {
            posting(row).ifPresent(posting -> {
                checkCurrency(file, row, posting.measure(), currencies);
                var first =
                        seen.putIfAbsent(List.of(posting.measure(), posting.document(), posting.line()), row.line());
                if (first != null) {
                    file.problems()
                            .add(
                                    row.line(),
                                    "document",
                                    "is '" + posting.document() + "', line " + posting.line() + ", of "
                                            + posting.measure() + " as on line " + first
                                            + "; each document and line stands once in a file");
                }
                rows.add(new Row(row.line(), posting));
            });
        }
        return rows;
    }

    private static Optional<ActualPosting> posting(CsvRow row) {
        var measure = row.needed("measure", row.textOrNull("measure"));
        var period = row.needed("period", row.month("period"));
        var kind = row.needed("kind", row.one("kind", ActualKind.class));
        var amount = row.needed("amount", row.decimal("amount"));
        var document = row.needed("document", row.textOrNull("document"));
        var postedOn = row.needed("postedOn", row.day("postedOn"));
        row.needed("currency", row.textOrNull("currency"));
        var line = row.number("line");
        if (measure == null
                || period == null
                || kind == null
                || amount == null
                || document == null
                || postedOn == null) {
            return Optional.empty();
        }
        return Optional.of(new ActualPosting(
                measure,
                period,
                kind,
                amount,
                ActualSource.IMPORT,
                document,
                Objects.requireNonNullElse(line, 1),
                postedOn,
                null,
                row.text("reason")));
    }

    private void checkCurrency(CsvFile file, CsvRow row, String measure, HashMap<String, Optional<String>> currencies) {
        var currency = currencies.computeIfAbsent(
                measure, key -> measures.find(key).map(found -> found.profile().currency()));
        if (currency.isEmpty()) {
            file.problems().add(row.line(), "measure", "is '" + measure + "', and there is no such measure");
        } else if (!row.text("currency").isEmpty() && !currency.get().equals(row.text("currency"))) {
            file.problems()
                    .add(
                            row.line(),
                            "currency",
                            "is '" + row.text("currency") + "' and must be " + currency.get() + ", the currency of "
                                    + measure + "; convert the amount at the rate of its posting");
        }
    }
}
