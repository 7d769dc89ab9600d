package io.counterfoil.exchange.contract;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** What the text of a field must look like. Texts carry every value, so that money never becomes a binary fraction. */
public enum FieldType {
    TEXT("a text of at most 2,000 characters"),
    CODE("a code of capitals, digits, dots, dashes and slashes such as EUR"),
    DECIMAL("a decimal number such as 1234.50"),
    INTEGER("a whole number"),
    DATE("a day such as 2026-11-22"),
    INSTANT("an instant such as 2026-11-22T10:15:00Z"),
    BOOLEAN("true or false");

    private static final int LONGEST = 2000;
    private static final Pattern CODE_SHAPE = Pattern.compile("[A-Z0-9][A-Z0-9./-]{0,99}");
    private static final Pattern DECIMAL_SHAPE = Pattern.compile("-?[0-9]{1,13}(\\.[0-9]{1,10})?");
    private static final Pattern INTEGER_SHAPE = Pattern.compile("-?[0-9]{1,18}");

    private final String words;

    FieldType(String words) {
        this.words = words;
    }

    /** For messages: "must be " and these. */
    public String words() {
        return words;
    }

    public boolean accepts(String text) {
        return switch (this) {
            case TEXT -> text.length() <= LONGEST && text.indexOf('\0') < 0;
            case CODE -> CODE_SHAPE.matcher(text).matches();
            case DECIMAL -> DECIMAL_SHAPE.matcher(text).matches();
            case INTEGER -> INTEGER_SHAPE.matcher(text).matches();
            case BOOLEAN -> text.equals("true") || text.equals("false");
            case DATE -> parses(() -> LocalDate.parse(text));
            case INSTANT -> parses(() -> Instant.parse(text));
        };
    }

    /** Whether both say the same: {@code 10.50} and {@code 10.5} do, as decimals. */
    public boolean same(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        return this == DECIMAL
                && accepts(one)
                && accepts(other)
                && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    }

    private static boolean parses(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (DateTimeException malformed) {
            return false;
        }
    }
}
