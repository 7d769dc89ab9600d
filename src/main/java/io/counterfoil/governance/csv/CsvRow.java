package io.counterfoil.governance.csv;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One row. What cannot be read is noted in the file's problems with the line, the column, the value and what it must be.
 */
public final class CsvRow {
    private static final String DECIMAL = "-?\\d{1,13}(\\.\\d{1,6})?";

    private final long line;
    private final Map<String, String> cells;
    private final CsvProblems problems;

    CsvRow(long line, Map<String, String> cells, CsvProblems problems) {
        this.line = line;
        this.cells = cells;
        this.problems = problems;
    }

    /** On which the row begins, as an editor counts. */
    public long line() {
        return line;
    }

    /** Empty if the cell is empty or the file has no such column. */
    public String text(String column) {
        return CsvCell.read(cells.getOrDefault(column, "").strip());
    }

    /** Null for an empty cell. */
    public @Nullable String textOrNull(String column) {
        var text = text(column);
        return text.isEmpty() ? null : text;
    }

    /** A figure as machines write it: 1234.50, without thousands and with a point. */
    public @Nullable BigDecimal decimal(String column) {
        return read(
                column,
                text -> text.matches(DECIMAL) ? new BigDecimal(text) : refuse(),
                "must be a figure with a decimal point and without thousands, such as -1234.50");
    }

    public @Nullable Integer number(String column) {
        return read(
                column,
                text -> text.matches("\\d{1,9}") ? Integer.valueOf(text) : refuse(),
                "must be a number, such as 1");
    }

    public @Nullable YearMonth month(String column) {
        return read(column, YearMonth::parse, "must be a month, such as 2026-11");
    }

    public @Nullable LocalDate day(String column) {
        return read(column, LocalDate::parse, "must be a day, such as 2026-11-30");
    }

    public @Nullable Boolean flag(String column) {
        return read(
                column,
                text -> text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : refuse(),
                "must be true or false");
    }

    public <E extends Enum<E>> @Nullable E one(String column, Class<E> of) {
        return read(column, text -> Enum.valueOf(of, text), "must be one of " + Arrays.toString(of.getEnumConstants()));
    }

    /** The value, or a problem if there is none; a cell that could not be read is one already. */
    public <T> @Nullable T needed(String column, @Nullable T value) {
        if (value == null && text(column).isEmpty()) {
            problems.add(line, column, "is empty and needed");
        }
        return value;
    }

    private <T> @Nullable T read(String column, Function<String, T> reading, String otherwise) {
        var text = text(column);
        try {
            return text.isEmpty() ? null : reading.apply(text);
        } catch (RuntimeException unreadable) {
            problems.add(line, column, "is '" + text + "' and " + otherwise);
            return null;
        }
    }

    private static <T> T refuse() {
        throw new IllegalArgumentException();
    }
}
