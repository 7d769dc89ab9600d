package io.counterfoil.exchange.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadLimitTest extends FrontDoorTest {

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/notes", "/api/anything", "/engine-rest/process-definition/key/x/start"})
    void announcedLengthAboveTheLimitIsRefusedBeforeAByteIsRead(String path) throws Exception {
        try (var socket = open(path, "Content-Length: 10000000000")) {
            assertThat(answer(socket))
                    .startsWith("HTTP/1.1 413")
                    .contains("10000000000 bytes")
                    .contains("65536 bytes (counterfoil.upload-limit)")
                    .contains("COUNTERFOIL_UPLOADLIMIT");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/notes", "/api/anything", "/engine-rest/process-definition/key/x/start"})
    void bodyOfUnannouncedLengthIsRefusedOnceItExceedsTheLimit(String path) throws Exception {
        try (var socket = open(path, "Transfer-Encoding: chunked")) {
            var chunk = ("2000\r\n" + "x".repeat(0x2000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 9; i++) {
                socket.getOutputStream().write(chunk);
            }
            socket.getOutputStream().flush();
            assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("65536 bytes");
        }
    }

    @Test
    void refusalOfTheProductApiIsAProblemAndOfTheEngineApiAnEngineError() throws Exception {
        try (var ours = open("/api/v1/notes", "Content-Length: 70000");
                var engines = open("/engine-rest/deployment/create", "Content-Length: 70000")) {
            assertThat(answer(ours)).contains("application/problem+json").contains("UPLOAD_TOO_LARGE");
            assertThat(answer(engines)).contains("\"message\":\"The body has 70000 bytes");
        }
    }

    @Test
    void bodyOfUnannouncedLengthWithinTheLimitIsTaken() throws Exception {
        try (var socket = open("/api/v1/notes", "Transfer-Encoding: chunked")) {
            var body = note("chunked");
            var sent = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
            assertThat(answer(socket)).startsWith("HTTP/1.1 201");
        }
        assertThat(notes.count("chunked")).isOne();
    }

    private Socket open(String path, String length) throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        var head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nIdempotency-Key: "
                + newKey() + "\r\nContent-Type: application/json\r\nAuthorization: " + basic(ERP) + "\r\n" + length
                + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** Reads head and body; the server keeps the connection open a while for what it will not read. */
    private static String answer(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        var length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
        var body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return head + new String(body, StandardCharsets.UTF_8);
    }
}
