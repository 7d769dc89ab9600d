package io.counterfoil.database;

import java.nio.file.Path;

/** Another running Counterfoil holds the data folder. */
public final class DataFolderInUse extends RuntimeException {
    private final Path folder;

    DataFolderInUse(Path folder) {
        super("The data folder " + folder + " is in use by another running Counterfoil.");
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }
}
