package io.counterfoil.connectors.tryton;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The Tryton of {@code ../shared/systems}, started by its own script on ports of ours, and a line to it that loses
 * answers or is cut when a test says so. The ERP is another program: it is spoken to over HTTP and by nothing else.
 */
public final class TrytonErp implements AutoCloseable {
    public static final String SKIPPED =
            "../shared/systems/start-tryton.sh is not there, or Tryton is not installed (its argument install does)";

    private static final Path SHARED =
            Path.of("../shared/systems").toAbsolutePath().normalize();
    private static final Path STATE = Path.of("target/systems").toAbsolutePath();

    private final int erpPort = freePort();
    private final int databasePort = freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final HttpServer line;
    private volatile String loseAnswerTo = "";
    private volatile boolean cut;

    private TrytonErp() {
        try {
            line = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            line.createContext("/", this::pass);
            line.setExecutor(Executors.newCachedThreadPool(work -> {
                var thread = new Thread(work, "line-to-erp");
                thread.setDaemon(true);
                return thread;
            }));
            line.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Started once for all tests of this JVM; see {@link #runs}. */
    private static final class Started {
        static final TrytonErp ERP = new TrytonErp();
        static final boolean RUNS = Files.isRegularFile(SHARED.resolve("start-tryton.sh")) && ERP.script("start") == 0;

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(ERP::close));
        }
    }

    public static boolean runs() {
        return Started.RUNS;
    }

    public static TrytonErp erp() {
        return Started.ERP;
    }

    /** Where the product finds it: through the line. */
    public String url() {
        return "http://127.0.0.1:" + line.getAddress().getPort() + "/tryton/";
    }

    /** From now on the ERP does what this method says and its answer never comes; empty text ends that. */
    public void loseAnswersTo(String method) {
        loseAnswerTo = method;
    }

    public void cut(boolean now) {
        cut = now;
    }

    /** How often a method was called since the last time of asking for everything to be forgotten. */
    public long called(String method) {
        return calls.stream().filter(method::equals).count();
    }

    public void forgetCalls() {
        calls.clear();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (cut) {
                return;
            }
            var method = methodOf(body);
            calls.add(method);
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + erpPort + exchange.getRequestURI()))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body));
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization != null) {
                request.header("Authorization", authorization);
            }
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (method.equals(loseAnswerTo)) {
                return;
            }
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String methodOf(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).replaceFirst("(?s).*\"method\"\\s*:\\s*\"([^\"]*)\".*", "$1");
    }

    private int script(String command) {
        try {
            Files.createDirectories(STATE);
            var process = new ProcessBuilder(SHARED.resolve("start-tryton.sh").toString(), command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            process.environment()
                    .put("SYSTEMS_STATE", STATE.resolve("erp-" + erpPort).toString());
            process.environment().put("TRYTON_PORT", Integer.toString(erpPort));
            process.environment().put("PG_PORT", Integer.toString(databasePort));
            var running = process.start();
            return running.waitFor(4, TimeUnit.MINUTES) ? running.exitValue() : 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    @Override
    public void close() {
        line.stop(0);
        script("stop");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
