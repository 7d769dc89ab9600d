package io.counterfoil.governance.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes what {@link CsvFile} reads, row by row; texts that begin like a formula are neutralised, see {@link CsvCell}. */
public final class CsvWriter {
    private final CSVPrinter printer;

    /** Writes the heading. */
    public CsvWriter(Appendable out, List<String> columns) {
        try {
            printer = new CSVPrinter(out, CSVFormat.RFC4180);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        row(columns);
    }

    /** @param cells null is an empty cell */
    public void row(List<? extends @Nullable String> cells) {
        try {
            printer.printRecord(cells.stream()
                    .map(cell -> cell == null ? "" : CsvCell.written(cell))
                    .toList());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
