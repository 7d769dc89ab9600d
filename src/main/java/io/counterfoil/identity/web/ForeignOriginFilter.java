package io.counterfoil.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses API calls that a browser makes for somebody else's page. A browser that has once been given a password for
 * HTTP Basic adds it to every request, whoever's page causes it; programs that are not browsers send no origin.
 */
final class ForeignOriginFilter extends OncePerRequestFilter {
    /** What Camunda Modeler, a desktop program, sends; no web page can. */
    private static final String DESKTOP = "file://";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (comesFromElsewhere(request)) {
            Problems.write(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "Forbidden",
                    "This request was made by a page of another origin. Call the API from a program, or from our pages.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean comesFromElsewhere(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
        }
        return !origin.equals(DESKTOP) && !authority(origin).equals(Optional.ofNullable(request.getHeader("Host")));
    }

    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
