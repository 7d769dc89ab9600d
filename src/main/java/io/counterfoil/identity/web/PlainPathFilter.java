package io.counterfoil.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests whose path could be read in two ways (dots, doubled slashes, semicolons, encoded slashes) or whose
 * method is unheard of. The security chains refuse them as well, but matching comes before that and stumbles.
 */
final class PlainPathFilter extends OncePerRequestFilter {
    private final StrictHttpFirewall firewall = new StrictHttpFirewall();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isPlain(request)) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private boolean isPlain(HttpServletRequest request) {
        try {
            firewall.getFirewalledRequest(request);
            return !hidesItsServlet(request);
        } catch (RequestRejectedException notPlain) {
            return false;
        }
    }

    /** The part that selects an API's servlet must stand in clear: {@code /%65ngine-rest} is none of its addresses. */
    private static boolean hidesItsServlet(HttpServletRequest request) {
        return request.getHttpServletMapping().getMappingMatch() == MappingMatch.PATH
                && !request.getRequestURI().startsWith(request.getContextPath() + request.getServletPath());
    }
}
