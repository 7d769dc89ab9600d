package io.counterfoil.banking;

import java.text.Normalizer;
import java.util.Map;

/**
 * Text in the characters every bank takes: a-z A-Z 0-9 / - ? : ( ) . , ' + and blank (EPC217-08, the SEPA basic set).
 *
 * <p>Umlauts and ligatures are written out, accents dropped, signs replaced as the EPC's table says; a character without
 * a Latin form becomes a dot, emoji vanish. A text neither begins nor ends with a slash nor holds two in a row.
 */
final class SafeText {
    private static final Map<Integer, String> WRITTEN_OUT = Map.ofEntries(
            Map.entry((int) 'ä', "ae"),
            Map.entry((int) 'ö', "oe"),
            Map.entry((int) 'ü', "ue"),
            Map.entry((int) 'Ä', "Ae"),
            Map.entry((int) 'Ö', "Oe"),
            Map.entry((int) 'Ü', "Ue"),
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ẞ', "SS"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'Þ', "Th"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) '&', "+"),
            Map.entry((int) '€', "E"),
            Map.entry((int) '@', "(at)"),
            Map.entry((int) '_', "-"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '"', "'"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '‘', "'"),
            Map.entry((int) '`', "'"),
            Map.entry((int) '“', "'"),
            Map.entry((int) '”', "'"),
            Map.entry((int) '„', "'"),
            Map.entry((int) ';', ","),
            Map.entry((int) '[', "("),
            Map.entry((int) ']', ")"),
            Map.entry((int) '{', "("),
            Map.entry((int) '}', ")"));

    private SafeText() {}

    /**
     * The text in safe characters, cut to {@code most} of them; empty if nothing readable is left.
     */
    static String of(String text, int most) {
        var safe = new StringBuilder();
        // Composed first, so that u followed by a combining diaeresis is the same as ü.
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> append(safe, c));
        var tidy = tidy(safe.toString());
        return tidy(tidy.length() > most ? tidy.substring(0, most) : tidy);
    }

    private static void append(StringBuilder safe, int c) {
        var written = WRITTEN_OUT.get(c);
        if (written != null) {
            safe.append(written);
        } else if (isSafe(c)) {
            safe.append((char) c);
        } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            safe.append(' ');
        } else {
            appendBasicForm(safe, c);
        }
    }

    /** é becomes e and ﬁ becomes fi; what has no such form is a dot if it was a letter or digit. */
    private static void appendBasicForm(StringBuilder safe, int c) {
        int before = safe.length();
        Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD)
                .codePoints()
                .filter(SafeText::isSafe)
                .forEach(basic -> safe.append((char) basic));
        if (safe.length() == before && Character.isLetterOrDigit(c)) {
            safe.append('.');
        }
    }

    private static boolean isSafe(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "/-?:().,'+ ".indexOf(c) >= 0;
    }

    private static String tidy(String text) {
        return text.replaceAll(" +", " ").replaceAll("/{2,}", "/").replaceAll("^[/ ]+|[/ ]+$", "");
    }
}
