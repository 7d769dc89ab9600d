package io.counterfoil.workflow.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.camunda.bpm.webapp.impl.util.ServletContextUtil;
import org.springframework.stereotype.Component;

/**
 * The login that Camunda's webapps keep in the HTTP session. It is the only one: our pages accept it, so whoever logs in
 * or out on either side has done so on both.
 */
@Component
public class WebappLogin {
    private final ProcessEngine engine;

    WebappLogin(ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Who is logged in.
     *
     * @param groups as of a few minutes ago at most while a webapp is in use, else as of the login
     * @param webapps names of the webapps the person may open
     */
    public record LoggedIn(String login, Set<String> groups, Set<String> webapps) {}

    /**
     * Logs the person in whose password has been checked, under a new session: one that somebody else planted before
     * the login is worth nothing after it.
     */
    public void logIn(HttpServletRequest request, String login) {
        var authentication = AuthenticationUtil.createAuthentication(engine, login);
        if (authentication == null) {
            throw new IllegalStateException("account " + login + " vanished during its login");
        }
        Optional.ofNullable(ServletContextUtil.getAuthCacheValidationTime(request.getServletContext()))
                .ifPresent(authentication::setCacheValidationTime);
        AuthenticationUtil.revalidateSession(request, authentication);
    }

    /** The person logged in to this request's session; empty if there is no session or nobody in it. */
    public Optional<LoggedIn> in(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(AuthenticationUtil::getAuthsFromSession)
                .map(logins -> logins.getAuthenticationForProcessEngine(engine.getName()))
                .map(UserAuthentication.class::cast)
                .map(login -> new LoggedIn(
                        login.getIdentityId(), Set.copyOf(login.getGroupIds()), Set.copyOf(login.getAuthorizedApps())));
    }
}
