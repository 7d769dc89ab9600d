package io.counterfoil.identity.web;

import io.counterfoil.identity.Person;
import io.counterfoil.workflow.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine who calls, for the time of the request and not a moment longer. */
final class CallerFilter extends OncePerRequestFilter {
    private final Caller caller;

    CallerFilter(Caller caller) {
        this.caller = caller;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var login = SecurityContextHolder.getContext().getAuthentication();
        try {
            if (login != null && login.getPrincipal() instanceof Person person) {
                caller.enter(person.login(), person.roles());
            }
            chain.doFilter(request, response);
        } finally {
            caller.leave();
        }
    }
}
