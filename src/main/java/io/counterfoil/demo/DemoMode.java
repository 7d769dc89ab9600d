package io.counterfoil.demo;

import io.counterfoil.database.DatabaseChoice;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.core.env.Environment;

/** How much of the demo this installation has; set by {@code counterfoil.demo}. */
enum DemoMode {
    /** Nothing: the only choice that others than the embedded database get without asking. */
    NONE,
    /** The demo people, who can log in and find nothing. */
    PEOPLE,
    /** The demo people and a story of documents in several states. */
    STORY;

    private static final String SETTING = "counterfoil.demo";

    /**
     * Reads the setting; {@code auto}, the default, means the story on the embedded database and nothing on any other.
     *
     * @throws IllegalArgumentException if the setting is none of the known words
     */
    static DemoMode of(Environment settings) {
        var wanted = settings.getProperty(SETTING, "auto").trim();
        if (wanted.equals("auto")) {
            return DatabaseChoice.isEmbedded(settings) ? STORY : NONE;
        }
        return Arrays.stream(values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        SETTING + " is \"" + wanted + "\"; it must be auto, none, people or story"));
    }
}
