package io.counterfoil.exchange.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * An answer that can be given again.
 *
 * @param requestDigest SHA-256 over method, path, query and body of the request it answered, in hexadecimal digits
 */
record StoredAnswer(
        String requestDigest,
        int status,
        @Nullable String location,
        @Nullable String contentType,
        byte[] body) {
    static final String REPLAYED = "Idempotent-Replayed";

    void replayTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setHeader(REPLAYED, "true");
        if (location != null) {
            response.setHeader(HttpHeaders.LOCATION, location);
        }
        if (contentType != null) {
            response.setContentType(contentType);
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
