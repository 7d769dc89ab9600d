package io.counterfoil.banking;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Files that are on disk, not only in its cache, when a call returns. */
final class DurableFiles {
    private DurableFiles() {}

    /** Writes a file from its start, whatever an earlier attempt left there. */
    static void write(Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        flushFolder(file);
    }

    /** A new name is safe only when the folder that holds it is flushed. */
    static void flushFolder(Path file) throws IOException {
        try (var folder = FileChannel.open(Objects.requireNonNull(file.getParent()), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
