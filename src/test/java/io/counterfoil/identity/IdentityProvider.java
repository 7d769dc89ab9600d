package io.counterfoil.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.util.concurrent.TimeUnit;

/**
 * The OpenID provider of {@code ../shared/systems} (npm oidc-provider), started by its own script on ports of ours. Only
 * its list of people is changed: it looks into a folder who left or has other groups, so that tests can.
 */
final class IdentityProvider implements AutoCloseable {
    static final String CLIENT = "bpm-web";
    static final String SECRET = "bpm-web-secret";
    /** Where a code may be sent that a test spends itself. */
    static final String OWN_CALLBACK = "http://127.0.0.1:9/own";

    private static final Path SHARED = Path.of("../shared/systems");
    private static final String PEOPLE = "const claimsOf = ";
    private static final String DIRECTORY = """
            import { existsSync, readFileSync } from 'node:fs'
            for (const [id, person] of Object.entries(people)) Object.defineProperty(people, id, { get: () => {
              const file = `${process.env.DIRECTORY}/${id}`
              if (!existsSync(file)) return person
              const groups = readFileSync(file, 'utf8').trim()
              return groups ? { ...person, groups: groups.split(',') } : undefined
            } })
            """;

    private final Path systems = Path.of("target/systems").toAbsolutePath();
    private final Path directory = systems.resolve("directory");
    private final int port = freePort();

    static boolean isHere() {
        return Files.isRegularFile(SHARED.resolve("start-oidc.sh"));
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + port;
    }

    /** Returns whether it runs; on false its script has said why on standard output. */
    boolean start(int applicationPort) {
        try {
            Files.createDirectories(directory);
            Files.createDirectories(systems.resolve("oidc"));
            for (var file : new String[] {"lib.sh", "start-oidc.sh", "oidc/package.json", "oidc/server.js"}) {
                Files.copy(SHARED.resolve(file), systems.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            var server = systems.resolve("oidc/server.js");
            var source = Files.readString(server);
            if (!source.contains(PEOPLE)) {
                throw new IllegalStateException("../shared/systems/oidc/server.js is not the one this test knows");
            }
            Files.writeString(server, source.replace(PEOPLE, DIRECTORY + PEOPLE));
            return script("start", "http://127.0.0.1:" + applicationPort + "/login/oauth2/code/oidc," + OWN_CALLBACK)
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String person) {
        give(person, "");
    }

    void give(String person, String groups) {
        try {
            Files.writeString(directory.resolve(person), groups);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void restore(String person) {
        try {
            Files.deleteIfExists(directory.resolve(person));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key it signs with: a thief of the key could do no more than these tests. */
    RSAKey key() {
        try {
            var print = "import('oidc-provider/lib/consts/dev_keystore.js')"
                    + ".catch(() => import(process.cwd() + '/node_modules/oidc-provider/lib/consts/dev_keystore.js'))"
                    + ".then(m => console.log(JSON.stringify(m.default)))";
            var node = new ProcessBuilder("node", "-e", print)
                    .directory(systems.resolve("state/oidc").toFile())
                    .start();
            var json = new String(node.getInputStream().readAllBytes());
            return JWKSet.parse(json).getKeys().stream()
                    .filter(RSAKey.class::isInstance)
                    .map(RSAKey.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        script("stop", "");
    }

    private int script(String command, String redirects) {
        try {
            var builder = new ProcessBuilder(
                            "bash", systems.resolve("start-oidc.sh").toString(), command)
                    .redirectErrorStream(true)
                    .redirectOutput(systems.resolve("script.log").toFile());
            builder.environment().put("SYSTEMS_STATE", systems.resolve("state").toString());
            builder.environment().put("OIDC_PORT", Integer.toString(port));
            builder.environment().put("REDIRECTS", redirects);
            builder.environment().put("DIRECTORY", directory.toString());
            var process = builder.start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroy();
                return -1;
            }
            System.out.print(Files.readString(systems.resolve("script.log")));
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
