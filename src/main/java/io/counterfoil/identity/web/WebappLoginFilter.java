package io.counterfoil.identity.web;

import io.counterfoil.identity.LoginAttempts;
import io.counterfoil.workflow.web.WebappLogin;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before the webapps' own login: the same limits and the same records as at every other door. */
final class WebappLoginFilter extends OncePerRequestFilter {
    private static final Pattern LOGIN = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/login/[^/]+");
    private static final Pattern LOGOUT = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/logout");
    private static final String DOOR = "webapp login";

    private final AccountPassword passwords;
    private final LoginAttempts attempts;
    private final WebappLogin logins;

    WebappLoginFilter(AccountPassword passwords, LoginAttempts attempts, WebappLogin logins) {
        this.passwords = passwords;
        this.attempts = attempts;
        this.logins = logins;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (LOGIN.matcher(request.getRequestURI()).matches()) {
            logIn(request, response, chain);
        } else if (LOGOUT.matcher(request.getRequestURI()).matches()) {
            var person = logins.in(request);
            chain.doFilter(request, response);
            person.ifPresent(login -> attempts.loggedOut(login.login(), DOOR));
        } else {
            chain.doFilter(request, response);
        }
    }

    private void logIn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var names = request.getParameterValues("username");
        if (request.getQueryString() != null || names == null || names.length != 1) {
            // The webapp might read another name than this filter has checked.
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        var login = names[0];
        if (passwords.isClosedTo(login, DOOR)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_OK) {
            attempts.succeeded(login, DOOR);
        } else if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            attempts.failed(login, DOOR, "wrong password, unknown login, or locked");
        }
    }
}
