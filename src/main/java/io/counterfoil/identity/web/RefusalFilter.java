package io.counterfoil.identity.web;

import io.counterfoil.identity.Person;
import io.counterfoil.identity.SecurityAction;
import io.counterfoil.identity.SecurityEvent;
import io.counterfoil.identity.SecurityLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Keeps what our API and pages refuse to a person who is logged in (403), after its transaction. What the engine's
 * commands refuse is kept by their guard.
 */
final class RefusalFilter extends OncePerRequestFilter {
    private final SecurityLog log;

    RefusalFilter(SecurityLog log) {
        this.log = log;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/engine-rest");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN
                && login != null
                && login.getPrincipal() instanceof Person person) {
            log.keep(SecurityEvent.failure(SecurityAction.ACT_REFUSED, person.login(), act(request), reason(request)));
        }
    }

    /** By the pattern of the address, so that trying many keys is one thing tried many times. */
    private static String act(HttpServletRequest request) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return request.getMethod() + " " + (pattern == null ? "an address of no operation" : pattern);
    }

    private static String reason(HttpServletRequest request) {
        return request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE) instanceof Exception refusal
                        && refusal.getMessage() != null
                ? refusal.getMessage()
                : "";
    }
}
