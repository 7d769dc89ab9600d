package io.counterfoil.banking;

import io.counterfoil.kernel.ExternalSystemUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Tells a folder from another one mounted at the same path: a random name in a file, given at first use. */
final class FolderIdentity {
    private static final int LENGTH = 36;

    private final Path file;

    FolderIdentity(Path file) {
        this.file = file;
    }

    /**
     * The folder's name, always the same.
     *
     * @throws ExternalSystemUnavailable if the folder cannot be read or written
     */
    String read() {
        // A file lock keeps other processes out but is refused to a second thread of this one.
        synchronized (FolderIdentity.class) {
            return readAlone();
        }
    }

    private String readAlone() {
        try {
            Files.createDirectories(file.getParent());
            try (var channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    // Two nodes that both come first must end with one name.
                    var alone = channel.lock()) {
                return channel.size() == LENGTH ? nameIn(channel) : nameFor(channel);
            }
        } catch (IOException e) {
            throw new ExternalSystemUnavailable("cannot read or write " + file, e);
        }
    }

    private static String nameIn(FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(LENGTH);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // A read may return less than asked for.
        }
        return new String(buffer.array(), StandardCharsets.US_ASCII);
    }

    private static String nameFor(FileChannel channel) throws IOException {
        var name = UUID.randomUUID().toString();
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)));
        channel.force(true);
        return name;
    }
}
