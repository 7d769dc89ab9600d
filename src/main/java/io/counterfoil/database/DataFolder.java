package io.counterfoil.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this installation keeps what is not in an external database.
 *
 * @param data folder of the embedded database and of files such as the payment outbox; set by {@code COUNTERFOIL_DATA}
 */
@ConfigurationProperties("counterfoil")
public record DataFolder(@DefaultValue("./data") Path data) {

    /** A folder below the data folder; not created by this call. */
    public Path folder(String name) {
        return data.toAbsolutePath().normalize().resolve(name);
    }
}
