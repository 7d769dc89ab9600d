package io.counterfoil.identity.web;

import io.counterfoil.identity.Person;
import io.counterfoil.identity.SecurityAction;
import io.counterfoil.identity.SecurityEvent;
import io.counterfoil.identity.SecurityLog;
import io.counterfoil.identity.TasklistUpkeep;
import io.counterfoil.workflow.Accounts;
import io.counterfoil.workflow.web.WebappLogin;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
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
    private final SecurityLog log;
    private final ObjectProvider<ProviderSessions> provider;

    SessionLoginFilter(
            WebappLogin logins,
            Accounts accounts,
            TasklistUpkeep tasklist,
            SecurityLog log,
            ObjectProvider<ProviderSessions> provider) {
        this.logins = logins;
        this.accounts = accounts;
        this.tasklist = tasklist;
        this.log = log;
        this.provider = provider;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        endIfUnconfirmed(request);
        logins.in(request).flatMap(login -> token(request, login)).ifPresent(token -> {
            tasklist.welcome(token.getName());
            SecurityContextHolder.setContext(new SecurityContextImpl(token));
        });
        chain.doFilter(request, response);
    }

    /** Before anything of this request, the webapps' own filters included, looks into the session. */
    private void endIfUnconfirmed(HttpServletRequest request) {
        var session = request.getSession(false);
        var login = ProviderSessions.of(session);
        if (session != null && login != null && provider.stream().noneMatch(sessions -> sessions.isConfirmed(login))) {
            session.invalidate();
            log.keep(SecurityEvent.success(
                    SecurityAction.SESSION_ENDED, login.login, "", "not confirmed by the identity provider"));
        }
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
