package io.counterfoil.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Leads a person who opens a page to the login page and answers 401 to everything else, so that a script never takes a
 * login page for data. The browser carries the address's fragment along by itself.
 */
final class PageLoginRequired implements AuthenticationEntryPoint {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (opensPage(request)) {
            var query = Optional.ofNullable(request.getQueryString())
                    .map("?"::concat)
                    .orElse("");
            var next = URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8);
            response.sendRedirect("/login?next=" + next);
        } else {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private static boolean opensPage(HttpServletRequest request) {
        var mode = request.getHeader("Sec-Fetch-Mode");
        var accept = Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)).orElse("*/*");
        return READING.contains(request.getMethod())
                && (mode == null || mode.equals("navigate"))
                && (accept.contains("text/html") || accept.contains("*/*"));
    }
}
