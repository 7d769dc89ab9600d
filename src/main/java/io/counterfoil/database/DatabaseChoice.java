package io.counterfoil.database;

import org.springframework.core.env.Environment;

/** Which database the settings ask for. */
public final class DatabaseChoice {
    private DatabaseChoice() {}

    /** Whether the application brings its own database: no {@code SPRING_DATASOURCE_URL} names a server. */
    public static boolean isEmbedded(Environment settings) {
        return settings.getProperty("spring.datasource.url", "embedded").equals("embedded");
    }
}
