package io.counterfoil.notification;

import java.util.regex.Pattern;

/** Makes of any text one that a mail's header can bear: one line, nothing invisible, of limited length. */
final class MailText {
    private static final Pattern TROUBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\s]+");

    private MailText() {}

    static String oneLine(String text, int longest) {
        var plain = TROUBLE.matcher(text).replaceAll(" ").strip();
        return plain.length() <= longest
                ? plain
                : plain.substring(0, longest - 1).strip() + "…";
    }
}
