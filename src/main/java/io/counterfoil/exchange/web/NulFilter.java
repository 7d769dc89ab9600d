package io.counterfoil.exchange.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses texts with the character U+0000, which the database cannot hold, in addresses and in forms of pages. Where
 * one stands in a JSON body, the database says so: see {@link Problems}.
 */
final class NulFilter extends OncePerRequestFilter {
    private static final String ENCODED = "%00";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isInAddress(request) && !isInForm(request)) {
            chain.doFilter(request, response);
        } else if (ApiPaths.isApi(request)) {
            throw new ApiRefusal(
                    KnownProblem.MALFORMED_REQUEST,
                    "The address holds the character %00, which no text here may have. Leave it out.");
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static boolean isInAddress(HttpServletRequest request) {
        var query = request.getQueryString();
        return query != null && query.contains(ENCODED)
                || request.getRequestURI().contains(ENCODED);
    }

    private static boolean isInForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null
                && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                && !ApiPaths.isApi(request)
                && request.getParameterMap().values().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(text -> text.indexOf('\0') >= 0);
    }
}
