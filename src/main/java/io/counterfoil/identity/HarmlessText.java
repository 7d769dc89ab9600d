package io.counterfoil.identity;

import java.util.regex.Pattern;

/**
 * Makes of a text from outside one that a log can bear: one line, without control characters and characters that change
 * the direction of reading, of limited length, and with account numbers (IBAN) covered but for their last four places.
 */
final class HarmlessText {
    private static final int LONGEST = 1000;
    private static final Pattern TROUBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+");
    /** By shape and not by check digits: a mistyped one is nearly as telling. */
    private static final Pattern IBAN =
            Pattern.compile("(?i)\\b[A-Z]{2}[0-9]{2}(?:[A-Z0-9]{11,30}|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?)\\b");

    private HarmlessText() {}

    static String of(String text) {
        var shortened = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        var plain = TROUBLE.matcher(shortened).replaceAll(" ");
        return IBAN.matcher(plain).replaceAll(found -> covered(found.group()));
    }

    private static String covered(String iban) {
        return "IBAN ending " + iban.substring(iban.length() - 4);
    }
}
