package io.counterfoil.identity.web;

import io.counterfoil.identity.Person;
import io.counterfoil.identity.TasklistUpkeep;
import io.counterfoil.workflow.Accounts;
import io.counterfoil.workflow.web.WebappLogin;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes over the webapps' login from the session. Nothing is stored beside it, so there is nothing that could disagree
 * with it. Roles are read anew for each of our pages: one taken away is gone with the next click.
 */
final class SessionLoginFilter extends OncePerRequestFilter {
    private final WebappLogin logins;
    private final Accounts accounts;
    private final TasklistUpkeep tasklist;

    SessionLoginFilter(WebappLogin logins, Accounts accounts, TasklistUpkeep tasklist) {
        this.logins = logins;
        this.accounts = accounts;
        this.tasklist = tasklist;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        logins.in(request).flatMap(login -> token(request, login)).ifPresent(token -> {
            tasklist.welcome(token.getName());
            SecurityContextHolder.setContext(new SecurityContextImpl(token));
        });
        chain.doFilter(request, response);
    }

    private Optional<LoginToken> token(HttpServletRequest request, WebappLogin.LoggedIn login) {
        if (request.getRequestURI().startsWith("/camunda/")) {
            return Optional.of(LoginToken.of(new Person(login.login(), login.groups()), login.webapps()));
        }
        return accounts.find(login.login())
                .map(account -> LoginToken.of(new Person(account.login(), account.groups()), login.webapps()));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }
}
