package io.counterfoil.identity.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a login leads: a path of this application, never another host, whatever the parameter says. */
final class Destination {
    /** One slash and no second one or backslash, which browsers read as the start of a host; no control characters. */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}]*");

    private static final Pattern LOGIN = Pattern.compile("/log(in|out)([/?].*)?");

    private Destination() {}

    static String of(@Nullable String wanted) {
        return wanted != null
                        && OURS.matcher(wanted).matches()
                        && !LOGIN.matcher(wanted).matches()
                ? wanted
                : "/";
    }
}
