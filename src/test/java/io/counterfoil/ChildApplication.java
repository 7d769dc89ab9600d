package io.counterfoil;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The application in a JVM of its own, on a data folder and a port of its own, so that it can be killed. */
final class ChildApplication implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final int port = freePort();
    private int starts;
    private Process process;

    ChildApplication(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        start();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** What the latest start wrote. */
    String log() throws IOException {
        return Files.readString(logFile(), StandardCharsets.UTF_8);
    }

    /** SIGKILL: the JVM gets no chance to finish anything, and its PostgreSQL is left behind. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it again on the same folder and waits until it answers. */
    void start() throws IOException, InterruptedException {
        starts++;
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx500m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                productClasspath(),
                "io.counterfoil.Application",
                "--counterfoil.demo=people",
                // Many requests of one pair: each is approved as if it were the only one.
                "--counterfoil.approval.splitting-days=0",
                "--counterfoil.einvoice.warm-up=false");
        builder.environment().put("COUNTERFOIL_DATA", folder.toString());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().remove("SPRING_DATASOURCE_URL");
        process = builder.redirectErrorStream(true)
                .redirectOutput(logFile().toFile())
                .start();
        awaitHealth();
    }

    Connection database() throws IOException, SQLException {
        var pid = Files.readAllLines(folder.resolve("database/postgresql/postmaster.pid"));
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + pid.get(3) + "/postgres", "postgres", "");
    }

    /** Ends the JVM and, if that was killed, the PostgreSQL that it left behind. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
        var pidFile = folder.resolve("database/postgresql/postmaster.pid");
        if (Files.exists(pidFile)) {
            var left =
                    ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0)));
            left.ifPresent(ProcessHandle::destroy);
        }
    }

    private void awaitHealth() throws IOException, InterruptedException {
        var until = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (!healthy()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("the application did not start:\n" + log());
            }
            Thread.sleep(200);
        }
    }

    private boolean healthy() throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(url("/actuator/health"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path logFile() {
        return folder.resolve("start-" + starts + ".log");
    }

    /** Ours without the tests: the child must be what people start. */
    private static String productClasspath() {
        var classpath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(classpath.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes" + File.separator))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }
}
