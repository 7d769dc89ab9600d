package io.counterfoil.exchange.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are larger than {@code counterfoil.upload-limit}, on every path: by their announced length before
 * a byte is read, and bodies of unannounced length once they exceed it. Runs after the login, so that only people we
 * know can make us hold a body of unannounced length in memory.
 */
final class UploadLimitFilter extends OncePerRequestFilter {
    private static final int TOO_LARGE = 413;

    private final DataSize limit;
    private final ProblemWriter writer;
    private final ObjectMapper json;

    UploadLimitFilter(DataSize limit, ProblemWriter writer, ObjectMapper json) {
        this.limit = limit;
        this.writer = writer;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit.toBytes()) {
            refuse("The body has " + request.getContentLengthLong() + " bytes", request, response);
        } else if (isOfUnknownLength(request)) {
            var body = request.getInputStream().readNBytes(Math.toIntExact(limit.toBytes() + 1));
            if (body.length > limit.toBytes()) {
                refuse("The body is longer than allowed", request, response);
            } else {
                chain.doFilter(new BufferedRequest(request, body), response);
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Forms are left to the container, which reads and limits them itself (2 MB, multipart as configured). */
    private static boolean isOfUnknownLength(HttpServletRequest request) {
        var type = request.getContentType() == null ? "" : request.getContentType();
        var readByContainer = type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                || type.startsWith("multipart/") && !isEngineApi(request);
        return request.getContentLengthLong() < 0
                && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                && !readByContainer;
    }

    private static boolean isEngineApi(HttpServletRequest request) {
        return request.getServletPath().startsWith("/engine-rest")
                || request.getServletPath().startsWith("/camunda");
    }

    private void refuse(String what, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var detail = what + "; the limit is " + limit.toBytes() + " bytes (counterfoil.upload-limit)."
                + " Send a smaller document, or ask the operator to raise COUNTERFOIL_UPLOADLIMIT.";
        // The rest of the body is not read, so the connection cannot serve another request.
        response.setHeader(HttpHeaders.CONNECTION, "close");
        if (isEngineApi(request)) {
            // The engine's clients, Modeler among them, read errors in the engine's own form.
            response.setStatus(TOO_LARGE);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            var body = json.writeValueAsBytes(Map.of("type", "UploadTooLarge", "message", detail, "code", TOO_LARGE));
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.getOutputStream().flush();
        } else {
            writer.write(Problem.of(KnownProblem.UPLOAD_TOO_LARGE, detail), request, response);
        }
    }
}
