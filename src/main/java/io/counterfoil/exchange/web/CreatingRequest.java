package io.counterfoil.exchange.web;

import io.counterfoil.kernel.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A request that creates something, as idempotency sees it.
 *
 * @param caller login of the sender; keys of different callers never meet
 * @param key from the header, without the quotation marks that the IETF draft writes around it
 * @param digest SHA-256 over method, path, query and body, in hexadecimal digits
 * @param http the request, its body readable
 */
record CreatingRequest(String caller, String key, String digest, BufferedRequest http) {
    static final String HEADER = "Idempotency-Key";
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7E]{1,255}");

    /**
     * Reads the request whole.
     *
     * @throws ApiRefusal if the key is missing or malformed, or the body is one the container would have to read
     */
    static CreatingRequest read(HttpServletRequest request) throws IOException {
        var principal = request.getUserPrincipal();
        if (principal == null) {
            throw new ApiRefusal(
                    KnownProblem.UNAUTHENTICATED,
                    KnownProblem.UNAUTHENTICATED.entry().explanation());
        }
        var key = keyOf(request);
        var type =
                request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded")) {
            throw new ApiRefusal(
                    KnownProblem.UNSUPPORTED_MEDIA_TYPE,
                    "Creating requests take the document itself as their body, not a form: " + type);
        }
        // Bounded: the upload limit has been checked before.
        var body = request.getInputStream().readAllBytes();
        return new CreatingRequest(principal.getName(), key, digest(request, body), new BufferedRequest(request, body));
    }

    private static String keyOf(HttpServletRequest request) {
        var sent = Collections.list(request.getHeaders(HEADER));
        if (sent.isEmpty()) {
            throw new ApiRefusal(
                    KnownProblem.IDEMPOTENCY_KEY_MISSING,
                    KnownProblem.IDEMPOTENCY_KEY_MISSING.entry().explanation());
        }
        var key = sent.get(0).strip();
        if (key.length() > 2 && key.startsWith("\"") && key.endsWith("\"")) {
            key = key.substring(1, key.length() - 1);
        }
        if (sent.size() > 1 || !VISIBLE_ASCII.matcher(key).matches()) {
            throw new ApiRefusal(
                    KnownProblem.IDEMPOTENCY_KEY_MALFORMED,
                    KnownProblem.IDEMPOTENCY_KEY_MALFORMED.entry().explanation());
        }
        return key;
    }

    private static String digest(HttpServletRequest request, byte[] body) {
        var query = request.getQueryString() == null ? "" : request.getQueryString();
        // Line feeds cannot stand in a request line, so the parts cannot run into each other.
        var line = request.getMethod() + "\n" + request.getRequestURI() + "\n" + query + "\n";
        return Sha256.hex(line.getBytes(StandardCharsets.UTF_8), body);
    }
}
