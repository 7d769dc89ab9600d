package io.counterfoil.period;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One figure as it stood at the closing.
 *
 * @param position from 1, in the order of the sources and their rows
 * @param amount null for a text
 * @param currency null for a number without one
 * @param text null for an amount or number
 */
public record SnapshotRow(
        int position,
        String source,
        String subject,
        String figure,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String text) {
    static final String HEADING = "source,subject,figure,amount,currency,text\r\n";

    /**
     * The row as it is hashed and downloaded (RFC 4180, amounts without trailing zeros). Two different rows never read
     * alike: an absent text is empty, an empty one is {@code ""}.
     */
    String csv() {
        return quoted(source) + ',' + quoted(subject) + ',' + quoted(figure) + ','
                + (amount == null ? "" : plain(amount)) + ',' + Objects.requireNonNullElse(currency, "") + ','
                + (text == null ? "" : quoted(text)) + "\r\n";
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    /** What a spreadsheet would run as a formula begins with an apostrophe, and so does what begins with one. */
    private static String quoted(String value) {
        var harmless = !value.isEmpty() && "=+-@\t\r'".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return harmless.isEmpty() || !harmless.chars().allMatch(SnapshotRow::isPlain)
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }

    private static boolean isPlain(int character) {
        return character != '"' && character != ',' && character != '\r' && character != '\n' && character != '\'';
    }
}
