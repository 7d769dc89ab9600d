package io.counterfoil.governance.csv;

import java.util.regex.Pattern;

/**
 * Texts that a spreadsheet would take for a formula. Written out they begin with an apostrophe, which is taken off again
 * when the file comes back; a text that begins with apostrophes and a formula gets one more, so that each comes back as
 * it was.
 */
public final class CsvCell {
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r\n].*", Pattern.DOTALL);

    private CsvCell() {}

    /** As a file may hold it. */
    public static String written(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** What {@link #written} made it from. */
    public static String read(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
