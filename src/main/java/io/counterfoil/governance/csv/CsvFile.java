package io.counterfoil.governance.csv;

import io.counterfoil.kernel.InvalidInput;
import io.counterfoil.kernel.InvalidInput.FieldProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file that was read whole: a heading with names of columns in any order, then rows.
 *
 * <p>RFC 4180 in UTF-8, with or without a byte order mark, lines ended by CRLF or LF, cells in double quotes where they
 * hold commas, quotes or line ends. Semicolons between columns and decimal commas are refused, not guessed: 1,234 is
 * two different figures in two countries.
 */
public final class CsvFile {
    /** The largest file. */
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    /** The most rows below the heading. */
    public static final int MOST_ROWS = 100_000;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final List<String> columns;
    private final List<CsvRow> rows = new ArrayList<>();
    private final CsvProblems problems = new CsvProblems();

    private CsvFile(List<String> columns) {
        this.columns = columns;
    }

    /**
     * Reads a file.
     *
     * @param needed columns that must be there
     * @param possible columns that may be there too
     * @throws InvalidInput if the file as a whole cannot be read; rows are judged by {@link CsvRow}
     */
    public static CsvFile read(byte[] bytes, List<String> needed, List<String> possible) {
        if (bytes.length > MOST_BYTES) {
            throw refused("has " + bytes.length + " bytes, at most " + MOST_BYTES + " are read; split it");
        }
        try (var parser = CSVParser.parse(text(bytes), FORMAT)) {
            return read(parser, needed, possible);
        } catch (IOException | UncheckedIOException malformed) {
            throw refused("cannot be read as CSV: " + malformed.getMessage());
        }
    }

    public List<CsvRow> rows() {
        return List.copyOf(rows);
    }

    /** Where everything that is wrong with its rows is collected. */
    public CsvProblems problems() {
        return problems;
    }

    private static CsvFile read(CSVParser parser, List<String> needed, List<String> possible) {
        var records = parser.iterator();
        if (!records.hasNext()) {
            throw refused("is empty; its first line names the columns " + needed);
        }
        var file = new CsvFile(heading(records.next(), needed, possible));
        for (var begins = parser.getCurrentLineNumber() + 1;
                records.hasNext();
                begins = parser.getCurrentLineNumber() + 1) {
            file.add(records.next(), begins);
        }
        if (file.rows.isEmpty()) {
            throw refused("has a heading but no rows");
        }
        return file;
    }

    private static List<String> heading(CSVRecord first, List<String> needed, List<String> possible) {
        var columns = first.stream().map(String::strip).toList();
        if (columns.size() == 1 && columns.get(0).contains(";")) {
            throw refused("separates its columns by semicolons; save it with commas and decimal points");
        }
        var known = new HashSet<>(needed);
        known.addAll(possible);
        var wrong = new ArrayList<FieldProblem>();
        needed.stream()
                .filter(column -> !columns.contains(column))
                .forEach(column -> wrong.add(new FieldProblem("line 1, " + column, "is a column the file must have")));
        columns.stream()
                .filter(column -> !known.contains(column))
                .forEach(column -> wrong.add(new FieldProblem("line 1, " + column, "is no column of such a file")));
        if (new HashSet<>(columns).size() < columns.size()) {
            wrong.add(new FieldProblem("line 1", "names a column twice"));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        return columns;
    }

    private void add(CSVRecord found, long line) {
        if (found.size() == 1 && found.get(0).isBlank()) {
            return;
        }
        if (rows.size() == MOST_ROWS) {
            throw refused("has more than " + MOST_ROWS + " rows; split it");
        }
        if (found.size() != columns.size()) {
            problems.add(
                    line,
                    "row",
                    "has " + found.size() + " cells where the heading has " + columns.size()
                            + "; a comma in a text needs the cell in double quotes, and figures have a decimal point");
        }
        rows.add(new CsvRow(line, cells(found), problems));
    }

    private Map<String, String> cells(CSVRecord found) {
        var cells = new HashMap<String, String>();
        for (int i = 0; i < Math.min(columns.size(), found.size()); i++) {
            cells.put(columns.get(i), found.get(i));
        }
        return cells;
    }

    private static String text(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw refused("holds a NUL character; save it as text in UTF-8");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException otherEncoding) {
            throw refused("is not UTF-8; save it in that encoding");
        }
    }

    private static InvalidInput refused(String reason) {
        return new InvalidInput(List.of(new FieldProblem("file", reason)));
    }
}
