package io.counterfoil.governance.gate;

import java.util.Map;

/** Reads an answer of a decision table; a column that is missing is a defect of the table and named. */
public final class TableRow {
    private TableRow() {}

    public static String text(Map<String, Object> row, String column) {
        return value(row, column).toString();
    }

    public static int number(Map<String, Object> row, String column) {
        return ((Number) value(row, column)).intValue();
    }

    private static Object value(Map<String, Object> row, String column) {
        var value = row.get(column);
        if (value == null) {
            throw new IllegalArgumentException("a row of a decision table has no " + column + ": " + row);
        }
        return value;
    }
}
