package io.counterfoil.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL kept in the data folder. Survives restarts and the sudden death of the JVM: data is flushed at each
 * commit, and a server that outlived its JVM is stopped before a new one starts on the same folder.
 *
 * <p>The server listens on the loopback address only and trusts every local user: right for trying out, not for
 * production, where {@code SPRING_DATASOURCE_URL} names a server.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration ORPHAN_STOPS_WITHIN = Duration.ofSeconds(20);

    private final FileChannel lockFile;
    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(FileChannel lockFile, EmbeddedPostgres postgres) {
        this.lockFile = lockFile;
        this.postgres = postgres;
    }

    /**
     * Starts the server on {@code folder}, creating the folder and an empty database in it if there is none.
     *
     * @throws DataFolderInUse if another process of ours holds the folder
     */
    static EmbeddedDatabase startIn(Path folder) {
        try {
            Files.createDirectories(folder);
            var lockFile = lock(folder);
            var cluster = folder.resolve("postgresql");
            stopOrphan(cluster);
            var postgres = EmbeddedPostgres.builder()
                    .setPort(freePort())
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    // Spring closes the pool before the server; the library's own hook would do it the other way round.
                    .setRegisterShutdownHook(false)
                    // The library's defaults give up durability; ours is a database that people keep.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("max_connections", "100")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            LOG.info("Embedded PostgreSQL runs on port {} with its data in {}", postgres.getPort(), cluster);
            return new EmbeddedDatabase(lockFile, postgres);
        } catch (IOException e) {
            throw new UncheckedIOException("embedded PostgreSQL did not start in " + folder, e);
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        lockFile.close();
    }

    @SuppressWarnings("resource") // the channel lives as long as the lock
    private static FileChannel lock(Path folder) throws IOException {
        var channel =
                FileChannel.open(folder.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Optional<FileLock> held;
        try {
            held = Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException heldByThisJvm) {
            held = Optional.empty();
        }
        if (held.isEmpty()) {
            channel.close();
            throw new DataFolderInUse(folder);
        }
        return channel;
    }

    /** The lock proves that no JVM of ours is alive, so a server in the folder is an orphan of one that was killed. */
    private static void stopOrphan(Path cluster) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var orphan = pidIn(pidFile).flatMap(ProcessHandle::of).filter(EmbeddedDatabase::isPostgres);
        if (orphan.isPresent()) {
            LOG.info(
                    "Stopping PostgreSQL (process {}) that outlived its application",
                    orphan.get().pid());
            orphan.get().destroy();
            orphan.get()
                    .onExit()
                    .completeOnTimeout(orphan.get(), ORPHAN_STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
    }

    private static Optional<Long> pidIn(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(Long.parseLong(lines.get(0).trim()));
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
