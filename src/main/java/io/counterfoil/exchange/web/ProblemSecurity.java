package io.counterfoil.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** What the login of the API answers: 401 and 403 as problems. For any security chain, by Spring's own types. */
@Component
public class ProblemSecurity implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final ProblemWriter writer;

    ProblemSecurity(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Counterfoil\"");
        write(KnownProblem.UNAUTHENTICATED, request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        write(KnownProblem.FORBIDDEN, request, response);
    }

    private void write(KnownProblem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        writer.write(Problem.of(problem, problem.entry().explanation()), request, response);
    }
}
