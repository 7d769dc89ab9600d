package io.counterfoil.identity.web;

import io.counterfoil.identity.CallerAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Remembers where the request comes from. Behind a proxy that is the person's address only if {@code
 * server.forward-headers-strategy} is set; the headers are not read here, because anybody can send them.
 */
final class AddressFilter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CallerAddress.enter(request.getRemoteAddr());
        try {
            chain.doFilter(request, response);
        } finally {
            CallerAddress.leave();
        }
    }
}
