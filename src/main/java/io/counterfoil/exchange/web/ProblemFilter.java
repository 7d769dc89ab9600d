package io.counterfoil.exchange.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The outermost of our filters: gives the request its trace id, and tells as a problem what controllers never see,
 * such as a refused login, a path the firewall rejects, or a commit that fails after the controller has answered.
 */
final class ProblemFilter extends OncePerRequestFilter {
    private final ProblemWriter writer;

    ProblemFilter(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var trace = TraceId.begin(request.getHeader("traceparent"))) {
            if (ApiPaths.isApi(request)) {
                tellingProblems(request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
        }
    }

    private void tellingProblems(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, new ProblemsForErrors(request, response));
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            // What the controller has said, a Location for example, is not true.
            response.reset();
            var cause =
                    failure instanceof ServletException && failure.getCause() != null ? failure.getCause() : failure;
            writer.write(Problems.of(cause), request, response);
        }
    }

    /** Answers a bare error status with a problem instead of the container's page. */
    private final class ProblemsForErrors extends HttpServletResponseWrapper {
        private final HttpServletRequest request;

        ProblemsForErrors(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void sendError(int status) throws IOException {
            sendError(status, null);
        }

        @Override
        public void sendError(int status, @Nullable String message) throws IOException {
            var known = KnownProblem.ofStatus(status);
            writer.write(Problem.of(known.name(), status, known.entry().explanation()), request, (HttpServletResponse)
                    getResponse());
        }
    }
}
