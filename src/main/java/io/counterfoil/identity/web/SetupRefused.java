package io.counterfoil.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The webapps' set-up page and its API do not exist here (CVE-2026-77226): they let anybody create an administrator
 * while there is none. Ours is created before the port opens.
 */
final class SetupRefused extends OncePerRequestFilter {
    private static final Pattern SETUP =
            Pattern.compile("/camunda/(api/admin/setup|app/admin/[^/]+/setup)(/.*)?", Pattern.CASE_INSENSITIVE);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (SETUP.matcher(path).matches()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }
}
